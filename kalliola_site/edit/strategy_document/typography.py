"""Typography: what is changed in the words of a document, and what is told of it. No letter changes.

Only white space, dashes and the size of letters may: a hyphen between years becomes an en dash, invisible
characters and line breaks go, headings in capitals are written as other headings are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from kalliola_site.frozen_value import frozen_value
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase
from kalliola_site.syntax.documents.blocks import Run
from kalliola_site.syntax.source import CONTROL, without_unseen

_SHOWN = 24
"""How much of the text around a change is told."""

_CHANGES: tuple[tuple[re.Pattern[str], str, Phrase], ...] = (
    (re.compile("\u00ad"), "", messages.importing.SOFT_HYPHEN_GONE),
    (re.compile("\u2011"), "-", messages.importing.HYPHEN_MAY_BREAK),
    (re.compile("[\u00a0\u2007\u202f]"), " ", messages.importing.SPACE_MAY_BREAK),
    (re.compile(r"(?<=\S)[ \t]*\n\s*(?=\S)"), " ", messages.importing.LINE_BREAK_GONE),
    (re.compile(r"(?<=\S)\t+(?=\S)"), " ", messages.importing.TAB_GONE),
    (re.compile(r"(?<=\S) {2,}(?=\S)"), " ", messages.importing.ONE_SPACE),
    (
        re.compile(r"(?<![\d./-])((?:19|20)\d\d) ?[-‐—] ?((?:19|20)\d\d)(?![\d/-])|"
                   r"(?<![\d./-])((?:19|20)\d\d)(?: – ?| ?– )((?:19|20)\d\d)(?![\d/-])"),
        r"\1\3–\2\4",
        messages.importing.EN_DASH,
    ),
    (re.compile(r"(?<=[^\W\d]) - (?=[^\W\d])"), " – ", messages.importing.DASH_BETWEEN_WORDS),
    (re.compile(r"(?<=\s)([–—])(?=[^\W\d_])"), r"\1 ", messages.importing.SPACE_AFTER_DASH),
)  # fmt: skip

_MAY_CHANGE = re.compile(r"\u2011|  | [-–—]|\d ?[-‐—–]")
"""What a printable text has, if one of these changes concerns it; most texts have nothing of it."""

_EMPHASIS = re.compile(r"([\\`*_<\[])|(&)(?=#?\w+;)|(!)(?=\[)")
_BLOCK = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[+-](?=\s|$)|\d{1,9}[.)](?=\s|$)|>|~~~|-(?=[\s-]*$))")


@frozen_value
class Change:
    """One change: what was done, and the words where it was."""

    what: Phrase
    words: str


@dataclass(slots=True)
class Typesetter:
    """Sets the words of a document as content has them, and keeps what it changed."""

    texts: Iterable[str] = ()
    """The texts of the document, which show what words it writes with a capital and never without."""
    changes: list[Change] = field(default_factory=list)
    _capitalised: frozenset[str] = frozenset()

    def set(self, text: str) -> str:
        """Set a text without emphasis; the result is Markdown that reads as the text does."""
        return escaped(self.clean(text))

    def set_runs(self, runs: Iterable[Run]) -> tuple[str, str]:
        """Set a text with what is bold in it, unless all is; return it in Markdown, and without marks."""
        merged = _merged(runs)
        if len({run.is_bold for run in merged if run.text.strip()}) < 2:  # noqa: PLR2004 - all alike
            words = self.clean("".join(run.text for run in merged))
            return escaped(words), words
        # Marks for what is bold are put in before cleaning, as characters that no text has.
        marked = "".join(f"\ue000{run.text}\ue001" if run.is_bold else run.text for run in merged)
        marked = re.sub("\ue000(\\s*)(.*?)(\\s*)\ue001", "\\1\ue000\\2\ue001\\3", marked, flags=re.DOTALL)
        cleaned = self.clean(marked.replace("\ue000\ue001", ""))
        words = self._plain(cleaned)
        strong = escaped(cleaned).replace("\ue001\ue000", "").replace("\ue000\ue001", "")
        if _SOUND.fullmatch(strong) is None and not _reads_as(_with_marks(strong), words):
            return escaped(words), words
        return _with_marks(strong), words

    def sentence_case(self, text: str) -> str:
        """Write a heading in capitals as other headings are written."""
        letters = [letter for letter in text if letter.isalpha()]
        if len(letters) < 2 or not all(map(str.isupper, letters)):  # noqa: PLR2004 - one capital is no heading
            return text
        self._capitalised = self._capitalised or capitalised_words(self.texts)
        capitalised = self._capitalised
        lower = re.sub(
            r"[^\W\d_]+",
            lambda word: word[0].capitalize() if word[0].casefold() in capitalised else word[0].lower(),
            text,
        )
        first = next(index for index, letter in enumerate(lower) if letter.isalpha())
        written = lower[:first] + lower[first].upper() + lower[first + 1 :]
        self.changes.append(Change(messages.importing.NOT_IN_CAPITALS, f"{text} → {written}"))
        return written

    def clean(self, text: str) -> str:
        """Change what typography may change, and keep what was."""
        if text.isprintable() and not _MAY_CHANGE.search(text):
            return unicodedata.normalize("NFC", text).strip()
        text = CONTROL.sub("", without_unseen(text))
        for pattern, instead, what in _CHANGES:
            for match in pattern.finditer(text):
                self.changes.append(Change(what, self._plain(_around(text, *match.span()))))
            text = pattern.sub(instead, text)
        return text.strip()

    @staticmethod
    def _plain(text: str) -> str:
        return text.replace("\ue000", "").replace("\ue001", "")


_SOUND = re.compile("(?:[^\ue000\ue001*\\\\]|\ue000[^\\W_](?:[^\ue000\ue001*\\\\]*[^\\W_])?\ue001)*")
"""A text whose marks can be read in one way only: letters within them, and no other marks."""


def _with_marks(text: str) -> str:
    return text.replace("\ue000", "**").replace("\ue001", "**")


def _reads_as(text: str, words: str) -> bool:
    """True if a text in Markdown reads as some words; the parser is asked where that is not plain to see."""
    from kalliola_site.syntax.markdown import plain_text  # noqa: PLC0415 - it takes long to import

    return plain_text(text) == " ".join(words.split())


def escaped(text: str) -> str:
    """Write a text so that Markdown shows it as it is."""
    text = _EMPHASIS.sub(_backslash, text)
    return _BLOCK.sub(_at_beginning, text)


def _at_beginning(match: re.Match[str]) -> str:
    """Put a backslash before a mark, and behind the figures of a number."""
    figures = match[2][:-1] if match[2][0].isdigit() else ""
    return f"{match[1]}{figures}\\{match[2][len(figures) :]}"


def _backslash(match: re.Match[str]) -> str:
    # An underscore within a word is no mark.
    if match[0] == "_" and match.string[match.start() - 1 : match.start()].isalnum() \
            and match.string[match.end() : match.end() + 1].isalnum():  # fmt: skip
        return "_"
    return f"\\{match[0]}"


def capitalised_words(texts: Iterable[str]) -> frozenset[str]:
    """Find the words that texts write with a capital within sentences, and never without: names."""
    capital: set[str] = set()
    small: set[str] = set()
    for text in texts:
        letters = [letter for letter in text if letter.isalpha()]
        if letters and all(map(str.isupper, letters)):
            continue
        for match in re.finditer(r"[^\W\d_]+", text):
            word = match[0]
            if word[0].islower():
                small.add(word.casefold())
            elif not word.isupper():
                capital.add(word.casefold())
    return frozenset(capital - small)


def _merged(runs: Iterable[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        # A space between bold words is bold for all that can be seen.
        if last is not None and (last.is_bold == run.is_bold or not run.text.strip()):
            merged[-1] = Run(last.text + run.text, last.is_bold)
        else:
            merged.append(run)
    return merged


def _around(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _SHOWN) : start]
    after = text[end : end + _SHOWN]
    before = before.partition(" ")[2] if start > _SHOWN and " " in before else before
    after = after.rpartition(" ")[0] if len(text) > end + _SHOWN and " " in after else after
    return " ".join(f"{before}{text[start:end]}{after}".replace("\u00ad", "").split())
