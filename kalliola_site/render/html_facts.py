"""What a finished page says to a browser, as far as the audit has to know: places, links, headings."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from kalliola_site.data.security_policy import NEEDLESS_TAGS, refused
from kalliola_site.syntax.text_marks import find_mark

_TAG = re.compile(r"<!--.*?-->|(<[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*+>)", re.DOTALL)
_NAME = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")
_ATTRIBUTE = re.compile(r"([a-zA-Z:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_HEADING = re.compile(r"h[1-6]")
_MANY = 65_536
"""How many tags are remembered: most of a page's stand on others, too."""
_TELLING_TAGS = frozenset({"img", "a", "link", "script"}) | NEEDLESS_TAGS
_TELLING_ATTRIBUTE = re.compile(
    r"(?i)\b(?:id|href|src|srcset|srcdoc|poster|data|style|on[a-z]+|(?:form)?action|ping)\s*="
)
"""What a tag has to have for the audit to look at it more closely; most have none of it."""
_LOADED = frozenset({"src", "poster", "data"})
_LOADING_RELATIONS = frozenset(
    {"stylesheet", "preload", "icon", "manifest", "modulepreload", "apple-touch-icon"}
)


_IN_DRAWINGS = frozenset({"title", "desc"})
"""Elements that are named for screen readers only: nothing leads to them."""


class HtmlFacts(NamedTuple):
    """What is known of a page without its words; of texts and numbers only, so that it can be kept."""

    places: tuple[str, ...]
    """The ids that can be linked to."""
    ids: tuple[str, ...]
    """All ids."""
    repeated_ids: tuple[str, ...]
    links: tuple[str, ...]
    """Where links lead, each once."""
    loaded: tuple[str, ...]
    """What browsers load with the page."""
    headings: tuple[int, ...]
    """The levels of its headings, in order."""
    images_without_alt: int
    refused: tuple[str, ...]
    """What the security policy forbids or what could do harm."""
    mark: str | None
    """The first mark that tells where a text stands in the files, if there is any."""


def read_html_facts(page: str) -> HtmlFacts:
    """Read a page as a browser would."""
    gathered = _Gathered()
    for text in filter(None, _TAG.findall(page)):
        tag, attributes = _telling(text)
        if tag:
            gathered.note(tag, attributes)
    return HtmlFacts(
        places=tuple(gathered.places),
        ids=tuple(gathered.ids),
        repeated_ids=tuple(gathered.repeated_ids),
        links=tuple(gathered.links),
        loaded=tuple(gathered.loaded),
        headings=tuple(gathered.headings),
        images_without_alt=gathered.images_without_alt,
        refused=tuple(gathered.refused),
        mark=find_mark(page),
    )


@lru_cache(maxsize=_MANY)
def _telling(text: str) -> tuple[str, Mapping[str, str]]:
    """Return the name and the attributes of a tag; no name where there is nothing to look at."""
    name = _NAME.match(text)
    if name is None:
        return "", {}
    tag = name[1].lower()
    if tag in _TELLING_TAGS or _TELLING_ATTRIBUTE.search(text):
        return tag, _attributes(text[name.end() : -1])
    return (tag, {}) if _HEADING.fullmatch(tag) else ("", {})


def _attributes(text: str) -> dict[str, str]:
    return {
        name.lower(): html.unescape(value) if "&" in value else value
        # Where an attribute stands twice, browsers take the first (HTML, 13.2.5.33).
        for name, double, single, bare in reversed(_ATTRIBUTE.findall(text))
        for value in (double or single or bare,)
    }


class _Gathered:
    def __init__(self) -> None:
        self.places: list[str] = []
        self.ids: dict[str, None] = {}
        self.repeated_ids: list[str] = []
        self.links: dict[str, None] = {}
        self.loaded: list[str] = []
        self.headings: list[int] = []
        self.images_without_alt = 0
        self.refused: list[str] = []

    def note(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note what a tag tells."""
        if _HEADING.fullmatch(tag):
            self.headings.append(int(tag[1]))
        if identifier := attributes.get("id"):
            if identifier in self.ids:
                self.repeated_ids.append(identifier)
            elif tag not in _IN_DRAWINGS:
                self.places.append(identifier)
            self.ids[identifier] = None
        if (found := refused(tag, attributes)) is not None:
            self.refused.append(found)
        if tag == "img" and "alt" not in attributes:
            self.images_without_alt += 1
        if "href" in attributes and tag != "base":
            relations = set(attributes.get("rel", "").split())
            if tag == "link" and relations & _LOADING_RELATIONS:
                self.loaded.append(attributes["href"])
            else:
                self.links[attributes["href"]] = None
        self.loaded += (attributes[name] for name in sorted(_LOADED & attributes.keys()))
        if choices := attributes.get("srcset"):
            self.loaded += (choice.split()[0] for choice in choices.split(","))
