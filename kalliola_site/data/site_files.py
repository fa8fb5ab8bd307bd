"""The files of a site that are not pages: for search engines and for browsers."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kalliola_site.brand.css import theme_colours
from kalliola_site.language.text import localize
from kalliola_site.model.content import Content
from kalliola_site.model.site import Security
from kalliola_site.plan.assets import Assets
from kalliola_site.plan.pages import Plan
from kalliola_site.syntax.xml import quoted

MANIFEST = "site.webmanifest"
SECURITY_TXT = ".well-known/security.txt"

_ICONS = (
    ("favicon.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any maskable"),
    ("icon-512.png", "512x512", "image/png", "any maskable"),
)
"""The icons that the manifest names: file, sizes, type and purpose (Web Application Manifest, 8)."""


def site_files(content: Content, plan: Plan, assets: Assets, base_url: str) -> Mapping[str, bytes]:
    """Write sitemap, robots.txt, manifest and security.txt, by path below the root."""
    files: dict[str, bytes] = {
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n".encode(),
        MANIFEST: _manifest(content, assets).encode(),
        "sitemap.xml": _sitemap(plan, base_url).encode(),
    }
    if content.site.security is not None:
        files[SECURITY_TXT] = _security_txt(content.site.security, base_url).encode()
    return files


def _security_txt(security: Security, base_url: str) -> str:
    """Say whom to tell of a hole in the site's security (RFC 9116); the last day counts to its end."""
    return (
        f"Contact: {security.contact}\n"
        f"Expires: {security.expires}T23:59:59Z\n"
        f"Canonical: {base_url}{SECURITY_TXT}\n"
    )


def _sitemap(plan: Plan, base_url: str) -> str:
    """List the pages with their counterparts (sitemaps.org 0.9, with the xhtml:link extension)."""
    addresses = {
        (page.key, page.language): quoted(base_url + page.path) for page in plan.pages if page.translated
    }
    languages = {language: quoted(language) for language in (*plan.languages, "x-default")}
    links: dict[str, str] = {}
    entries = []
    # Search engines are sent to the original of a page that is not wholly translated.
    for key, language in addresses:
        if key not in links:
            found = [(code, addresses[key, code]) for code in plan.languages if (key, code) in addresses]
            links[key] = "".join(
                f'<xhtml:link rel="alternate" hreflang={languages[code]} href={address}/>'
                for code, address in (*found, ("x-default", found[0][1]))
            )
        address = addresses[key, language][1:-1]
        entries.append(f"<url><loc>{address}</loc>{links[key]}</url>\n")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "".join(entries) + "</urlset>\n"
    )


def _manifest(content: Content, assets: Assets) -> str:
    language = content.languages[0]
    colours = theme_colours(content.brand)
    name = localize(content.strategy.name, language, language).plain
    manifest: dict[str, object] = {
        "name": f"{content.site.organisation.name} – {name}",
        "short_name": content.site.organisation.name,
        "lang": language,
        "start_url": "./",
        "display": "browser",
        "background_color": colours["day"],
        "theme_color": colours["day"],
    }
    manifest["icons"] = [
        {"src": name, "sizes": sizes, "type": kind, "purpose": purpose}
        for name, sizes, kind, purpose in _ICONS
        if name in assets.names
    ]
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
