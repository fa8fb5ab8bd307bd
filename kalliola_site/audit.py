"""Audit: the finished pages are read again, as a browser would, and held to what every page must be.

It looks at what was rendered, whatever it came from: links and fragments resolve, ids are unique,
pictures have alt (WCAG 1.1.1), headings go down one level at a time (WCAG 1.3.1), nothing asks another host
and nothing needs more than the security policy allows.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

from kalliola_site import messages
from kalliola_site.checks.texts import ContentLink
from kalliola_site.model_errors import suggest
from kalliola_site.plan import Plan
from kalliola_site.problems import Message, Place, Problem
from kalliola_site.security_policy import NEEDLESS_TAGS, refused
from kalliola_site.sources import Source

_TAG = re.compile(r"<!--.*?-->|<[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*+>", re.DOTALL)
_NAME = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")
_ATTRIBUTE = re.compile(r"([a-zA-Z:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_PLAIN_ADDRESS = re.compile(r"((?:\.\./)*)((?:[a-z0-9_-]+/)*(?:[a-z0-9_-][a-z0-9._-]*)?)(#[a-z0-9_-]+)?")
"""How nearly all addresses are: relative, of letters that mean themselves."""
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


@dataclass(slots=True)
class _Outline:
    """What the audit needs to know of a page."""

    ids: set[str] = field(default_factory=set)
    repeated_ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    images_without_alt: int = 0
    refused: list[str] = field(default_factory=list)


def audit(
    files: Mapping[str, bytes],
    plan: Plan,
    content_links: tuple[ContentLink, ...],
    templates: Mapping[str, Source],
    base_url: str,
) -> tuple[Problem, ...]:
    """Check every page of the finished site.

    Args:
        files: The site, by path below its root.
        plan: Which pages there are.
        content_links: The links to an anchor that texts have, with their places.
        templates: The templates, to name the line that a mistake came from where it is there.
        base_url: Where the site will be, with a final slash.
    """
    outlines = {path: _read(data.decode()) for path, data in files.items() if path.endswith(".html")}
    checks = _Checks(files, plan, content_links, templates, base_url, outlines)
    return tuple(problem for path in outlines for problem in checks.page(path))


def _read(page: str) -> _Outline:
    outline = _Outline()
    for text in _TAG.findall(page):
        tag, attributes = _telling(text)
        if tag:
            if _HEADING.fullmatch(tag):
                outline.headings.append(int(tag[1]))
            _note(outline, tag, attributes)
    return outline


@lru_cache(maxsize=_MANY)
def _telling(text: str) -> tuple[str, Mapping[str, str]]:
    """Tell the name and the attributes of a tag; no name where there is nothing to look at."""
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


def _note(outline: _Outline, tag: str, attributes: Mapping[str, str]) -> None:
    if identifier := attributes.get("id"):
        if identifier in outline.ids:
            outline.repeated_ids.append(identifier)
        outline.ids.add(identifier)
    if (found := refused(tag, attributes)) is not None:
        outline.refused.append(found)
    if tag == "img" and "alt" not in attributes:
        outline.images_without_alt += 1
    if "href" in attributes and tag != "base":
        relations = set(attributes.get("rel", "").split())
        loads = tag == "link" and relations & _LOADING_RELATIONS
        (outline.loaded if loads else outline.links).append(attributes["href"])
    outline.loaded += (attributes[name] for name in _LOADED & attributes.keys())
    if choices := attributes.get("srcset"):
        outline.loaded += (choice.split()[0] for choice in choices.split(","))


class _Checks:
    def __init__(  # noqa: PLR0913, PLR0917 - the values that audit() was given
        self,
        files: Mapping[str, bytes],
        plan: Plan,
        content_links: tuple[ContentLink, ...],
        templates: Mapping[str, Source],
        base_url: str,
        outlines: Mapping[str, _Outline],
    ) -> None:
        self._files = files
        self._base_url = base_url
        self._outlines = outlines
        self._templates = templates
        self._pages = {page.output: page for page in plan.pages}
        self._targets: dict[tuple[str, str], tuple[str, str] | None] = {}
        self._link_places = {(link.key, link.anchor): link.place for link in content_links}

    def page(self, path: str) -> Iterator[Problem]:
        outline = self._outlines[path]
        yield from self._elements(path, outline)
        yield from self._headings(path, outline.headings)
        for href in outline.loaded:
            target = self._target(path, href)
            if target is None:
                yield self._problem(path, href, messages.OTHER_HOST, href=href)
            elif not self._is_there(target[0]):
                yield self._problem(path, href, messages.LINK_BROKEN, href=href)
        for href in dict.fromkeys(outline.links):
            target = self._target(path, href)
            if target is None:
                continue
            file, anchor = target
            if not self._is_there(file):
                yield self._problem(path, href, messages.LINK_BROKEN, href=href)
            elif anchor and file in self._outlines and anchor not in self._outlines[file].ids:
                yield self._broken_anchor(path, href, file, anchor)

    def _is_there(self, file: str) -> bool:
        """Whether a file can be linked to; no link leads to a page that only leads on to another."""
        is_page = file in self._outlines
        return file in self._files and (not is_page or file in self._pages or file == "404.html")

    def _elements(self, path: str, outline: _Outline) -> Iterator[Problem]:
        for identifier in outline.repeated_ids:
            yield self._problem(path, f'id="{identifier}"', messages.ID_TWICE, id=identifier)
        if outline.images_without_alt:
            yield self._problem(path, "<img", messages.ALT_MISSING)
        for found in outline.refused:
            yield self._problem(path, found.rstrip(">"), messages.REFUSED_BY_POLICY, found=found)

    def _headings(self, path: str, levels: list[int]) -> Iterator[Problem]:
        if levels.count(1) != 1:
            yield self._problem(path, "<h1", messages.HEADING_FIRST, count=levels.count(1))
        for before, level in pairwise([0, *levels]):
            if level > before + 1:
                yield self._problem(path, f"<h{level}", messages.HEADING_SKIPPED, level=level, before=before)

    def _target(self, path: str, href: str) -> tuple[str, str] | None:
        """Find the file and the anchor that a link leads to; None where it leaves the site."""
        key = (path if href.startswith(("#", "?")) else path.rpartition("/")[0], href)
        if key not in self._targets:
            self._targets[key] = self._resolve(path, href)
        return self._targets[key]

    def _resolve(self, path: str, href: str) -> tuple[str, str] | None:
        if simple := _PLAIN_ADDRESS.fullmatch(href):
            ups, rest, anchor = simple.groups("")
            folders = path.split("/")[:-1]
            if not (ups or rest):
                return path, anchor[1:]
            if len(ups) // len("../") <= len(folders):
                above = folders[: len(folders) - len(ups) // len("../")]
                file = "/".join([*above, rest])
                return f"{file}index.html" if not rest or rest.endswith("/") else file, anchor[1:]
        page_url = self._base_url + (path.removesuffix("index.html") if path != "404.html" else path)
        url = urljoin(page_url, href)
        address, _, anchor = url.partition("#")
        if urlsplit(address).scheme not in ("http", "https") or not address.startswith(self._base_url):
            same_host = urlsplit(address).netloc == urlsplit(self._base_url).netloc
            return (address, "") if same_host and not href.startswith(("http:", "https:")) else None
        file = unquote(address.removeprefix(self._base_url).partition("?")[0])
        if not file or file.endswith("/"):
            file += "index.html"
        return file, unquote(anchor)

    def _broken_anchor(self, path: str, href: str, file: str, anchor: str) -> Problem:
        key = self._pages[file].key if file in self._pages else file
        place = self._link_places.get((key, anchor)) or self._link_places.get(("", anchor))
        if place is None:
            return self._problem(path, href, messages.ANCHOR_BROKEN, href=href, anchor=anchor)
        suggestion = suggest(anchor, self._outlines[file].ids)
        values = {"key": key, "anchor": anchor, "suggestion": suggestion}
        return Problem(place, messages.LINK_TO_UNKNOWN_ANCHOR, values)

    def _problem(self, path: str, words: str, message: Message, **values: object) -> Problem:
        """Place a problem where its words stand in a template, or else in the rendered page."""
        values["page"] = f"/{path.removesuffix('index.html')}"
        template = f"pages/{self._pages[path].template if path in self._pages else path[:-5]}.html.jinja"
        for name in (template, *self._templates):
            source = self._templates.get(name)
            if source is not None and words in source.text:
                return Problem(source.find(words), message, values)
        rendered = Source(f"dist/{path}", self._files[path].decode())
        place = rendered.find(words)
        return Problem(
            Place(place.path, place.line, place.column, place.excerpt, place.length), message, values
        )
