"""Validate: from documents to content that the rest can rely on, with every mistake told of at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import ValidationError

from kalliola_site import messages
from kalliola_site.load import CONTENT, Project
from kalliola_site.markdown import Heading, Image, PageLink, TooDeep, UnsafeLink, findings
from kalliola_site.model.base import LocalizedText, Model
from kalliola_site.model.brand import Brand
from kalliola_site.model.interface import Interface
from kalliola_site.model.site import BUILT_PAGES, PAGES_WITH_TEXT, Site
from kalliola_site.model.strategy import Goal, Strategy
from kalliola_site.model_errors import explain, suggest
from kalliola_site.problems import Place, Problem
from kalliola_site.sources import Source
from kalliola_site.yaml_reader import Document

SITE = "content/site.yml"
BRAND = "content/brand.yml"
INTERFACE = "content/interface.yml"
STRATEGY = "content/strategy.yml"
GOALS = "content/goals"
PAGES = "content/pages"

RESERVED_HOSTS = (".example", ".invalid", ".test", ".localhost", "example.com", "example.org", "example.net")
"""Host names that nobody can have (RFC 2606): an address there is a placeholder."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")

AnyModel = TypeVar("AnyModel", bound=Model)


@dataclass(frozen=True, slots=True)
class ContentLink:
    """A link from a text to a page, kept with its place until the page's anchors are known."""

    key: str
    anchor: str
    place: Place


@dataclass(frozen=True, slots=True)
class Content:
    """All the content of the site, checked."""

    site: Site
    brand: Brand
    interface: Interface
    strategy: Strategy
    goals: tuple[Goal, ...]
    """In order of their numbers."""
    texts: Mapping[tuple[str, str], Source]
    """The long texts by page and language."""
    links: tuple[ContentLink, ...]
    """The links to an anchor in texts."""
    documents: Mapping[str, Document]
    """Where all this came from."""
    goal_paths: Mapping[str, str]
    """The file of each goal, by the goal's id."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the site's languages, the source language first."""
        return self.site.language_codes


def validate(project: Project) -> tuple[Content | None, tuple[Problem, ...]]:
    """Check a project's content, each file by itself and all of them together.

    Returns:
        The content, or None where a file that everything needs is missing or wrong; and all problems.
    """
    problems: list[Problem] = []
    languages = _languages(project)
    context = {"languages": languages}

    def read(path: str, model: type[AnyModel]) -> AnyModel | None:
        return _read_model(project, path, model, context, problems)

    site = read(SITE, Site)
    brand = read(BRAND, Brand)
    interface = read(INTERFACE, Interface)
    strategy = read(STRATEGY, Strategy)
    goal_paths = [path for path in project.documents if path.startswith(f"{GOALS}/")]
    goals = {path: goal for path in goal_paths if (goal := read(path, Goal)) is not None}
    if not goal_paths and not any(path.startswith(f"{GOALS}/") for path in project.unreadable):
        problems.append(Problem(Place(GOALS), messages.FOLDER_EMPTY, {"folder": GOALS}))

    models: dict[str, Model] = {
        path: model
        for path, model in (
            (SITE, site),
            (BRAND, brand),
            (INTERFACE, interface),
            (STRATEGY, strategy),
            *goals.items(),
        )
        if model is not None
    }
    goals_complete = len(goals) == len(goal_paths)
    problems += _goal_problems(goals, project.documents)
    if strategy is not None:
        problems += _strategy_problems(strategy, project.documents[STRATEGY])
    if interface is not None:
        problems += _placeholder_problems(interface, project.documents[INTERFACE])
    texts: dict[tuple[str, str], Source] = {}
    links: list[ContentLink] = []
    if site is not None:
        problems += _site_problems(site, project.documents[SITE])
        texts, text_problems = _texts(project, site)
        problems += text_problems
        keys = {*site.pages, *(f"goals/{goal.id}" for goal in goals.values())}
        links, link_problems = _markdown_problems(project, models, texts, keys, all_known=goals_complete)
        problems += link_problems
        problems += _translation_problems(project, models, languages)
    problems += _stray_files(project)
    if site is None or brand is None or interface is None or strategy is None or not goals_complete:
        return None, tuple(problems)
    content = Content(
        site=site,
        brand=brand,
        interface=interface,
        strategy=strategy,
        goals=tuple(sorted(goals.values(), key=lambda goal: goal.number)),
        texts=texts,
        links=tuple(links),
        documents=project.documents,
        goal_paths={goal.id: path for path, goal in goals.items()},
    )
    return content, tuple(problems)


def _languages(project: Project) -> tuple[str, ...]:
    """Read the languages before anything is validated, so that a mistake in site.yml hides no other."""
    document = project.documents.get(SITE)
    if document is None or not isinstance(document.value, dict):
        return ()
    entries = document.value.get("languages")
    codes = [entry.get("code") for entry in entries or () if isinstance(entry, dict)] if entries else []
    return tuple(code for code in codes if isinstance(code, str))


def _read_model(
    project: Project,
    path: str,
    model: type[AnyModel],
    context: dict[str, tuple[str, ...]],
    problems: list[Problem],
) -> AnyModel | None:
    document = project.documents.get(path)
    if document is None:
        if path not in project.unreadable:
            problems.append(Problem(Place(path), messages.FILE_MISSING, {"path": path}))
        return None
    try:
        return model.model_validate(document.value, context=context)
    except ValidationError as error:
        problems += explain(error, model, document)
        return None


def _goal_problems(goals: Mapping[str, Goal], documents: Mapping[str, Document]) -> Iterator[Problem]:
    numbers: dict[int, str] = {}
    ids: dict[str, str] = {}
    for path, goal in goals.items():
        document = documents[path]
        if goal.number in numbers:
            yield Problem(
                document.place(("number",)),
                messages.DUPLICATE_GOAL_NUMBER,
                {"number": goal.number, "other": numbers[goal.number]},
            )
        if goal.id in ids:
            yield Problem(
                document.place(("id",)),
                messages.DUPLICATE_GOAL_ID,
                {"id": goal.id, "other": ids[goal.id]},
            )
        numbers.setdefault(goal.number, path)
        ids.setdefault(goal.id, path)


def _strategy_problems(strategy: Strategy, document: Document) -> Iterator[Problem]:
    if strategy.period.end < strategy.period.start:
        yield Problem(document.place(("period", "end")), messages.PERIOD_BACKWARDS)
    seen: set[str] = set()
    for index, value in enumerate(strategy.values.items):
        if value.id in seen:
            place = document.place(("values", "items", index, "id"))
            yield Problem(place, messages.DUPLICATE_VALUE_ID, {"id": value.id})
        seen.add(value.id)


def _site_problems(site: Site, document: Document) -> Iterator[Problem]:
    codes: set[str] = set()
    for index, code in enumerate(site.language_codes):
        if code in codes:
            place = document.place(("languages", index, "code"))
            yield Problem(place, messages.DUPLICATE_LANGUAGE, {"code": code})
        codes.add(code)
    for key in BUILT_PAGES:
        if key not in site.pages:
            yield Problem(document.key_place(("pages",)), messages.PAGE_MISSING, {"key": key})
    for key, page in site.pages.items():
        if key == "home" and page.slug is not None:
            yield Problem(document.key_place(("pages", key, "slug")), messages.HOME_SLUG)
        if key != "home" and page.slug is None:
            yield Problem(document.key_place(("pages", key)), messages.SLUG_MISSING, {"key": key})
    for menu in ("navigation", "footer"):
        for index, key in enumerate(getattr(site, menu)):
            if key not in site.pages:
                values = {"key": key, "suggestion": suggest(key, site.pages)}
                yield Problem(document.place((menu, index)), messages.UNKNOWN_PAGE, values)
    if f".{urlsplit(site.url).hostname}".endswith(RESERVED_HOSTS):
        yield Problem(document.place(("url",)), messages.PLACEHOLDER_ADDRESS, severity="warning")
    if site.contact.email is None and site.contact.telephone is None:
        yield Problem(document.key_place(("contact",)), messages.CONTACT_MISSING, severity="warning")


def _placeholder_problems(interface: Interface, document: Document) -> Iterator[Problem]:
    """Hold the translations of a phrase to the placeholders of the original."""
    for location, text in localized_texts(interface):
        source, *others = text
        known = set(_PLACEHOLDER.findall(text[source]))
        for language in others:
            for name in _PLACEHOLDER.findall(text[language]):
                if name not in known:
                    place = document.place((*location, language))
                    place = document.source.find(f"{{{name}}}", place.line)
                    yield Problem(
                        place,
                        messages.UNKNOWN_PLACEHOLDER,
                        {"name": name, "suggestion": suggest(name, known)},
                    )


def _texts(project: Project, site: Site) -> tuple[dict[tuple[str, str], Source], list[Problem]]:
    """Match the Markdown files with pages and languages, by name."""
    texts: dict[tuple[str, str], Source] = {}
    problems: list[Problem] = []
    for path, source in project.texts.items():
        file = PurePosixPath(path)
        key, _, language = file.stem.rpartition(".")
        if str(file.parent) != PAGES or not key:
            wanted = f"{PAGES}/{file.stem}.{site.language_codes[0]}.md"
            hint = messages.NAME_WITH_LANGUAGE.format(name=wanted)
            problems.append(_stray(path, hint))
        elif language not in site.language_codes:
            values = {"key": language, "suggestion": suggest(language, site.language_codes)}
            problems.append(Problem(source.place(), messages.UNKNOWN_LANGUAGE, values))
        elif key not in site.pages:
            problems.append(_stray(path, messages.LIST_PAGE.format(key=key)))
        elif not source.text.strip():
            problems.append(Problem(source.place(), messages.EMPTY_TEXT))
        else:
            texts[key, language] = source
    source_language = site.language_codes[0]
    for key in site.pages:
        if key in BUILT_PAGES and key not in PAGES_WITH_TEXT:
            continue
        for language in site.language_codes:
            path = f"{PAGES}/{key}.{language}.md"
            if (key, language) in texts or path in project.unreadable or path in project.texts:
                continue
            if language == source_language:
                place = project.documents[SITE].key_place(("pages", key))
                values = {"key": key, "path": path}
                problems.append(Problem(place, messages.TEXT_FILE_MISSING, values))
            elif original := texts.get((key, source_language)):
                values = {"language": language, "source": source_language}
                problems.append(
                    Problem(original.place(), messages.TRANSLATION_MISSING, values, severity="warning")
                )
    return texts, problems


def localized_texts(value: object, location: tuple[int | str, ...] = ()) -> Iterator[
    tuple[tuple[int | str, ...], LocalizedText]
]:
    """Walk through a model and give each localized text with its location."""
    if isinstance(value, LocalizedText):
        yield location, value
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from localized_texts(getattr(value, name), (*location, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from localized_texts(item, (*location, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from localized_texts(item, (*location, key))


def _markdown_problems(
    project: Project,
    models: Mapping[str, Model],
    texts: Mapping[tuple[str, str], Source],
    keys: Iterable[str],
    *,
    all_known: bool,
) -> tuple[list[ContentLink], list[Problem]]:
    """Check the Markdown of every text: links, pictures, headings."""
    known = set(keys)
    links: list[ContentLink] = []
    problems: list[Problem] = []

    def check(source: Source, text: str, place: Place, key: str, *, inline: bool) -> None:
        level = 1
        for finding in findings(text, inline=inline):
            line = place.line + finding.line
            match finding:
                case PageLink():
                    where = source.find(finding.href, line)
                    target = finding.key or key
                    if target and target not in known:
                        if all_known or not target.startswith("goals/"):
                            values = {"key": target, "suggestion": suggest(target, known)}
                            problems.append(Problem(where, messages.LINK_TO_UNKNOWN_PAGE, values))
                    elif finding.anchor:
                        links.append(ContentLink(target, finding.anchor, where))
                case UnsafeLink():
                    where = source.find(finding.href, line)
                    problems.append(Problem(where, messages.LINK_UNSAFE, {"href": finding.href}))
                case Image():
                    problems.append(Problem(source.find("![", line), messages.IMAGE_IN_TEXT))
                case TooDeep():
                    problems.append(Problem(source.place(line), messages.MARKDOWN_TOO_DEEP))
                case Heading():
                    if not inline and not 1 < finding.level <= level + 1:
                        values = {"level": finding.level, "marks": "#" * (level + 1)}
                        problems.append(Problem(source.place(line), messages.HEADING_LEVEL, values))
                    level = max(2, finding.level)
                case _:
                    pass

    for path, model in models.items():
        document = project.documents[path]
        for location, text in localized_texts(model):
            for language, words in text.items():
                place = document.place((*location, language))
                check(document.source, words, place, "", inline=True)
    for (key, _), source in texts.items():
        check(source, source.text, source.place(), key, inline=False)
    return links, problems


def _translation_problems(
    project: Project, models: Mapping[str, Model], languages: tuple[str, ...]
) -> Iterator[Problem]:
    for path, model in models.items():
        document = project.documents[path]
        for location, text in localized_texts(model):
            for language in languages:
                if language not in text:
                    yield Problem(
                        document.key_place(location),
                        messages.TRANSLATION_MISSING,
                        {"language": language, "source": languages[0]},
                        severity="warning",
                    )


def _stray_files(project: Project) -> Iterator[Problem]:
    """Tell of files that nothing uses: someone meant something by them."""
    used = {SITE, BRAND, INTERFACE, STRATEGY}
    for path in project.documents:
        if path not in used and not (
            path.startswith(f"{GOALS}/") and path.count("/") == GOALS.count("/") + 1
        ):
            yield _stray(path, f"{suggest(path, used)} {messages.REMOVE_FILE}")
    for path in project.others:
        if path.endswith(".yaml"):
            yield _stray(path, messages.RENAME_TO_YML.format(name=PurePosixPath(path).with_suffix(".yml")))
        else:
            yield _stray(path, messages.REMOVE_FILE)


def _stray(path: str, hint: str) -> Problem:
    shown = path.removeprefix(f"{CONTENT}/")
    return Problem(Place(path), messages.UNKNOWN_FILE, {"path": shown, "suggestion": hint})

