"""Prose: plain remarks on how texts are written, given by ``check`` alone; none forbids publishing by itself.

Which words and marks a language has is content: ``prose:`` in ``content/site.yml``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kalliola_site.model.content import Content
from kalliola_site.model.paths import SITE
from kalliola_site.model.prose import Prose
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem
from kalliola_site.validate.remarks.copies_of_source import CopiesOfSource
from kalliola_site.validate.remarks.leftovers import take_out_leftovers
from kalliola_site.validate.remarks.passages import Passage, Remark, passages
from kalliola_site.validate.remarks.past_texts import PastTexts
from kalliola_site.validate.remarks.tracking import without_tracking

_REPEATED = re.compile(
    r"(?<![\w\ufffc’'-])([^\W\d_]+)[*_]*(?:[ \u00a0]+|[ \t]*\n[ \t]*)[*_]*(\1)(?![\w\ufffc’'-])",
    re.IGNORECASE,
)
_DOUBLE_SPACE = re.compile(r"(?<=[^\s\ufffc])[ \u00a0]{2,}(?=\S)")
_STRAIGHT_QUOTES = re.compile(r"\"[^\"\n]*\"|(?<!\w)'[^'\n]+'(?!\w)|(?P<apostrophe>(?<=\w)')|[\"']")
_RANGE = re.compile(
    r"(?<![\w./:+–-])(\d{1,4}(?:[.,:]\d{1,2})*\.?)([ \u00a0]?)([-‐‑—])\2(\d{1,4}(?:[.,:]\d{1,4})*)(?![\w/–-])"
)
_FULL_STOP = re.compile(r"(?<=[^.\s])\.(?=[*_]*[ \t]*#*\s*\Z)")
_SOFT_HYPHEN = re.compile("\u00ad|&(?:shy|#0*173|#[xX]0*[aA][dD]);")
_QUOTES_AROUND = re.compile(r"[“”„«»‘’‚]([^“”„«»‘‚]+)[“”«»’]")
_WORD = re.compile(r"\w+")
_DESCRIPTION = (50, 155)
"""How many characters a description should have: what search engines show of it."""
_ROMAN_NUMBER = re.compile(r"[IVX]+")


def prose_problems(content: Content) -> Iterator[Problem]:
    """Find what could be written better, but for what is switched off or accepted in ``prose:``."""
    prose = content.site.prose
    accepted = _Accepted(prose)
    split = [take_out_leftovers(passage, prose) for passage in passages(content)]
    texts = tuple(passage for passage, _ in split)
    past = PastTexts(content)
    copies = CopiesOfSource(texts, [language.code for language in content.site.languages], content.accepted)
    unexplained = _unexplained_abbreviations(texts, prose)
    for index, (passage, left) in enumerate(split):
        for start, end, message, values in (
            *left,
            *_remarks(passage, prose),
            *copies.remarks(passage),
            *past.remarks(passage),
            *unexplained[index],
        ):
            if not accepted.covers(passage, start, end) and message.id not in prose.off:
                yield Problem(passage.place(start, end), message, values, severity="warning")
    for link in content.outside:
        proposal = without_tracking(link.href)
        if (
            proposal
            and not accepted.covers_address(link.href)
            and messages.remarks.TRACKING_ADDRESS.id not in prose.off
        ):
            yield Problem(
                link.place, messages.remarks.TRACKING_ADDRESS, {"url": proposal}, severity="warning"
            )
    document = content.documents[SITE]
    for index in accepted.unused():
        place = document.place(("prose", "accepted", index))
        yield Problem(place, messages.remarks.ACCEPTED_FOR_NOTHING, severity="warning")


@dataclass(slots=True)
class _Accepted:
    """The texts that stay as they are, and which of them a check has remarked on."""

    prose: Prose
    _patterns: list[re.Pattern[str]] = field(init=False)
    _used: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        # A long text may go on over lines of the file; in site.yml it may be broken elsewhere.
        self._patterns = [
            re.compile(r"\s+".join(map(re.escape, text.split()))) for text in self.prose.accepted
        ]

    def covers(self, passage: Passage, start: int, end: int) -> bool:
        covering = [
            index
            for index, pattern in enumerate(self._patterns)
            for match in pattern.finditer(passage.written)
            if match.start() <= start and end <= match.end()
        ]
        self._used.update(covering)
        return bool(covering)

    def covers_address(self, address: str) -> bool:
        covering = [index for index, text in enumerate(self.prose.accepted) if text == address]
        self._used.update(covering)
        return bool(covering)

    def unused(self) -> Iterable[int]:
        return sorted(set(range(len(self._patterns))) - self._used)


def _remarks(passage: Passage, prose: Prose) -> Iterator[Remark]:
    for match in _REPEATED.finditer(passage.words):
        yield *match.span(2), messages.remarks.REPEATED_WORD, {"word": match[1]}
    for match in _DOUBLE_SPACE.finditer(passage.words):
        yield *match.span(), messages.remarks.DOUBLE_SPACE, {}
    yield from _straight_quotes(passage, prose)
    for match in _RANGE.finditer(passage.words):
        if _is_range(match[1], match[4]):
            mended = f"{match[1]}–{match[4]}"
            yield *match.span(3), messages.remarks.DASH_IN_RANGE, {"range": mended}
    if passage.is_heading and (full_stop := _FULL_STOP.search(passage.words)):
        yield *full_stop.span(), messages.remarks.HEADING_FULL_STOP, {}
    for match in _SOFT_HYPHEN.finditer(passage.words):
        yield *match.span(), messages.remarks.SOFT_HYPHEN, {}
    if passage.is_short and (quoted := _QUOTES_AROUND.fullmatch(passage.words)):
        yield *quoted.span(), messages.remarks.QUOTES_AROUND_TEXT, {}
    yield from _short_description(passage)
    vague = {_folded(text) for text in prose.vague_link_texts.get(passage.language, ())}
    for words, start, end in passage.links():
        if _folded(words) in vague:
            yield start, end, messages.remarks.VAGUE_LINK_TEXT, {"words": " ".join(words.split())}


def _short_description(passage: Passage) -> Iterator[Remark]:
    count = len(" ".join(passage.words.split()))
    if passage.is_description and not passage.is_draft and count < _DESCRIPTION[0]:
        values = {"count": count, "least": _DESCRIPTION[0], "most": _DESCRIPTION[1]}
        yield 0, len(passage.words), messages.remarks.SHORT_DESCRIPTION, values


def _straight_quotes(passage: Passage, prose: Prose) -> Iterator[Remark]:
    marks = prose.quotation_marks.get(passage.language, messages.phrases.CURLY_QUOTES)
    for match in _STRAIGHT_QUOTES.finditer(passage.words):
        mended = "’" if match["apostrophe"] else marks
        yield *match.span(), messages.remarks.STRAIGHT_QUOTES, {"marks": mended}


def _is_range(first: str, second: str) -> bool:
    """Tell 2023-2025, 2023-25 and 10-12 from telephone numbers, months (2025-01) and marks (9001-1)."""
    low, high = (int(re.match(r"\d+", number)[0]) for number in (first, second))  # type: ignore[index]
    if any("." in number or ":" in number for number in (first, second)):
        return True  # dates and times of day
    if len(second) < len(first):
        high = int(first[: -len(second)] + second) if second[0] != "0" else -1
    return low < high and (first[0] != "0" or len(first) == len(second))


def _folded(words: str) -> str:
    return " ".join(re.sub(r"[*_`.,:;!?…»›→>]", " ", words).split()).casefold()


def _unexplained_abbreviations(texts: tuple[Passage, ...], prose: Prose) -> Mapping[int, list[Remark]]:
    """Find the first place of each abbreviation that its file does not explain, by the passage's number.

    A word in capitals that also stands in small letters somewhere is a word, not an abbreviation.
    """
    ordinary: dict[str, set[str]] = defaultdict(set)
    by_file: dict[tuple[str, str], list[str]] = defaultdict(list)
    for passage in texts:
        by_file[passage.source.path, passage.language].append(passage.words)
        ordinary[passage.language].update(
            word.casefold() for word in _WORD.findall(passage.words) if not word.isupper()
        )
    told: set[tuple[str, str, str]] = set()
    found: dict[int, list[Remark]] = defaultdict(list)
    for index, passage in enumerate(texts):
        file = passage.source.path, passage.language
        known = set(prose.abbreviations.get(passage.language, ()))
        for match in _WORD.finditer(passage.words):
            word = match[0]
            if (
                _looks_like_abbreviation(word)
                and word not in known
                and word.casefold() not in ordinary[passage.language]
                and (*file, word) not in told
                and not _is_explained(word, "\n".join(by_file[file]))
            ):
                told.add((*file, word))
                values = {"abbreviation": word, "language": passage.language}
                found[index].append((*match.span(), messages.remarks.UNEXPLAINED_ABBREVIATION, values))
    return found


def _looks_like_abbreviation(word: str) -> bool:
    letters = sum(map(str.isalpha, word))
    return letters > 1 and word.isupper() and word[0].isalpha() and not _ROMAN_NUMBER.fullmatch(word)


def _is_explained(word: str, text: str) -> bool:
    """Whether brackets follow the abbreviation somewhere, or stand around it."""
    return re.search(rf"\b{word}\b(?::\w+)?\s*\(|\({word}\)", text) is not None
