"""Apache: ``.htaccess``, for hosts that let a folder have one (``AllowOverride All``)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kalliola_site.data.hosts.rules import REVALIDATED, TYPES, HostRedirect, HostRules
from kalliola_site.data.security_policy import FINGERPRINTED

CONFIGURATION = ".htaccess"


def write_apache(rules: HostRules) -> Mapping[str, str]:
    """Word the rules for Apache 2.4."""
    *special, last = rules.missing
    by_language = "".join(
        f'<If "%{{REQUEST_URI}} =~ m#^{page.folder}#">\n  ErrorDocument 404 {page.address}\n</If>\n'
        for page in special
    )
    types = "".join(f'AddType "{kind}" {suffix}\n' for suffix, kind in TYPES.items())
    everywhere = "".join(
        f'  Header always set {name} "{value}"\n' for name, value in rules.everywhere.items()
    )
    opened = "".join(f'    Header set {name} "{value}"\n' for name, value in rules.open_data.items())
    moved = "".join(map(_redirect, rules.redirects_in_one_step))
    return {
        CONFIGURATION: (
            "DirectoryIndex index.html\nDirectorySlash On\nOptions -Indexes -MultiViews\n"
            "AddDefaultCharset utf-8\nFileETag MTime Size\n"
            f"ErrorDocument 404 {last.address}\n{by_language}{types}"
            'RedirectMatch 404 "/\\.(?!well-known/)|/_(?:headers|redirects)$|\\.(?:br|gz)$"\n'
            f"<IfModule mod_headers.c>\n{everywhere}"
            # Without "always", this is said of what is there, and not of what is missing.
            f'  Header set Cache-Control "{REVALIDATED}"\n'
            '  <FilesMatch "\\.[0-9a-f]{12}\\.[a-z0-9]+$">\n'
            f'    Header set Cache-Control "{FINGERPRINTED}"\n  </FilesMatch>\n'
            f'  <If "%{{REQUEST_URI}} =~ m#^{rules.data_folder}#">\n{opened}  </If>\n'
            "</IfModule>\n"
            + (f"<IfModule mod_rewrite.c>\nRewriteEngine On\n{moved}</IfModule>\n" if moved else "")
        )
    }


def _redirect(redirect: HostRedirect) -> str:
    asked = "".join(
        f'RewriteCond %{{QUERY_STRING}} "(?:^|&){re.escape(pair)}(?:&|$)"\n' for pair in redirect.query
    )
    path = re.escape(redirect.origin).replace('"', r"\"")
    destination = redirect.destination.replace("%", r"\%").replace("$", r"\$")
    # What is asked besides goes along, unless the line asks itself or leads to a place on a page.
    drops = ",QSD" if redirect.query or "?" in destination or "#" in destination else ""
    return (
        f'RewriteCond %{{REQUEST_URI}} "^{path}$"\n{asked}RewriteRule ^ "{destination}" [R=301,L,NE{drops}]\n'
    )
