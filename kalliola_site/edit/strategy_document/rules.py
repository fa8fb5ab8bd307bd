"""The table by which a strategy is recognised: ``rules.toml``, read once and looked up from there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from kalliola_site.frozen_value import frozen_value

_ByWords = dict[str, tuple[str, frozenset[str]]]
Words = Mapping[str, frozenset[str]]
"""Headings by the language that they are in."""

YEARS = r"(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)?\d\d)?"
_PERIOD = re.compile(r"\b((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)\b")
_ONE_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?!\d)")
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}[.)])\s+(?=\D)")
_GOES_ON = re.compile(r"\s*(?:\s[–—-]\s*|[–—]\s+|:\s+)(?=\S)")
_SLASH = re.compile(r"\s*/\s*")
_MOST_OWNERS = 3
_STEM = 4
"""How many letters of a Finnish word stay when it is inflected, at least."""
_LONGEST_HEADING = 220
_LONGEST_JOINED = 80
_DASH = re.compile(r"[–—-]|.*:")
_GENITIVE = re.compile(r"[^\W\d_]{3,}(?:n|'s|’s|:n)")
"""A word in the genitive, in Finnish or English: whose something is."""


@frozen_value
class Match:
    """What a heading says it is."""

    name: str
    """The part or section, as the table calls it."""
    languages: frozenset[str]
    """The languages in which it is called so."""
    words: str
    """The words of the heading that name it."""
    rest: str = ""
    """What the heading goes on with, after a dash or a colon."""
    owner: str = ""
    """A word before it, as in ``Kalliola's values``: whose it is, or what something else it is."""


@dataclass(frozen=True, eq=False)
class Rules:
    """The table; what was looked up in it is remembered, for each heading is asked for several times."""

    parts: Mapping[str, Words]
    sections: Mapping[str, Words]
    goal: Words
    to_be_agreed: Words
    strategy: Words
    own: Words
    whose: Words
    joining: Words
    in_year: Words
    common: Words

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that documents are recognised in."""
        return tuple(self.common)

    @cached_property
    def _years(self) -> re.Pattern[str]:
        """Years in a heading, with the word before them."""
        return re.compile(rf"\s*\(?\b(?:(?:{_any_of(self.in_year)})\s+)?{YEARS}\)?")

    @cached_property
    def _label_before_number(self) -> re.Pattern[str]:
        number = r"(\d{1,2}|[IVX]{1,4}|[A-H])(?![\w])"
        return re.compile(rf"(?is)\s*({_any_of(self.goal)})\s+{number}\s*[.:)–—-]*\s*(.*)")

    @cached_property
    def _label_after_number(self) -> re.Pattern[str]:
        return re.compile(rf"(?is)\s*(\d{{1,2}})\s*[.:)]?\s+({_any_of(self.goal)})\s*[.:)–—-]+\s*(.+)")

    @cached_property
    def _strategy_word(self) -> re.Pattern[str]:
        return re.compile(_any_of(self.strategy))

    @lru_cache(maxsize=4096)  # noqa: B019 - there is one table, as long as the program runs
    def part(self, heading: str) -> Match | None:
        """Return the part of a strategy that a heading names; None where it names none."""
        match = self._named(heading, self._by_words["parts"])
        return match or self._joined(heading)

    @lru_cache(maxsize=4096)  # noqa: B019 - there is one table, as long as the program runs
    def section(self, heading: str) -> Match | None:
        """Return the part of a goal that a heading names; None where it names none."""
        match = self._named(heading, self._by_words["sections"])
        return match if match is not None and (not match.owner or self._is_of_goal(match.owner)) else None

    def _is_of_goal(self, owner: str) -> bool:
        """True if a part is that of a goal, in whatever form the word for it is: ``the goal's actions``."""
        return any(owner.startswith(word[:_STEM]) for of in self.goal.values() for word in of)

    def _named(self, heading: str, table: _ByWords) -> Match | None:
        is_long = len(heading) > _LONGEST_JOINED
        # Most texts are sentences, without a dash or a colon near their beginning.
        if len(heading) > _LONGEST_HEADING or (is_long and not _GOES_ON.search(heading[:_LONGEST_JOINED])):
            return None
        text = without_number(heading)
        found = [self._exactly(piece, table) for piece in _SLASH.split(text)]
        if len(found) == 1 and found[0] is not None:
            return found[0]
        if all(found) and len({match.name for match in found if match}) == 1:
            languages = frozenset().union(*(match.languages for match in found if match))
            return Match(found[0].name, languages, text) if found[0] else None
        if (goes_on := _GOES_ON.search(text)) is not None:
            match = self._exactly(text[: goes_on.start()], table)
            if match is not None:
                return Match(match.name, match.languages, match.words, text[goes_on.end() :], match.owner)
        return None

    def _exactly(self, words: str, table: _ByWords) -> Match | None:
        core = self.core(words)
        pieces = core.split(" ", _MOST_OWNERS)
        for count in range(len(pieces)):
            if (found := table.get(core.split(" ", count)[-1])) is not None:
                name, languages = found
                owner = pieces[:count]
                if not owner or (count == 1 and owner[0] in self._own):
                    return Match(name, languages, words.strip())
                # What stands before a dash is no owner: in “Mission – why we exist” it is the name itself.
                if any(map(_GENITIVE.fullmatch, owner)) and not any(map(_DASH.fullmatch, owner)):
                    return Match(name, languages, words.strip(), owner=" ".join(owner))
        return self._of_someone(words, core, table)

    def _of_someone(self, words: str, core: str, table: _ByWords) -> Match | None:
        """Match a heading that says whose it is behind its name, as in ``The story of Kalliola``."""
        match = self._whose.search(core)
        if match is None:
            return None
        pieces = core[: match.start()].split(" ")
        for count in range(len(pieces)):
            # Words before the name say of what kind it is: “The short story of Kalliola”.
            if (found := table.get(" ".join(pieces[count:]))) is not None:
                return Match(*found, words.strip(), owner=core[match.end() :])
        return None

    @cached_property
    def _whose(self) -> re.Pattern[str]:
        return re.compile(rf"\s(?:{_any_of(self.whose)})\s")

    @cached_property
    def _joins(self) -> Mapping[str, re.Pattern[str]]:
        return {
            language: re.compile(rf"\s(?:{'|'.join(map(re.escape, words))})\s|\s*[&,]\s*")
            for language, words in self.joining.items()
        }

    @cached_property
    def between_names(self) -> re.Pattern[str]:
        """What stands between the names of values in a line: commas, and a word before the last."""
        return re.compile(rf"\s*[,;·•&]\s*|\s+(?:{_any_of(self.joining)})\s+")

    @cached_property
    def _own(self) -> frozenset[str]:
        return frozenset().union(*self.own.values())

    @cached_property
    def _by_words(self) -> Mapping[str, _ByWords]:
        """What headings are called, by their words."""
        tables: dict[str, _ByWords] = {}
        for name, table in (("parts", self.parts), ("sections", self.sections)):
            found: _ByWords = {}
            for kind, of in table.items():
                for language, known in of.items():
                    for words in known:
                        languages = found[words][1] if words in found else frozenset()
                        found[words] = kind, languages | {language}
            tables[name] = found
        return tables

    def _joined(self, heading: str) -> Match | None:
        """Take “Goals and actions” for a heading over the goals: all that is joined in it is about goals."""
        if len(heading) > _LONGEST_JOINED:
            return None
        core = self.core(without_number(heading))
        for language, joining in self._joins.items():
            pieces = joining.split(core)
            if len(pieces) < 2:  # noqa: PLR2004 - nothing is joined
                continue
            goals = [language in _languages(self.parts["goals"], piece) for piece in pieces]
            sections = [
                any(language in _languages(of, piece) for of in self.sections.values()) for piece in pieces
            ]
            if any(goals) and all(map(max, goals, sections)):
                return Match("goals", frozenset({language}), heading.strip())
        return None

    @lru_cache(maxsize=4096)  # noqa: B019 - there is one table, as long as the program runs
    def core(self, words: str) -> str:
        """Return what is compared of a heading: small letters, no years, no marks around."""
        text = " ".join(words.casefold().replace("\u00ad", "").replace("\u2011", "-").split())
        text = self._years.sub("", text)
        return text.strip(" .:;,?!–—-“”\"'()*")

    @lru_cache(maxsize=4096)  # noqa: B019 - there is one table, as long as the program runs
    def goal_label(self, text: str) -> tuple[str, str, str] | None:
        """Part the words, the number and the title of a goal's heading: ``Goal 1: Trust grows``."""
        if (match := self._label_before_number.fullmatch(text)) is not None:
            return match[1], match[2], match[3]
        match = self._label_after_number.fullmatch(text)
        return None if match is None else (match[2], match[1], match[3])

    def label_languages(self, label: str) -> frozenset[str]:
        """Return the languages in which goals are called so; none where the word is not known."""
        return _languages(self.goal, " ".join(label.casefold().split()))

    def is_agreed_later(self, text: str) -> bool:
        """True if a text says that the indicators are yet to be agreed."""
        return bool(_languages(self.to_be_agreed, self.core(text)))

    def names_strategy(self, text: str) -> bool:
        """True if a text has the word for a strategy and years in it: the name of the document."""
        return self._strategy_word.search(text.casefold()) is not None and bool(years_in(text))

    def is_name(self, text: str) -> bool:
        """True if a text is the word for a strategy and its years, and nothing else."""
        return bool(years_in(text)) and bool(_languages(self.strategy, self.core(text)))

    @lru_cache(maxsize=4096)  # noqa: B019 - there is one table, as long as the program runs
    def language_of(self, text: str) -> str:
        """Guess the language of a text by words that it cannot do without; empty where that says little."""
        words = text.casefold().split()
        counts = {language: sum(map(common.__contains__, words)) for language, common in self.common.items()}
        best, *others = sorted(counts, key=lambda language: -counts[language])
        second = counts[others[0]] if others else 0
        return best if counts[best] >= 2 and counts[best] >= 3 * second else ""  # noqa: PLR2004 - two and thrice


def _any_of(words: Words) -> str:
    """Return a pattern that is any of some words, the longest first."""
    return "|".join(sorted((re.escape(word) for of in words.values() for word in of), key=len, reverse=True))


def _languages(by_language: Words, words: str) -> frozenset[str]:
    return frozenset(language for language, known in by_language.items() if words in known)


def without_number(heading: str) -> str:
    """Leave the number of a chapter out of its heading."""
    return _NUMBER.sub("", heading.strip())


def years_in(text: str) -> tuple[int, int] | None:
    """Return the first and the last year that a text names; None where it names none."""
    if (found := _PERIOD.search(text)) is not None:
        return (int(found[1]), int(found[2])) if found[1] <= found[2] else None
    found = _ONE_YEAR.search(text)
    return (int(found[1]), int(found[1])) if found else None


@cache
def rules() -> Rules:
    """Read the table."""
    table = tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))

    def words(of: Mapping[str, Iterable[str]]) -> Words:
        return {language: frozenset(known) for language, known in of.items()}

    return Rules(
        parts={name: words(of) for name, of in table["parts"].items()},
        sections={name: words(of) for name, of in table["sections"].items()},
        goal=words(table["goal"]),
        to_be_agreed=words(table["to_be_agreed"]),
        strategy=words(table["strategy"]),
        own=words(table["own"]),
        whose=words(table["whose"]),
        joining=words(table["and"]),
        in_year=words(table["in_year"]),
        common=words(table["common"]),
    )
