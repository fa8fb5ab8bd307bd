"""The words themselves: the Markdown in every text, its links, its translations, its placeholders."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from kalliola_site.cache.memory import Memory
from kalliola_site.model.base import Model, localized_texts
from kalliola_site.model.drafts import Drafts
from kalliola_site.model.links import ContentLink, OutsideAddress
from kalliola_site.model.long_texts import Texts
from kalliola_site.model.paths import INTERFACE
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message, Place, Problem
from kalliola_site.syntax.hidden_remarks import OPENING
from kalliola_site.syntax.links import OutsideLink, PageLink, UnsafeLink
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.markdown_findings import (
    Finding,
    Heading,
    HeadingByLine,
    Image,
    LooseLink,
    LostSign,
    OpenRemark,
    TooDeep,
    UnreadHeading,
    UnreadItem,
    UnreadLink,
)
from kalliola_site.syntax.markdown_notations import ITEM_MARKS, FrontMatter, Notation, UnreadNotation
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.validate.kept_findings import (
    FindingsInTexts,
    findings_in_long_text,
    keep_findings_on,
)
from kalliola_site.validate.links import (
    meant_by_address,
    meant_by_name,
    own_host,
    pages_by_address,
    place_of_link,
)
from kalliola_site.validate.place_in_text import place_at, place_in_text

_LOST_TEXT = re.compile(r"[ \t]+(#[^\s#].*)")
"""What stands after a text without quotes and is taken for a comment; a real one has a space after its #."""

_MAY_BE_FOLDED_ITEM = re.compile(rf"\s(?:[-*][ \u00a0]|[{ITEM_MARKS}])")
_FOLDED_ITEM = re.compile(rf"\n[ \t]*([-*][ \u00a0]|[{ITEM_MARKS}])")
"""A line of a file that was meant as an item of a list, and is joined to the line before it."""

_OUTSIDE = re.compile(r"https?://|mailto:|tel:|www\.")

PLAIN_TEXTS = "plain texts"
"""The kind of what is kept of YAML files in whose texts is nothing that depends on other files."""

_YET_TO_BE_WRITTEN = re.compile(r"\[[^\[\]]+\]")
"""What stands in a file that was just started: words in square brackets, and nothing else."""


def is_yet_to_be_written(text: str) -> bool:
    """Whether a text only holds the place of one, as in files that were just started."""
    return _YET_TO_BE_WRITTEN.fullmatch(text.strip()) is not None


@dataclass
class _MarkdownCheck:
    """Gathers what is wrong with the Markdown of texts, and the links whose anchors are not known yet."""

    pages: frozenset[str]
    """The keys of all pages."""
    models: Mapping[str, Model]
    """What the YAML files say, by path."""
    unsure: tuple[str, ...]
    """How the keys of pages begin whose files could not all be read: a link to one may be right after all."""
    drafts: Drafts
    unpublished: frozenset[str]
    """The keys of the pages that readers do not get, as drafts."""
    links: list[ContentLink] = field(default_factory=list)
    outside: list[OutsideAddress] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    found: int = 0
    """How many links and other things were found that something had to be made of."""

    def short_text(
        self,
        document: Document,
        location: Location,
        text: str,
        in_text: Iterable[Finding],
        *,
        has_comments: bool,
    ) -> None:
        """Check a text from a YAML file, which may have something that passes for a comment, or not."""
        is_in_draft = self.drafts.has_text(document.source.path, location[:-1], str(location[-1]))
        if has_comments:
            _, end = document.extent(location)
            if lost := _LOST_TEXT.match(document.source.text, end):
                place = document.source.find(lost[1], document.place(location).line)
                self.problems.append(Problem(place, messages.yaml.YAML_COMMENT_IN_TEXT, severity="warning"))
        if is_yet_to_be_written(text):
            self._remind(document.place(location), is_in_draft=is_in_draft)
        if _MAY_BE_FOLDED_ITEM.search(text):
            start, end = document.extent(location)
            for item in _FOLDED_ITEM.finditer(document.source.text, start, end):
                self._not_read("list", place_at(document.source, *item.span(1)))
        for finding in in_text:
            self.found += 1
            if isinstance(finding, UnreadNotation):
                if finding.notation == "tag" and document.source.path == INTERFACE:
                    continue  # braces have a meaning there, and what is wrong with them is told of by it
                self._not_read(finding.notation, place_in_text(document, location, finding))
            elif not isinstance(finding, Heading):
                line = document.place(location).line + finding.line
                self._check(finding, document.source, line, "", is_in_draft=is_in_draft)

    def long_text(self, source: Source, page: str, language: str, memory: Memory) -> None:
        """Check a Markdown file, the text of a page."""
        is_in_draft = self.drafts.has_long_text(page, language)
        in_text = findings_in_long_text(source.text, memory)
        for index in in_text.lines_taken_for_code:
            place = source.place(index + 1)
            self.problems.append(Problem(place, messages.markdown.INDENTED_TEXT, severity="warning"))
        for index in in_text.open_fences:
            self.problems.append(
                Problem(source.place(index + 1), messages.markdown.CODE_OPEN, severity="warning")
            )
        if is_yet_to_be_written(source.text):
            self._remind(source.place(), is_in_draft=is_in_draft)
        level = 1
        for finding in in_text.findings:
            line = finding.line + 1
            if not isinstance(finding, Heading):
                self._check(finding, source, line, page, is_in_draft=is_in_draft)
                continue
            if not 1 < finding.level <= level + 1:
                marks = "##" if finding.level == 1 else "#" * (level + 1)
                self._tell(
                    source.place(line), messages.markdown.HEADING_LEVEL, level=finding.level, marks=marks
                )
            level = max(2, finding.level)

    def _check(
        self,
        finding: Finding,
        source: Source,
        line: int,
        page: str,
        *,
        is_in_draft: bool,
    ) -> None:
        match finding:
            case PageLink():
                place = place_of_link(source, finding.href, line)
                self._page_link(finding, place, page, is_in_draft=is_in_draft)
            case OutsideLink() | UnsafeLink():
                self._link_by_address(finding, place_of_link(source, finding.href, line))
            case UnreadLink():
                self._tell(source.find(finding.words, line), messages.markdown.LINK_NOT_READ)
            case LooseLink() if self._leads_somewhere(finding.target):
                self._tell(source.find(finding.written, line), messages.markdown.LINK_NOT_READ)
            case Image():
                self._tell(source.find("![", line), messages.markdown.IMAGE_IN_TEXT)
            case TooDeep():
                self._tell(source.place(line), messages.markdown.MARKDOWN_TOO_DEEP)
            case UnreadNotation() | OpenRemark() | FrontMatter():
                self._not_markdown(finding, source, line)
            case _:
                self._mark_at_start(finding, source, line)

    def _mark_at_start(self, finding: Finding, source: Source, line: int) -> None:
        """Tell of a mark at the beginning of a line that is taken for another, or for none."""
        match finding:
            case UnreadHeading():
                place = source.place(line, 1, len(finding.marks))
                self._tell(place, messages.markdown.HEADING_SPACE, marks=finding.marks)
            case UnreadItem():
                place = source.find(finding.marks, line)
                self.problems.append(Problem(place, messages.markdown.LIST_MARK, severity="warning"))
            case LostSign():
                values = {"sign": finding.sign}
                place = source.find(finding.sign, line)
                self.problems.append(
                    Problem(place, messages.markdown.SIGN_NOT_SHOWN, values, severity="warning")
                )
            case HeadingByLine():
                place = source.place(line)
                self.problems.append(Problem(place, messages.markdown.HEADING_BY_LINE, severity="warning"))
            case _:
                pass

    def _link_by_address(self, link: OutsideLink | UnsafeLink, place: Place) -> None:
        if isinstance(link, UnsafeLink):
            href = unquote(link.href)
            hint = meant_by_address(href, self._addresses)
            self._tell(place, messages.markdown.LINK_UNSAFE, href=href, suggestion=hint)
            return
        if (host := own_host(link.href)) is not None:
            values = {"host": host}
            told = Problem(place, messages.markdown.LINK_TO_OWN_MACHINE, values, severity="warning")
            self.problems.append(told)
        self.outside.append(OutsideAddress(link.href, place))

    def _not_markdown(
        self, finding: UnreadNotation | OpenRemark | FrontMatter, source: Source, line: int
    ) -> None:
        if isinstance(finding, OpenRemark):
            self._tell(source.find(OPENING, line), messages.markdown.REMARK_OPEN)
        elif isinstance(finding, FrontMatter):
            self._tell(source.place(line), messages.markdown.FRONT_MATTER)
        else:
            self._not_read(finding.notation, source.find(finding.written, line))

    def _not_read(self, notation: Notation, place: Place) -> None:
        what, instead = messages.markdown.NOTATIONS[notation]
        values = {"what": what, "instead": instead}
        problem = Problem(place, messages.markdown.NOTATION_NOT_READ, values, severity="warning")
        self.problems.append(problem)

    def _page_link(self, link: PageLink, place: Place, page: str, *, is_in_draft: bool) -> None:
        target = link.key or page
        if target and target not in self.pages:
            if not target.startswith(self.unsure):
                self._tell(
                    place,
                    messages.markdown.LINK_TO_UNKNOWN_PAGE,
                    key=target,
                    suggestion=meant_by_name(target, self._addresses, self.pages),
                )
        elif target in self.unpublished and not is_in_draft:
            values = {"key": target}
            self.problems.append(Problem(place, messages.markdown.LINK_TO_DRAFT, values, severity="warning"))
        elif link.anchor:
            self.links.append(ContentLink(target, link.anchor, place, is_in_draft))

    @cached_property
    def _addresses(self) -> Mapping[str, str]:
        """The page that each last part of an address belongs to; only hints need it."""
        return pages_by_address(self.models)

    def _leads_somewhere(self, target: str) -> bool:
        return _OUTSIDE.match(target) is not None or target.partition("#")[0] in self.pages

    def _remind(self, place: Place, *, is_in_draft: bool) -> None:
        # Whether it is a draft is not in the same file always, so that nothing is taken for found right.
        self.found += 1
        if not is_in_draft:
            self.problems.append(Problem(place, messages.new.YET_TO_BE_WRITTEN, severity="warning"))

    def _tell(self, place: Place, message: Message, **values: object) -> None:
        self.problems.append(Problem(place, message, values))


def markdown_problems(  # noqa: PLR0913, PLR0917 - what is checked, and with what in view
    models: Mapping[str, Model],
    documents: Mapping[str, Document],
    texts: Texts,
    pages: Iterable[str],
    unsure: tuple[str, ...],
    drafts: tuple[Drafts, frozenset[str]],
    known: Container[str],
    memory: Memory,
) -> tuple[tuple[ContentLink, ...], tuple[OutsideAddress, ...], list[Problem]]:
    """Check the Markdown of every text.

    Args:
        models: What the YAML files say, by path.
        documents: The YAML files, by path.
        texts: The Markdown files.
        pages: The keys of all pages.
        unsure: How the keys of pages begin that are not all known, because a file could not be read.
        drafts: The drafts, and how these texts call the pages that are not published because of them.
        known: The paths of YAML files whose texts are known to be right, whatever else there is.
        memory: What was found in earlier builds.

    Returns:
        The links to an anchor, the links out of the site, and the problems.
    """
    check = _MarkdownCheck(frozenset(pages), models, unsure, *drafts)
    plain = memory.table(PLAIN_TEXTS)
    for path, model in models.items():
        document = documents[path]
        if path in known or plain.row(path) == (document.source.digest, None):
            keep_findings_on(path, memory)
            plain.keep_on(path)
            continue
        before = check.found, len(check.problems)
        _check_short_texts(check, document, model, memory)
        if (check.found, len(check.problems)) == before:
            plain.keep(path, document.source.digest, None, None)
    for (page, language), source in texts.items():
        check.long_text(source, page, language, memory)
    return tuple(check.links), tuple(check.outside), check.problems


def has_plain_texts(document: Document, model: Model, memory: Memory) -> bool:
    """Whether nothing is wrong with the texts of a YAML file, and nothing in them depends on other files."""
    check = _MarkdownCheck(frozenset(), {}, (), Drafts(), frozenset())
    _check_short_texts(check, document, model, memory)
    return not check.found and not check.problems


def _check_short_texts(check: _MarkdownCheck, document: Document, model: Model, memory: Memory) -> None:
    has_comments = _LOST_TEXT.search(document.source.text) is not None
    in_texts = FindingsInTexts(document.source.path, memory)
    for location, text in localized_texts(model):
        for language, words in text.items():
            found = in_texts.of(words)
            check.short_text(document, (*location, language), words, found, has_comments=has_comments)
    in_texts.keep()
