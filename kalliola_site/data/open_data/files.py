"""The files of open data: what each is called, what it is made of, and what pages say of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kalliola_site.brand.design_tokens import design_tokens
from kalliola_site.cache.memory import Memory
from kalliola_site.data.open_data.facts import GOALS, SCHEMA_FILE, Facts, StrategyFacts
from kalliola_site.data.open_data.facts_schema import facts_schema
from kalliola_site.data.open_data.kept_parts import GoalPart, Section
from kalliola_site.data.open_data.stratml import StratML
from kalliola_site.data.open_data.tables import TABLE_FILE, goal_rows, indicator_package, indicator_table
from kalliola_site.frozen_value import frozen_value
from kalliola_site.indicators.progress import Progress
from kalliola_site.indicators.views import IndicatorViews
from kalliola_site.language.text import Text, localize
from kalliola_site.model.content import Content
from kalliola_site.model.interface.interface import Interface
from kalliola_site.model.interface.open_data import DataFileWords
from kalliola_site.model.page_types import WHOLE_STRATEGY, page_of_data
from kalliola_site.model.paths import BRAND
from kalliola_site.model.strategy import Goal
from kalliola_site.plan.addresses import ASSET_SCHEME
from kalliola_site.plan.pages import DATA_FOLDER, Plan

_JSON = "application/json"
_NEXT_LINE = b",\n"
_HERE = b"\0"
"""Stands for what is said of goals; no text of JSON has it."""

_KILOBYTE = 1_000
"""In bytes (IEC 80000-13)."""
_WHOLE_FROM = 10
"""From which number on a size is written without decimals."""


@frozen_value
class DataFile:
    """A file of open data."""

    kind: str
    """What it is, as ``OpenDataWords`` names it."""
    path: str
    """Where it is, below the site's root."""
    media_type: str
    data: bytes
    page: str
    """The key of the page that says the same; empty where none does."""
    language: str = ""
    """The only language it is in, if there is but one."""


@frozen_value
class DataFileView:
    """What templates see of a file of open data."""

    name: Text
    description: Text
    href: str
    path: str
    media_type: str
    size: Text
    page: str
    language: str
    language_name: str
    """The language's own name for itself."""


class DataFiles:
    """Writes the files of open data of a strategy."""

    def __init__(
        self,
        content: Content,
        plan: Plan,
        views: Mapping[str, IndicatorViews],
        base_url: str,
        memory: Memory,
    ) -> None:
        """Take the content, all pages, what says how indicators stand, the address, and what is kept."""
        self._content = content
        self._plan = plan
        self._base_url = base_url
        self._memory = memory
        self._facts = StrategyFacts(content, plan, base_url, memory)
        self._plans = {
            language: StratML(content, views[language], language) for language in content.languages
        }

    @property
    def separators(self) -> tuple[bytes, ...]:
        """What stands between two goals: in the JSON, in the table, in StratML in each language."""
        return _NEXT_LINE, b"", *(b"" for _ in self._plans)

    def goal_part(self, goal: Goal, progress: tuple[Progress, ...]) -> GoalPart:
        """Write what the files say of a goal, whose indicators stand as ``progress`` tells."""
        facts = self._facts.goal(goal, progress)
        plans = (plan.goal(facts, progress).encode() for plan in self._plans.values())
        return _compact(facts), goal_rows(facts, self._content.languages).encode(), *plans

    def files(self, sections: Sequence[Section]) -> tuple[DataFile, ...]:
        """Put the files together, in the order in which they are listed.

        Args:
            sections: What they say of goals, in order.
        """
        goals, rows, *plans = zip(*sections, strict=True) if sections else [() for _ in self.separators]
        content, first = self._content, self._content.languages[0]
        facts = self._facts.strategy()
        table = indicator_table(facts, rows)
        description = localize(content.interface.open_data.indicators.description, first, first).plain
        package = indicator_package(facts, table, description)
        return (
            _file("strategy", "strategy.json", _JSON, _by_line(facts, goals)),
            _file("strategy_schema", SCHEMA_FILE, _JSON, self._schema()),
            _file("indicators", TABLE_FILE, "text/csv", table),
            _file("indicators_package", "datapackage.json", _JSON, _indented(package)),
            *(
                _file(
                    "plan",
                    f"strategy.{language.lower()}.xml",
                    "application/xml",
                    plan.plan(
                        facts,
                        texts,
                        f"{self._base_url}{self._plan.by_key[WHOLE_STRATEGY, language].path}",
                    ),
                    language,
                )
                for texts, (language, plan) in zip(plans, self._plans.items(), strict=True)
            ),
            _file("brand", "brand.tokens.json", _JSON, self._tokens()),
        )

    def _schema(self) -> bytes:
        made: bytes = self._memory.recall_or_make(lambda: _indented(facts_schema()), "schema of facts")
        return made

    def _tokens(self) -> bytes:
        brand, first = self._content.brand, self._content.languages[0]
        said = self._content.documents[BRAND].source.digest
        made: bytes = self._memory.recall_or_make(
            lambda: _indented(design_tokens(brand, first)), "design tokens", said, first
        )
        return made


def data_file_views(files: tuple[DataFile, ...], content: Content, language: str) -> tuple[DataFileView, ...]:
    """Say what the files are, in one language."""
    first = content.languages[0]
    names = {item.code: item.name for item in content.site.languages}
    views = []
    for file in files:
        words: DataFileWords = getattr(content.interface.open_data, file.kind)
        size = _size(len(file.data), content.interface, language, first)
        views.append(
            DataFileView(
                name=localize(words.name, language, first).fill(size=size),
                description=localize(words.description, language, first),
                href=f"{ASSET_SCHEME}{file.path}",
                path=file.path,
                media_type=file.media_type,
                size=size,
                page=file.page,
                language=file.language,
                language_name=names.get(file.language, ""),
            )
        )
    return tuple(views)


def _size(count: int, words: Interface, language: str, first: str) -> Text:
    """Write how much room a file takes, at least a tenth of a kilobyte."""
    number = max(count / _KILOBYTE, 0.1)
    mark = localize(words.identity.decimal_mark, language, first)
    whole, _, part = f"{number:.{0 if number >= _WHOLE_FROM else 1}f}".partition(".")
    written = Text("{whole}{mark}{part}" if part else "{whole}", language).fill(
        whole=whole, mark=mark, part=part
    )
    size = localize(words.open_data.size, language, first).fill(number=written)
    return replace(size, source=size.source.replace(" ", "\u00a0"))


def _file(kind: str, name: str, media_type: str, data: bytes, language: str = "") -> DataFile:
    return DataFile(kind, f"{DATA_FOLDER}/{name}", media_type, data, page_of_data(kind), language)


def _indented(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _by_line(facts: Facts, goals: Sequence[bytes]) -> bytes:
    """Write JSON with each thing in a line of its own: to be read and compared, and fast to write."""
    before, _, after = _NEXT_LINE.join(_lines(facts)).partition(_HERE)
    # What is said of goals is copied once: it may be tens of megabytes.
    said = [piece for goal in goals for piece in (goal, _NEXT_LINE)][:-1]
    return b"".join([b"{\n", before, *said, after, b"\n}\n"])


def _lines(facts: Facts) -> Iterator[bytes]:
    for name, value in facts.items():
        if name == GOALS:
            yield b"%b: [\n%b\n]" % (_compact(name), _HERE)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield b"%b: [\n%b\n]" % (_compact(name), _NEXT_LINE.join(map(_compact, value)))
        else:
            yield b"%b: %b" % (_compact(name), _compact(value))


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
