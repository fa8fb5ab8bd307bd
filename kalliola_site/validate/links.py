"""Links as they were written: where each stands in its file, and what was meant by one that cannot be."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from kalliola_site.model.base import Model, localized_texts
from kalliola_site.model.paths import GOALS, SITE, UPDATES
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Place
from kalliola_site.problems.suggest import suggest
from kalliola_site.syntax.source import Source

_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?:[/?#].*)?")
_MAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}")
_OWN_NAMES = ("localhost", ".localhost", ".local")
_TEXT_FILE = re.compile(r"(?:\.[A-Za-z-]+)?\.md$")
_FILES = (".yml", ".md", ".html")
"""How what was meant as an address may end: people copy it from the program they write with."""


def place_of_link(source: Source, href: str, line: int) -> Place:
    """Find a link's target as it was written: the parser gives it decoded and encoded anew."""
    lines = source.text.split("\n")
    for written in dict.fromkeys((href, unquote(href))):
        target = re.compile(rf"(?:\]\(\s*<?|<){re.escape(written)}(?=[\s)>])")
        for number in range(line, len(lines) + 1):
            if found := target.search(lines[number - 1]):
                return source.place(number, found.end() - len(written) + 1, max(1, len(written)))
    for number in range(line, len(lines) + 1):
        for written in (href, unquote(href)):
            if written and (column := lines[number - 1].find(written)) >= 0:
                return source.place(number, column + 1, len(written))
    mark = source.find("](", line)
    return source.place(mark.line, mark.column + 2)


def own_host(href: str) -> str | None:
    """Name the host of an address that leads readers to their own machine, or to a network at home."""
    host = urlsplit(href).hostname or ""
    if host == _OWN_NAMES[0] or host.endswith(_OWN_NAMES[1:]):
        return host
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return None
    return host if address.is_private or address.is_loopback or address.is_unspecified else None


def pages_by_address(models: Mapping[str, Model]) -> Mapping[str, str]:
    """Return the page that each last part of an address, and each name of a file, belongs to."""
    found: dict[str, str] = {}
    for path, model in models.items():
        folder, kind = str(PurePosixPath(path).parent), {GOALS: "goals", UPDATES: "updates"}
        if folder in kind:
            found[PurePosixPath(path).stem] = f"{kind[folder]}/{getattr(model, 'id', '')}"
        for location, text in localized_texts(model):
            if location[-1] != "slug" or (folder not in kind and path != SITE):
                continue
            key = f"{kind[folder]}/{getattr(model, 'id', '')}" if folder in kind else str(location[-2])
            found.setdefault(key, key)
            found.update(dict.fromkeys(text.values(), key))
    return found


def meant_by_address(href: str, pages: Mapping[str, str]) -> Phrase:
    """Word a hint for a link that leads nowhere it may: what was meant, as far as anybody can tell."""
    if _MAIL.fullmatch(href):
        return messages.phrases.DID_YOU_MEAN.with_values(suggestion=f"mailto:{href}")
    if (page := _page_of(href, pages)) is not None:
        return messages.phrases.DID_YOU_MEAN.with_values(suggestion=page)
    if _HOST.fullmatch(href) and not href.endswith(_FILES):
        return messages.phrases.DID_YOU_MEAN.with_values(suggestion=f"https://{href}")
    return messages.markdown.LINK_FORMS


def meant_by_name(key: str, pages: Mapping[str, str], known: Collection[str]) -> Phrase:
    """Word a hint for a link that names no page: the page that has it in its address, or one called so."""
    page = _page_of(key, pages)
    if page is not None and page in known:
        return messages.phrases.DID_YOU_MEAN.with_values(suggestion=page)
    return suggest(key, known)


def _page_of(href: str, pages: Mapping[str, str]) -> str | None:
    try:
        path = urlsplit(href).path
    except ValueError:
        return None
    name = unquote(path).rstrip("/").rpartition("/")[2].removesuffix(".yml")
    return pages.get(name) or pages.get(_TEXT_FILE.sub("", name))
