"""The next period: the present strategy goes to a folder of its own, and starting files take its place.

The new ``strategy.yml`` is the old one with the years changed and with square brackets for what is to be
written, so its comments and headings stay. Nothing is lost: what moves is moved as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kalliola_site.edit.scaffold import (
    CannotStartError,
    NewGoal,
    TranslatorFactory,
    goal_file,
    group,
    unwritten,
)
from kalliola_site.load.file_kinds import modeline
from kalliola_site.load.project import Project
from kalliola_site.model.base import localized_texts
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import parts_with_text, period_pages
from kalliola_site.model.paths import CONTENT, GOALS, PAGES, PERIODS, SITE, STRATEGY, TRANSLATIONS
from kalliola_site.model.strategy import FIRST_GOAL, Period
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Translate
from kalliola_site.publish.records import introduction_of
from kalliola_site.publish.translation_record import record_text
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.slug import slug_from
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_editor import with_texts, without
from kalliola_site.syntax.yaml_reader import Document, read_yaml

PARTS = {
    "promise": re.compile(r"promise"),
    "story": re.compile(r"story\.headline"),
    "vision": re.compile(r"vision\.statement"),
    "mission": re.compile(r"mission\.statement"),
    "values": re.compile(r"values\.(summary|items\.\d+\.(name|text))"),
    "closing": re.compile(r"closing"),
}
"""The parts of ``strategy.yml`` that a new strategy says anew unless they are kept, and where they stand.

The other texts are names and headings.
"""

_OF_A_PERIOD = re.compile(rf"pages\.({'|'.join(period_pages())})\.")
"""The texts of ``site.yml`` that ``pages.yml`` of a past period keeps, by their places."""


@dataclass(frozen=True, slots=True)
class NextPeriod:
    """What changes in the project when a new period begins."""

    files: Mapping[str, Source]
    """The files that are new or say something else, by path."""
    moved: Mapping[str, str]
    """Where each file of the strategy that is past now goes, by its path."""
    folder: str
    """The folder of the past period."""
    kept: tuple[str, ...] = ()
    """The parts that say what they said before."""

    def applied_to(self, project: Project) -> Project:
        """Give the project as it will be, its YAML files and long texts aside, which ``files`` has."""
        moved = self.moved
        gone = moved.keys() - self.files.keys()
        return replace(
            project,
            documents={path: item for path, item in project.documents.items() if path not in gone},
            texts={path: item for path, item in project.texts.items() if path not in gone},
            tables={
                moved.get(path, path): Source(moved.get(path, path), item.text)
                for path, item in project.tables.items()
            },
        )


def start_period(  # noqa: PLR0913 - all that a period begins with
    content: Content,
    project: Project,
    period: Period,
    comments: Iterable[Translate],
    speaker: TranslatorFactory,
    *,
    goals: Sequence[NewGoal] = (),
    keep: Collection[str] = (),
) -> NextPeriod:
    """Move the present strategy among the past ones, and start the files of a new one.

    Args:
        content: The content as it is.
        project: Its files.
        period: The years of the new strategy.
        comments: Puts comments into each language that messages can be had in.
        speaker: Words what is yet to be written, in the languages of the site.
        goals: The goals to start with; without any, one whose name is yet to be found.
        keep: The parts of the strategy that go on saying what they say, among ``PARTS``.

    Raises:
        CannotStartError: The years do not follow those of the present strategy.
    """
    return _Start(content, project, period, tuple(comments), speaker, tuple(goals), keep).next_period()


def check_years(present: Period, new: Period) -> None:
    """Hold the years of a new strategy to those of the present one.

    Raises:
        CannotStartError: They do not follow them.
    """
    if new.end < new.start:
        raise CannotStartError(messages.periods.PERIOD_ENDS_EARLY.with_values(years=new.written))
    if new.start <= present.start:
        values = {"years": new.written, "present": present.written, "next": present.end + 1}
        raise CannotStartError(messages.periods.PERIOD_NOT_NEXT.with_values(**values))


class _Start:
    def __init__(  # noqa: PLR0913, PLR0917 - see start_period
        self,
        content: Content,
        project: Project,
        period: Period,
        voices: tuple[Translate, ...],
        speaker: TranslatorFactory,
        goals: tuple[NewGoal, ...],
        keep: Collection[str],
    ) -> None:
        self._content = content
        self._project = project
        self._period = period
        self._voices = voices
        self._speaker = speaker
        self._goals_to_start = goals
        self._kept = tuple(part for part in PARTS if part in keep)
        self._old = content.strategy.period
        self._folder = f"{PERIODS}/{self._old.name}"

    def next_period(self) -> NextPeriod:
        check_years(self._old, self._period)
        moved = dict(self._moved())
        files = {
            **{path: self._as_moved(old, path) for old, path in moved.items() if not path.endswith(".csv")},
            f"{self._folder}/pages.yml": self._pages_of_past(),
            STRATEGY: self._strategy(),
            SITE: self._site(),
            **self._goals(),
            **dict(self._long_texts()),
        }
        for link in self._content.links:
            if link.place.path not in moved and link.key == "strategy" and self._is_of_a_goal(link.anchor):
                path = link.place.path
                source = files.get(path) or self._source(path)
                files[path] = _with_period(source, link.place.line, f"strategy#{link.anchor}", self._old.name)
        if self._content.accepted:
            files[TRANSLATIONS] = self._record(moved)
        return NextPeriod(files, moved, self._folder, self._kept)

    def _paths(self) -> Iterator[str]:
        project = self._project
        yield from (*project.documents, *project.unreadable, *project.texts, *project.tables)
        yield from project.others

    def _moved(self) -> Iterator[tuple[str, str]]:
        """Name the files of the present strategy, and where each goes."""
        long_texts = {
            source.path for (page, _), source in self._content.texts.items() if page in parts_with_text()
        }
        for path in self._paths():
            if path == STRATEGY or path.startswith(f"{GOALS}/") or path in long_texts:
                yield path, f"{self._folder}/{path.removeprefix(f'{CONTENT}/')}"

    def _source(self, path: str) -> Source:
        known = self._project.documents.get(path)
        return known.source if known else self._project.texts[path]

    def _as_moved(self, old: str, new: str) -> Source:
        """Give a file as it is, but with its schema named from where it goes."""
        text = self._source(old).text
        before, after = modeline(old), modeline(new)
        return Source(new, text.replace(before, after, 1) if before and after else text)

    def _pages_of_past(self) -> Source:
        path = f"{self._folder}/pages.yml"
        lines = [
            modeline(path) or "",
            *(f"# {messages.periods.PERIOD_PAGES_INTRODUCTION.say(out)}" for out in self._voices),
            "pages:",
        ]
        for key in (key for key in self._content.site.pages if key in period_pages()):
            entry = self._content.site.pages[key]
            texts = {"title": entry.title, "description": entry.description}
            if entry.slug is not None:
                texts["slug"] = entry.slug
            lines.append(f"  {key}:")
            lines += (f"    {line}" for name, text in texts.items() for line in group(name, text))
        return Source(path, "\n".join((*lines, "")))

    def _strategy(self) -> Source:
        texts: dict[Location, str] = {
            ("period", "start"): str(self._period.start),
            ("period", "end"): str(self._period.end),
        }
        to_write = unwritten(messages.periods.WRITE_NEW_TEXT, self._content, self._speaker)
        for location, text in localized_texts(self._content.strategy):
            if location == ("period_ended",):
                continue
            part = _part_of(".".join(map(str, location)))
            if part in self._kept:
                texts |= {(*location, language): self._with_links(words) for language, words in text.items()}
            elif part:
                texts |= {(*location, language): words for language, words in to_write.items()}
            else:
                texts |= {
                    (*location, language): self._in_new_years(words, language)
                    for language, words in text.items()
                }
        source = with_texts(self._project.documents[STRATEGY], texts)
        if self._content.strategy.period_ended is None:
            return source
        # What it says is of the period before.
        started = read_yaml(source)
        assert isinstance(started, Document)  # noqa: S101 - the editor has proved it
        return without(started, "period_ended")

    def _site(self) -> Source:
        texts: dict[Location, str] = {
            ("pages", key, *location, language): self._in_new_years(words, language)
            for key, entry in self._content.site.pages.items()
            if key in period_pages()
            for location, text in localized_texts(entry)
            if location[-1] != "slug"
            for language, words in text.items()
            if self._in_new_years(words, language) != words
        }
        return with_texts(self._project.documents[SITE], texts)

    def _in_new_years(self, words: str, language: str) -> str:
        """Put the new years where a text says the old ones, and the right words before them."""
        old, new = self._old, self._period
        for several, one in self._content.site.prose.one_year.get(language, {}).items():
            before, after = (several, one) if old.start < old.end else (one, several)
            if (old.start < old.end) != (new.start < new.end):
                words = re.sub(rf"\b{re.escape(before)}(?=\s{old.start}\b)", after, words)
        if old.start == old.end:
            return re.sub(rf"\b{old.end}\b", new.written, words)
        range_or_year = rf"{new.start}\g<1>{new.end}" if new.start < new.end else new.written
        words = re.sub(rf"\b{old.start}([-–]){old.end}\b", range_or_year, words)
        return re.sub(rf"\b{old.end}\b", str(new.end), words)

    def _with_links(self, words: str) -> str:
        """Let links to goals of the strategy that is past lead there from what is kept."""

        def leading(link: re.Match[str]) -> str:
            return f"({self._old.name}/{link[0][1:]}" if self._is_of_a_goal(link[1]) else link[0]

        return re.sub(r"\(strategy#([^()\s]+)\)", leading, words)

    def _goals(self) -> Mapping[str, Source]:
        """Start the goals, or a first one whose name is yet to be found: every strategy has one."""
        files: dict[str, Source] = {}
        for number, goal in enumerate(self._goals_to_start or (self._first_goal(),), 1):
            files |= goal_file(self._content, goal, number, self._voices, self._speaker)
        return files

    def _first_goal(self) -> NewGoal:
        number = self._content.interface.goals.goal
        names = {language: text.replace("{number}", "1") for language, text in number.items()}
        return NewGoal(
            FIRST_GOAL,
            unwritten(messages.periods.WRITE_GOAL_TITLE, self._content, self._speaker),
            unwritten(messages.periods.WRITE_GOAL_THEME, self._content, self._speaker),
            {language: slug_from(text) for language, text in names.items()},
        )

    def _long_texts(self) -> Iterator[tuple[str, Source]]:
        for key in parts_with_text():
            for language in self._content.languages:
                path = f"{PAGES}/{key}.{language}.md"
                if key in self._kept:
                    if (text := self._content.texts.get((key, language))) is not None:
                        yield path, Source(path, self._with_links(text.text))
                    continue
                yield path, Source(path, f"[{messages.new.WRITE_PAGE.say(self._speaker(language))}]\n")

    @property
    def _kept_texts(self) -> set[str]:
        """The long texts that are kept, as the record of translations names them."""
        return {f"{PAGES.removeprefix(f'{CONTENT}/')}/{part}.md" for part in self._kept}

    def _is_of_a_goal(self, anchor: str) -> bool:
        return any(anchor == goal.id or anchor.startswith(f"{goal.id}-") for goal in self._content.goals)

    def _record(self, moved: Mapping[str, str]) -> Source:
        """Bring what was accepted as a translation along with the texts that it is of."""
        files = {_in_record(old): _in_record(new) for old, new in moved.items()}
        pages = f"{_in_record(self._folder)}/pages.yml"
        accepted = {}
        for language, entries in self._content.accepted.items():
            kept = {}
            for key, entry in entries.items():
                file, space, place = key.partition(" ")
                kept[f"{files.get(file, file)}{space}{place}"] = entry
                # What is kept, or only brought up to date with the new years, stays a right translation.
                if file == _in_record(STRATEGY) and _part_of(place) in ("", *self._kept):
                    kept[key] = entry
                if file in self._kept_texts:
                    kept[key] = entry
                if file == _in_record(SITE) and _OF_A_PERIOD.match(place):
                    kept[f"{pages} {place}"] = entry
            accepted[language] = kept
        beginning = introduction_of(self._project.documents[TRANSLATIONS].source.text)
        return Source(TRANSLATIONS, record_text(accepted, beginning))


def _part_of(place: str) -> str:
    """Name the part that a text of ``strategy.yml`` belongs to; empty for names and headings."""
    return next((part for part, places in PARTS.items() if places.fullmatch(place)), "")


def _in_record(path: str) -> str:
    """Name a file as the record of translations does; a long text is there without its language."""
    name = path.removeprefix(f"{CONTENT}/")
    return f"{name.rsplit('.', 2)[0]}.md" if name.endswith(".md") else name


def _with_period(source: Source, line: int, target: str, period: str) -> Source:
    """Let a link lead to the page of a past period."""
    lines = source.text.split("\n")
    lines[line - 1] = lines[line - 1].replace(f"({target})", f"({period}/{target})")
    return Source(source.path, "\n".join(lines))
