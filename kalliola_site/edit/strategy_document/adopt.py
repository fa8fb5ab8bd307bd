"""The recognised strategy comes into a project: as its next period, or as a whole new project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from kalliola_site.edit.new_folder import fill_new_folder
from kalliola_site.edit.next_period import NextPeriod, start_period
from kalliola_site.edit.period_texts import in_new_years
from kalliola_site.edit.sample import sample_files
from kalliola_site.edit.scaffold import TranslatorFactory
from kalliola_site.edit.strategy_document.files import StrategyFiles, known_texts, prove
from kalliola_site.edit.strategy_document.ledger import StrategyText
from kalliola_site.edit.strategy_document.names import Names
from kalliola_site.load.file_kinds import FOLDER as SCHEMAS
from kalliola_site.load.file_kinds import modeline
from kalliola_site.load.project import Project, load, with_files
from kalliola_site.load.schema import schemas
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import parts_with_text
from kalliola_site.model.paths import BRAND, INTERFACE, PAGES, SITE, STRATEGY, TEMPLATES
from kalliola_site.model.strategy import Period
from kalliola_site.problems import message_language, messages
from kalliola_site.problems.problem import ProblemsFoundError, Translate, errors_in
from kalliola_site.publish.project_files import rewrite
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document, Value
from kalliola_site.syntax.yaml_editor import with_texts, with_values
from kalliola_site.syntax.yaml_reader import read_yaml
from kalliola_site.validate.content import validate

_NEW_PROJECT = Path(__file__).resolve().parent / "new_project"
_YEARS_IN_NEW_PROJECT = Period(start=2026, end=2028)
"""The years that its files speak of, as they stand in the package."""


def adopt_as_next_period(  # noqa: PLR0913, PLR0917 - all that a period begins with
    content: Content,
    project: Project,
    text: StrategyText,
    period: Period,
    names: Names,
    comments: Iterable[Translate],
    speaker: TranslatorFactory,
) -> NextPeriod:
    """Begin the next period with a strategy: the present one goes among the past ones.

    Args:
        content: The content as it is.
        project: Its files.
        text: The strategy.
        period: Its years.
        names: The ids of its goals and values, and their addresses.
        comments: Puts comments into each language that messages can be had in.
        speaker: Words what is yet to be written, in the languages of the site.

    Raises:
        CannotStartError: The years do not follow those of the present strategy.
        ProblemsFoundError: A site could not be made of it.
        LettersLostError: Something would be lost, by a mistake of this program.
    """
    voices = tuple(comments)
    files = StrategyFiles(text, names, content.languages, voices, speaker, known_texts(content))
    started = start_period(content, project, period, voices, speaker, goals=files.new_goals())
    texts = files.long_texts()
    kept = set(_same_texts(content, texts))
    written = {path for part in parts_with_text() for path in _of_part(part, content, texts)}
    # What is missing in another language is missing, rather than yet to be written in brackets.
    rest = {path: source for path, source in started.files.items() if path not in written}
    goals = files.goals() or {
        path: source for path, source in rest.items() if path.startswith("content/goals/")
    }
    begun = replace(
        started,
        files={
            **{path: source for path, source in rest.items() if path not in goals},
            STRATEGY: files.strategy(started.files[STRATEGY]),
            **goals,
            **texts,
            **{path: Source(path, content.texts[_page_and_language(path)].text) for path in kept},
        },
    )
    _prove(with_files(begun.applied_to(project), begun.files), text, names)
    return begun


def _same_texts(content: Content, texts: Mapping[str, Source]) -> Iterable[str]:
    """Name the translations of long texts that say what they said: they stay as they are."""
    source = content.languages[0]
    for part in parts_with_text():
        now, new = content.texts.get((part, source)), texts.get(f"{PAGES}/{part}.{source}.md")
        if now is not None and new is not None and now.text.strip() == new.text.strip():
            yield from (
                f"{PAGES}/{part}.{code}.md" for code in content.languages[1:] if (part, code) in content.texts
            )


def _of_part(part: str, content: Content, texts: Mapping[str, Source]) -> Iterable[str]:
    if f"{PAGES}/{part}.{content.languages[0]}.md" in texts:
        yield from (f"{PAGES}/{part}.{code}.md" for code in content.languages)


def _page_and_language(path: str) -> tuple[str, str]:
    page, language = path.removeprefix(f"{PAGES}/").removesuffix(".md").rsplit(".", 1)
    return page, language


def _prove(project: Project, text: StrategyText, names: Names) -> Content:
    after, problems = validate(project)
    if wrong := errors_in(problems):
        raise ProblemsFoundError(wrong)
    assert after is not None  # noqa: S101 - without errors there is content
    prove(text, after, names)
    return after


def languages_of_new_project() -> tuple[str, ...]:
    """Return the languages that a new project has."""
    document = _document(SITE)
    entries: list[dict[str, str]] = document.value["languages"]  # type: ignore[index, call-overload, assignment]
    return tuple(entry["code"] for entry in entries)


def adopt_as_new_project(
    folder: Path, text: StrategyText, period: Period, names: Names, organisation: str
) -> tuple[str, ...]:
    """Write a whole new project with a strategy: all of it, or nothing.

    Args:
        folder: One that is not there yet, or has nothing in it that a person put there.
        text: The strategy, in one of the languages that a new project has.
        period: Its years.
        names: The ids of its goals and values, and their addresses.
        organisation: Whose strategy it is; empty where that is not known.

    Returns:
        The files of content that were written.

    Raises:
        CannotStartError: Something is in the way.
        ProblemsFoundError: A site could not be made of it.
        LettersLostError: Something would be lost, by a mistake of this program.
        OSError: The machine failed; what was in the folder is as it was.
    """
    languages = tuple(sorted(languages_of_new_project(), key=lambda code: code != text.language))
    voices = message_language.translators(languages)
    files = StrategyFiles(text, names, languages, voices, message_language.translator)
    written = {
        **_pages(text, languages, files),
        SITE: _site(languages, period, organisation),
        STRATEGY: files.strategy(_strategy(period)),
        **files.goals(),
    }

    def fill(inner: Path) -> None:
        look = {path: file.read_bytes() for path, file in sample_files() if _is_look(path)}
        lines = {path: f"{line}\n".encode() for path in look if (line := modeline(path)) is not None}
        rewrite(inner, {path: lines.get(path, b"") + data for path, data in look.items()})
        rewrite(inner, {path: source.text for path, source in written.items()})
        project, _ = load(inner)
        content = _prove(project, text, names)
        rewrite(inner / SCHEMAS, schemas(content.site.languages, message_language.translators(languages)))

    fill_new_folder(folder, fill)
    return tuple(written)


def _is_look(path: str) -> bool:
    return path in (BRAND, INTERFACE) or path.startswith(f"{TEMPLATES}/")


def _document(path: str) -> Document:
    document = read_yaml(Source(path, (_NEW_PROJECT / path).read_text(encoding="utf-8")))
    assert isinstance(document, Document), path  # noqa: S101 - it is in the package
    return document


def _pages(text: StrategyText, languages: tuple[str, ...], files: StrategyFiles) -> dict[str, Source]:
    found = dict(files.long_texts())
    for part in parts_with_text():
        path = f"{PAGES}/{part}.{text.language}.md"
        if path not in found:
            words = messages.new.WRITE_PAGE.say(message_language.translator(text.language))
            found[path] = Source(path, f"[{words}]\n")
    for code in languages:
        path = f"{PAGES}/about.{code}.md"
        found[path] = Source(path, (_NEW_PROJECT / path).read_text(encoding="utf-8"))
    return found


def _site(languages: tuple[str, ...], period: Period, organisation: str) -> Source:
    document = _document(SITE)
    entries: list[dict[str, str]] = document.value["languages"]  # type: ignore[index, call-overload, assignment]
    ordered = sorted(entries, key=lambda entry: languages.index(entry["code"]))
    texts: dict[Location, str] = {
        ("pages", key, "description", code): in_new_years(words, _YEARS_IN_NEW_PROJECT, period, {})
        for key, entry in document.value["pages"].items()  # type: ignore[index, call-overload, union-attr]
        for code, words in entry["description"].items()
    }
    changed = read_yaml(with_texts(document, texts))
    assert isinstance(changed, Document)  # noqa: S101 - the editor has proved it
    values: dict[Location, Value] = {("languages",): ordered}
    if organisation:
        values |= {("organisation", "name"): organisation, ("organisation", "legal_name"): organisation}
    return with_values(changed, values)


def _strategy(period: Period) -> Source:
    document = _document(STRATEGY)
    years: dict[Location, str] = {("period", "start"): str(period.start), ("period", "end"): str(period.end)}
    return with_texts(document, years)
