"""Addresses that follow readers: those that mail programs put around others, and parts for advertisers."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit, urlunsplit

_WRAPPERS = (
    (re.compile(r"(?:.+\.)?safelinks\.protection\.outlook\.com"), "url"),
    (re.compile(r"statics\.teams\.(?:cdn\.office\.net|microsoft\.com)"), "url"),
    (re.compile(r"(?:l|lm)\.(?:facebook|instagram)\.com"), "u"),
    (re.compile(r"(?:www\.)?google\.(?:com|fi)(?=/url)"), "url"),
    (re.compile(r"(?:www\.)?google\.(?:com|fi)(?=/url)"), "q"),
    (re.compile(r"linkprotect\.cudasvc\.com"), "a"),
)
"""The host of each service that is put before an address, and its parameter that holds the address."""

_DEFENSE = re.compile(r"https?://urldefense\.(?:com|us)/v3/__(https?:/.+?)__;", re.IGNORECASE)

_PARAMETER = re.compile(
    r"(?:utm_\w+|mtm_\w+|pk_(?:campaign|kwd|source|medium)|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid"
    r"|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok)(?:=.*)?",
    re.IGNORECASE | re.DOTALL,
)
"""A parameter that says where a reader came from and nothing of what is shown."""


def without_tracking(address: str) -> str | None:
    """Return an address as it is without what follows readers; none where nothing in it does."""
    inner = _unwrapped(address)
    parts = urlsplit(inner)
    kept = [part for part in parts.query.split("&") if not _PARAMETER.fullmatch(part)]
    plain = urlunsplit(parts._replace(query="&".join(kept))) if "&".join(kept) != parts.query else inner
    return None if plain == address else plain


def _unwrapped(address: str) -> str:
    if match := _DEFENSE.match(address):
        return re.sub(r"^(https?:)/+", r"\1//", match[1])
    parts = urlsplit(address)
    for wrapper, parameter in _WRAPPERS:
        if wrapper.match(f"{parts.hostname}{parts.path}"):
            for target in parse_qs(parts.query).get(parameter, []):
                if target.startswith(("http://", "https://")):
                    return _unwrapped(target)
    return address
