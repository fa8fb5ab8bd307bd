"""Audit: the finished pages are read again, as a browser would, and held to what every page must be.

It looks at what was rendered, whatever it came from: links and fragments resolve, ids are unique,
pictures have alt (WCAG 1.1.1), headings go down one level at a time (WCAG 1.3.1), nothing asks another host,
nothing needs more than the security policy allows, and no mark of the editor is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

from kalliola_site.audit.written_ids import WrittenIds, place_of_id
from kalliola_site.cache.memory import Memory, digest_of
from kalliola_site.model.files import Files
from kalliola_site.model.links import ContentLink
from kalliola_site.plan.pages import Plan
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message, Place, Problem
from kalliola_site.problems.suggest import suggest
from kalliola_site.render.html_facts import HtmlFacts, read_html_facts
from kalliola_site.render.made_page import MadePage
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.text_marks import find_mark

_PLACES = "places"

_PLAIN_ADDRESS = re.compile(r"((?:\.\./)*)((?:[a-z0-9_-]+/)*(?:[a-z0-9_-][a-z0-9._-]*)?)(#[a-z0-9_-]+)?")
"""How nearly all addresses are: relative, of letters that mean themselves."""


def audit(  # noqa: PLR0913, PLR0917 - what the stages before it made
    files: Files,
    plan: Plan,
    content_links: tuple[ContentLink, ...],
    templates: Mapping[str, Source],
    base_url: str,
    pages: Mapping[str, MadePage],
    written_ids: Callable[[str], WrittenIds],
    memory: Memory,
    *,
    offline: bool = False,
    editable: bool = False,
) -> tuple[Problem, ...]:
    """Check every page of the finished site.

    A page that was right before, and is what it was, is right as long as there are the same files and the
    same places on pages that links could lead to.

    Args:
        files: The site, by path below its root.
        plan: Which pages there are.
        content_links: The links to an anchor that texts have, with their places.
        templates: The templates, to name the line that a mistake came from where it is there.
        base_url: Where the site will be, with a final slash.
        pages: The pages that are as they were rendered, by path.
        written_ids: Gives the ids that people wrote for a period, by its name.
        memory: What was right in earlier builds.
        offline: Whether pages are opened from a folder, where a link leads nowhere unless it names a file.
        editable: Whether pages tell where their texts stand in the files, which none may that is published.
    """
    facts = _Facts(files, pages)
    checks = _Checks(files, plan, content_links, templates, base_url, facts, written_ids, offline=offline)
    others = [path for path in facts if path not in pages]
    places = digest_of(
        "\n".join(files),
        b"".join(page.ids for page in pages.values()),
        *(files.digest(path) for path in others),
        repr((base_url, offline, editable)),
    )
    table = memory.table("audited")
    is_same = table.row(_PLACES) == (places, None)
    table.keep(_PLACES, places, None, None)
    known = {path for path, page in pages.items() if is_same and not page.is_new}
    problems = [problem for path in facts if path not in known for problem in checks.page(path)]
    return (*problems, *(() if editable else checks.marks()))


class _Facts(Mapping[str, HtmlFacts]):
    """What all pages say to a browser, by path."""

    def __init__(self, files: Mapping[str, bytes], pages: Mapping[str, MadePage]) -> None:
        self._files = files
        self._pages = pages
        self._paths = dict.fromkeys(path for path in files if path.endswith(".html"))
        self._read: dict[str, HtmlFacts] = {}

    def __getitem__(self, path: str) -> HtmlFacts:
        if path not in self._paths:
            raise KeyError(path)
        if path in self._pages:
            return self._pages[path].facts
        if path not in self._read:
            self._read[path] = read_html_facts(self._files[path].decode())
        return self._read[path]

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class _Checks:
    def __init__(  # noqa: PLR0913, PLR0917 - the values that audit() was given
        self,
        files: Mapping[str, bytes],
        plan: Plan,
        content_links: tuple[ContentLink, ...],
        templates: Mapping[str, Source],
        base_url: str,
        html_facts: Mapping[str, HtmlFacts],
        written_ids: Callable[[str], WrittenIds],
        *,
        offline: bool,
    ) -> None:
        self._files = files
        self._base_url = base_url
        self._offline = offline
        self._outlines = html_facts
        self._written_ids = written_ids
        self._templates = templates
        self._pages = {page.output: page for page in plan.pages}
        self._marks: dict[str, str] = {}
        self._ids: dict[str, frozenset[str]] = {}
        self._targets: dict[tuple[str, str], tuple[str, str] | None] = {}
        self._link_places = {(link.key, link.anchor): link.place for link in content_links}

    def page(self, path: str) -> Iterator[Problem]:
        facts = self._outlines[path]
        if facts.mark is not None:
            self._marks[path] = facts.mark
        yield from self._elements(path, facts)
        yield from self._headings(path, facts.headings)
        for href in facts.loaded:
            target = self._target(path, href)
            if target is None:
                yield self._problem(path, href, messages.pages.OTHER_HOST, href=href)
            elif not self._is_there(target[0]):
                yield self._problem(path, href, messages.pages.LINK_BROKEN, href=href)
        for href in facts.links:
            target = self._target(path, href)
            if target is None:
                continue
            file, anchor = target
            if not self._is_there(file):
                yield self._problem(path, href, messages.pages.LINK_BROKEN, href=href)
            elif anchor and file in self._outlines and anchor not in self._ids_on(file):
                yield self._broken_anchor(path, href, file, anchor)

    def marks(self) -> Iterator[Problem]:
        """Find what tells where texts stand in the files: in pages looked at, and in what else is text."""
        for path in self._files:
            mark = self._marks.get(path) if path in self._outlines else _mark_in(self._files[path])
            if mark is not None:
                yield self._problem(path, mark, messages.pages.MARK_LEFT, found=mark)

    def _ids_on(self, file: str) -> frozenset[str]:
        if file not in self._ids:
            self._ids[file] = frozenset(self._outlines[file].ids)
        return self._ids[file]

    def _is_there(self, file: str) -> bool:
        """Whether a file can be linked to; no link leads to a page that only leads on to another."""
        is_page = file in self._outlines
        return file in self._files and (not is_page or file in self._pages or _is_for_missing(file))

    def _elements(self, path: str, facts: HtmlFacts) -> Iterator[Problem]:
        for identifier in facts.repeated_ids:
            yield self._repeated_id(path, identifier)
        if facts.images_without_alt:
            yield self._problem(path, "<img", messages.pages.ALT_MISSING)
        for found in facts.refused:
            yield self._problem(path, found.rstrip(">"), messages.pages.REFUSED_BY_POLICY, found=found)

    def _headings(self, path: str, levels: tuple[int, ...]) -> Iterator[Problem]:
        if levels.count(1) != 1:
            yield self._problem(path, "<h1", messages.pages.HEADING_FIRST, count=levels.count(1))
        for before, level in pairwise([0, *levels]):
            if level > before + 1:
                yield self._problem(
                    path, f"<h{level}", messages.pages.HEADING_SKIPPED, level=level, before=before
                )

    def _target(self, path: str, href: str) -> tuple[str, str] | None:
        """Find the file and the anchor that a link leads to; None where it leaves the site."""
        key = (path if href.startswith(("#", "?")) else path.rpartition("/")[0], href)
        if key not in self._targets:
            self._targets[key] = self._resolve(path, href)
        return self._targets[key]

    def _resolve(self, path: str, href: str) -> tuple[str, str] | None:
        if self._offline and not _names_a_file(href):
            return href, ""
        if simple := _PLAIN_ADDRESS.fullmatch(href):
            ups, rest, anchor = simple.groups("")
            folders = path.split("/")[:-1]
            if not (ups or rest):
                return path, anchor[1:]
            if len(ups) // len("../") <= len(folders):
                above = folders[: len(folders) - len(ups) // len("../")]
                file = "/".join([*above, rest])
                return f"{file}index.html" if not rest or rest.endswith("/") else file, anchor[1:]
        page_url = self._base_url + path.removesuffix("index.html")
        url = urljoin(page_url, href)
        address, _, anchor = url.partition("#")
        if urlsplit(address).scheme not in ("http", "https") or not address.startswith(self._base_url):
            same_host = urlsplit(address).netloc == urlsplit(self._base_url).netloc
            return (address, "") if same_host and not href.startswith(("http:", "https:")) else None
        file = unquote(address.removeprefix(self._base_url).partition("?")[0])
        if not file or file.endswith("/"):
            file += "index.html"
        return file, unquote(anchor)

    def _repeated_id(self, path: str, identifier: str) -> Problem:
        period = self._pages[path].period if path in self._pages else ""
        place = place_of_id(identifier, self._written_ids(period))
        if place is None:
            return self._problem(path, f'id="{identifier}"', messages.pages.ID_TWICE, id=identifier)
        return Problem(place, messages.pages.ID_TAKEN, {"page": _address(path)})

    def _broken_anchor(self, path: str, href: str, file: str, anchor: str) -> Problem:
        key = self._pages[file].key if file in self._pages else file
        place = self._link_places.get((key, anchor)) or self._link_places.get(("", anchor))
        if place is None:
            return self._problem(path, href, messages.pages.ANCHOR_BROKEN, href=href, anchor=anchor)
        suggestion = suggest(anchor, self._outlines[file].ids)
        values = {"key": key, "anchor": anchor, "suggestion": suggestion}
        return Problem(place, messages.markdown.LINK_TO_UNKNOWN_ANCHOR, values)

    def _problem(self, path: str, words: str, message: Message, **values: object) -> Problem:
        """Place a problem where its words stand in a template, or else in the rendered page."""
        values["page"] = _address(path)
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


def _mark_in(data: bytes) -> str | None:
    return find_mark(data.decode(errors="ignore")) if b"<!--" in data else None


def _address(path: str) -> str:
    return f"/{path.removesuffix('index.html')}"


def _names_a_file(href: str) -> bool:
    """Whether an address, if it is one of this site's, means the same where no server is."""
    parts = urlsplit(href)
    if parts.scheme or not parts.path:
        return True
    return not parts.path.startswith("/") and parts.path.rpartition("/")[2] not in {"", ".", ".."}


def _is_for_missing(file: str) -> bool:
    """Whether a file is what hosts show for missing addresses, in the site's folder or in a language's."""
    return file.rpartition("/")[2] == "404.html"
