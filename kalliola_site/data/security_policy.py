"""What browsers are allowed to do with the site: exactly what its pages need.

Every page carries the Content Security Policy in a ``meta`` element, for hosts that send no headers of
ours. Hosts that can also send ``headers()``; ``deploy/`` has the same for each kind of server.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kalliola_site.syntax.links import SCHEMES

REFERRER_POLICY = "same-origin"
"""Other sites are not told which page a reader came from (Referrer Policy, 3.3)."""

FINGERPRINTED = "public, max-age=31536000, immutable"
"""How long a file whose name changes with its content may be kept (RFC 9111, 5.2.2, and RFC 8246)."""

_SOURCES = {
    "default-src": "'none'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""What a page may load, and from where (Content Security Policy Level 3, 6); all else is refused.

Structured data stands in ``script`` elements that are data blocks: they never run, so no source is needed
for them (HTML, 4.12.1).
"""

_FEATURES = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
"""Abilities of browsers that no page needs, its own or an embedded one (Permissions Policy, 4)."""

_DATA_BLOCKS = frozenset({"application/ld+json"})
NEEDLESS_TAGS = frozenset({"style", "base", "iframe", "frame", "object", "embed", "form"})
"""Elements that no page needs, and that the policy forbids or that make it harder to judge."""
_ADDRESSES = frozenset({"href", "src", "xlink:href", "action", "formaction", "poster", "data", "ping"})

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_PASSED_OVER = re.compile("[\t\n\r]|^[\x00-\x20]+")
"""What browsers take out of an address before they read its scheme (URL Standard, 4.4)."""


def content_security_policy(more: Mapping[str, str] | None = None) -> str:
    """Word the policy for a ``meta`` element.

    Args:
        more: Further directives, or other sources for some, where a page is not shown as it is published:
            a preview that reloads its pages needs a script.
    """
    return "; ".join(f"{name} {sources}" for name, sources in {**_SOURCES, **(more or {})}.items())


def headers() -> Mapping[str, str]:
    """The headers that a host should send with every file."""
    return {
        # frame-ancestors means nothing in a meta element (CSP Level 3, 3.3).
        "Content-Security-Policy": content_security_policy({"frame-ancestors": "'none'"}),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
        "Referrer-Policy": REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
    }


def refused(tag: str, attributes: Mapping[str, str]) -> str | None:
    """Name what an element has that browsers refuse under the policy or that could do harm, if anything.

    Args:
        tag: Its name, in lower case.
        attributes: Its attributes, their values without entities.
    """
    if tag in NEEDLESS_TAGS or (tag == "script" and attributes.get("type") not in _DATA_BLOCKS):
        return f"<{tag}>"
    for name, value in attributes.items():
        lower = name.lower()
        if lower in {"style", "srcdoc"} or lower.startswith("on"):
            return f"{name}="
        if lower in _ADDRESSES and not _is_allowed(value):
            return f'{name}="{value}"'
    return None


def _is_allowed(address: str) -> bool:
    scheme = _SCHEME.match(_PASSED_OVER.sub("", address).lower())
    return scheme is None or scheme[1] in SCHEMES
