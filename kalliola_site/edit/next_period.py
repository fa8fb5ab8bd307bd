"""The next period: the present strategy goes to a folder of its own, and starting files take its place.

The new ``strategy.yml`` is the old one with the years changed and with square brackets for what is to be
written, so its comments and headings stay. Nothing is lost: what moves is moved as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kalliola_site.edit.moved_record import moved_record
from kalliola_site.edit.period_texts import (
    PARTS,
    in_new_years,
    is_of_a_goal,
    part_of,
    with_links_to_past,
    with_period,
)
from kalliola_site.edit.scaffold import (
    CannotStartError,
    NewGoal,
    TranslatorFactory,
    goal_file,
    group,
    unwritten,
)
from kalliola_site.frozen_value import frozen_value
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
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_editor import with_texts, without_value
from kalliola_site.syntax.yaml_reader import read_yaml


@frozen_value
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
        """Return the project as it will be, its YAML files and long texts aside, which ``files`` has."""
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
    check_years(content.strategy.period, period)
    kept = tuple(part for part in PARTS if part in keep)
    return _Start(content, project, period, tuple(comments), speaker, tuple(goals), kept).next_period()


def check_years(present: Period | None, new: Period) -> None:
    """Hold the years of a new strategy to those of the present one, if there is one.

    Raises:
        CannotStartError: They do not follow them.
    """
    if new.end < new.start:
        raise CannotStartError(messages.periods.PERIOD_ENDS_EARLY.with_values(years=new.written))
    if present is not None and new.start <= present.start:
        values = {"years": new.written, "present": present.written, "next": present.end + 1}
        raise CannotStartError(messages.periods.PERIOD_NOT_NEXT.with_values(**values))


@frozen_value
class _Start:
    content: Content
    project: Project
    period: Period
    comments: tuple[Translate, ...]
    speaker: TranslatorFactory
    goals_to_start: tuple[NewGoal, ...]
    kept: tuple[str, ...]

    @property
    def old(self) -> Period:
        return self.content.strategy.period

    @property
    def folder(self) -> str:
        return f"{PERIODS}/{self.old.name}"

    def next_period(self) -> NextPeriod:
        moved = dict(self._moved())
        files = {
            **{path: self._as_moved(old, path) for old, path in moved.items() if not path.endswith(".csv")},
            f"{self.folder}/pages.yml": self._pages_of_past(),
            STRATEGY: self._strategy(),
            SITE: self._site(),
            **self._goals(),
            **dict(self._long_texts()),
        }
        goals = self.content.goals
        for link in self.content.links:
            if link.place.path not in moved and link.key == "strategy" and is_of_a_goal(link.anchor, goals):
                path = link.place.path
                source = files.get(path) or self._source(path)
                files[path] = with_period(source, link.place.line, f"strategy#{link.anchor}", self.old.name)
        if self.content.accepted:
            accepted = moved_record(self.content.accepted, moved, self.folder, self.kept)
            beginning = introduction_of(self.project.documents[TRANSLATIONS].source.text)
            files[TRANSLATIONS] = Source(TRANSLATIONS, record_text(accepted, beginning))
        return NextPeriod(files, moved, self.folder, self.kept)

    def _paths(self) -> Iterator[str]:
        project = self.project
        yield from (*project.documents, *project.unreadable, *project.texts, *project.tables)
        yield from project.others

    def _moved(self) -> Iterator[tuple[str, str]]:
        """Name the files of the present strategy, and where each goes."""
        long_texts = {
            source.path for (page, _), source in self.content.texts.items() if page in parts_with_text()
        }
        for path in self._paths():
            if path == STRATEGY or path.startswith(f"{GOALS}/") or path in long_texts:
                yield path, f"{self.folder}/{path.removeprefix(f'{CONTENT}/')}"

    def _source(self, path: str) -> Source:
        known = self.project.documents.get(path)
        return known.source if known else self.project.texts[path]

    def _as_moved(self, old: str, new: str) -> Source:
        """Return a file as it is, but with its schema named from where it goes."""
        text = self._source(old).text
        before, after = modeline(old), modeline(new)
        return Source(new, text.replace(before, after, 1) if before and after else text)

    def _pages_of_past(self) -> Source:
        path = f"{self.folder}/pages.yml"
        lines = [
            modeline(path) or "",
            *(f"# {messages.periods.PERIOD_PAGES_INTRODUCTION.say(out)}" for out in self.comments),
            "pages:",
        ]
        for key in (key for key in self.content.site.pages if key in period_pages()):
            entry = self.content.site.pages[key]
            texts = {"title": entry.title, "description": entry.description}
            if entry.slug is not None:
                texts["slug"] = entry.slug
            lines.append(f"  {key}:")
            lines += (f"    {line}" for name, text in texts.items() for line in group(name, text))
        return Source(path, "\n".join((*lines, "")))

    def _strategy(self) -> Source:
        texts: dict[Location, str] = {
            ("period", "start"): str(self.period.start),
            ("period", "end"): str(self.period.end),
        }
        to_write = unwritten(messages.periods.WRITE_NEW_TEXT, self.content.languages, self.speaker)
        for location, text in localized_texts(self.content.strategy):
            if location == ("period_ended",):
                continue
            part = part_of(".".join(map(str, location)))
            if part in self.kept:
                texts |= {(*location, language): self._with_links(words) for language, words in text.items()}
            elif part:
                texts |= {(*location, language): words for language, words in to_write.items()}
            else:
                texts |= {
                    (*location, language): self._in_new_years(words, language)
                    for language, words in text.items()
                }
        source = with_texts(self.project.documents[STRATEGY], texts)
        if self.content.strategy.period_ended is None:
            return source
        # What it says is of the period before.
        started = read_yaml(source)
        assert isinstance(started, Document)  # noqa: S101 - the editor has proved it
        return without_value(started, ("period_ended",))

    def _site(self) -> Source:
        texts: dict[Location, str] = {
            ("pages", key, *location, language): self._in_new_years(words, language)
            for key, entry in self.content.site.pages.items()
            if key in period_pages()
            for location, text in localized_texts(entry)
            if location[-1] != "slug"
            for language, words in text.items()
            if self._in_new_years(words, language) != words
        }
        return with_texts(self.project.documents[SITE], texts)

    def _in_new_years(self, words: str, language: str) -> str:
        one_year = self.content.site.prose.one_year.get(language, {})
        return in_new_years(words, self.old, self.period, one_year)

    def _with_links(self, words: str) -> str:
        return with_links_to_past(words, self.content.goals, self.old.name)

    def _goals(self) -> Mapping[str, Source]:
        """Start the goals, or a first one whose name is yet to be found: every strategy has one."""
        files: dict[str, Source] = {}
        for number, goal in enumerate(self.goals_to_start or (self._first_goal(),), 1):
            files |= goal_file(self.content.languages, goal, number, self.comments, self.speaker)
        return files

    def _first_goal(self) -> NewGoal:
        number = self.content.interface.goals.goal
        names = {language: text.replace("{number}", "1") for language, text in number.items()}
        return NewGoal(
            FIRST_GOAL,
            unwritten(messages.periods.WRITE_GOAL_TITLE, self.content.languages, self.speaker),
            unwritten(messages.periods.WRITE_GOAL_THEME, self.content.languages, self.speaker),
            {language: slug_from(text) for language, text in names.items()},
        )

    def _long_texts(self) -> Iterator[tuple[str, Source]]:
        for key in parts_with_text():
            for language in self.content.languages:
                path = f"{PAGES}/{key}.{language}.md"
                if key in self.kept:
                    if (text := self.content.texts.get((key, language))) is not None:
                        yield (
                            path,
                            Source(path, self._with_links(text.text)),
                        )
                    continue
                yield path, Source(path, f"[{messages.new.WRITE_PAGE.say(self.speaker(language))}]\n")
