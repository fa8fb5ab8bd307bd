"""What the preview answers at an address of the site: a file from memory, and in each page our script."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

from markupsafe import Markup

from kalliola_site.data.security_policy import content_security_policy
from kalliola_site.frozen_value import frozen_value

PREFIX = "/_preview/"
"""Under it is what belongs to the preview itself; no page of a site has a name with an underscore."""

NOT_FOUND = "404.html"

_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Stated here, for what a system knows of types differs from machine to machine."""

_PUBLISHED_POLICY = content_security_policy().encode()
_OUR_POLICY = content_security_policy({"script-src": "'self'", "connect-src": "'self'"}).encode()
"""What the published pages forbid and our script needs: to run, and to hear of news."""

_STYLESHEET = re.compile(rb'(<link\b[^>]*\brel="stylesheet"[^>]*\bhref=")([^"]*)(")')


@frozen_value
class Answer:
    """A response, before it is sent."""

    status: int
    content_type: str
    body: bytes = b""
    location: str = ""
    """Where to go instead, for a redirect."""


def answer(files: Mapping[str, bytes] | None, path: str, language: str, title: str) -> Answer:
    """Answer a request as a static host would.

    Args:
        files: The site; none where it could not be built yet.
        path: The path of the address, decoded, without the first slash.
        language: The language of messages, for a page that has nothing else to show.
        title: The title of that page.
    """
    if files is None:
        return Answer(503, _TYPES[".html"], _with_script(_empty_page(language, title), ""))
    name = _file_name(path)
    if name not in files and f"{path}/index.html" in files:
        return Answer(307, _TYPES[".txt"], location=quote(f"/{path}/"))
    status, name = (200, name) if name in files else (404, NOT_FOUND)
    body = files.get(name, b"")
    kind = _TYPES.get(PurePosixPath(name).suffix, _TYPES[".txt"])
    if name.endswith(".html"):
        body = _with_script(body, page_digest(body))
    return Answer(status, kind, body)


def _file_name(path: str) -> str:
    return f"{path}index.html" if not path or path.endswith("/") else path


@frozen_value
class PageState:
    """What a browser compares with the page it shows, to see if it must load it again."""

    digest: str
    """Differs where anything but the addresses of style sheets does."""
    stylesheets: tuple[str, ...]
    """The addresses of its style sheets, in order."""


def page_state(files: Mapping[str, bytes] | None, path: str) -> PageState:
    """Tell how the page at an address is now; the arguments are those of ``answer``."""
    if files is None:
        return PageState("", ())
    page = files.get(_file_name(path), files.get(NOT_FOUND, b""))
    stylesheets = tuple(html.unescape(match[2].decode()) for match in _STYLESHEET.finditer(page))
    return PageState(page_digest(page), stylesheets)


def page_digest(page: bytes) -> str:
    """Name a page after all it says but the addresses of its style sheets."""
    return hashlib.sha256(_STYLESHEET.sub(rb"\1\3", page)).hexdigest()[:16]


def _empty_page(language: str, title: str) -> bytes:
    page = Markup(
        '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<title>{}</title>\n</head>\n'
        "<body></body>\n</html>\n"
    )
    return page.format(language, title).encode()


def _with_script(page: bytes, digest: str) -> bytes:
    """Add to a page what talks with the preview; the published site never has it."""
    script = f'<script type="module" src="{PREFIX}client.js" data-page="{digest}"></script>'.encode()
    head, end, rest = page.replace(_PUBLISHED_POLICY, _OUR_POLICY, 1).partition(b"</head>")
    return head + script + end + rest
