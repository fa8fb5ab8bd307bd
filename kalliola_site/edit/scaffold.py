"""Starting files: a goal, an update or a page, commented in every language that messages can be had in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.file_kinds import modeline
from kalliola_site.model.content import Content
from kalliola_site.model.paths import GOALS, PAGES, SITE, UPDATES
from kalliola_site.problems import message_language, messages
from kalliola_site.problems.problem import Phrase, Translate
from kalliola_site.syntax.slug import slug_from
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.unconfirmed import yaml_comment
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_editor import with_group
from kalliola_site.syntax.yaml_list_editor import with_item
from kalliola_site.syntax.yaml_reader import read_yaml
from kalliola_site.syntax.yaml_writing import in_line, scalar

Texts = Mapping[str, str]
"""A text in each language, by the language's tag."""

TranslatorFactory = Callable[[str], Translate]
"""Gives, for a language's tag, what puts sentences into that language where that is possible."""


class CannotStartError(Exception):
    """A file cannot be started; carries why."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(str(reason))
        self.reason = reason


@frozen_value
class NewGoal:
    """What has to be known of a goal to start its file."""

    id: str
    title: Texts
    theme: Texts
    slug: Texts
    """The end of its page's address in each language."""
    house_title: Texts | None = None
    """The goal as the strategy house words it, where that is not its title."""
    lists: Mapping[str, Sequence[Texts]] = field(default_factory=dict)
    """Its description, means and outcomes, by key, as far as they are known."""
    doubts: Mapping[str, Phrase] = field(default_factory=dict)
    """Why a text is not certain to be in the right place, by key."""


@frozen_value
class NewUpdate:
    """What has to be known of an update to start its file."""

    id: str
    day: str
    """The day of the news (ISO 8601)."""
    title: Texts
    goals: tuple[str, ...]
    """The ids of the goals that it is about."""


@frozen_value
class NewPage:
    """What has to be known of a page to start its files."""

    key: str
    title: Texts
    description: Texts
    menu: str | None
    """The menu to list it in, ``navigation`` or ``footer``."""


def start_goal(
    content: Content, goal: NewGoal, comments: Iterable[Translate], speaker: TranslatorFactory
) -> Mapping[str, Source]:
    """Write the file of a new goal, which takes the next number.

    Args:
        content: The content as it is.
        goal: The new goal.
        comments: Puts comments into each language that messages can be had in.
        speaker: Words what is yet to be written, in the languages of the site.

    Raises:
        CannotStartError: There is a goal with this id already.
    """
    if goal.id in content.goal_paths:
        raise CannotStartError(
            messages.new.GOAL_EXISTS.with_values(id=goal.id, path=content.goal_paths[goal.id])
        )
    number = max(other.number for other in content.goals) + 1
    return goal_file(content.languages, goal, number, tuple(comments), speaker)


def goal_file(
    languages: Sequence[str],
    goal: NewGoal,
    number: int,
    voices: tuple[Translate, ...],
    speaker: TranslatorFactory,
) -> Mapping[str, Source]:
    """Write the file of a goal, by its path; what is not known of it is yet to be written.

    Args:
        languages: The languages of the site.
        goal: The goal.
        number: Its number.
        voices: Puts comments into each language that messages can be had in.
        speaker: Words what is yet to be written, in the languages of the site.
    """
    path = f"{GOALS}/{number}-{goal.id}.yml"
    lines = [
        modeline(path) or "",
        *(f"# {messages.new.GOAL_INTRODUCTION.say(translate)}" for translate in voices),
        "",
        *_draft(voices),
        f"number: {number}",
        f"id: {scalar(goal.id)}",
        comment(messages.new.SLUG_COMMENT, voices),
        *group("slug", goal.slug),
        comment(messages.new.THEME_COMMENT, voices),
        *_doubt(goal, "theme", voices),
        *group("theme", goal.theme),
        comment(messages.new.TITLE_COMMENT, voices),
        *_doubt(goal, "title", voices),
        *group("title", goal.title),
    ]
    if goal.house_title is not None:
        lines += [
            comment(messages.new.HOUSE_TITLE_COMMENT, voices),
            *_doubt(goal, "house_title", voices),
            *group("house_title", goal.house_title),
        ]
    for key, heading, placeholder in (
        ("description", messages.new.DESCRIPTION_COMMENT, messages.new.WRITE_DESCRIPTION),
        ("means", messages.new.MEANS_COMMENT, messages.new.WRITE_MEANS),
        ("outcomes", messages.new.OUTCOMES_COMMENT, messages.new.WRITE_OUTCOME),
    ):
        texts = goal.lists.get(key) or (unwritten(placeholder, languages, speaker),)
        items = (line for text in texts for line in _item(text))
        lines += ["", comment(heading, voices), *_doubt(goal, key, voices), f"{key}:", *items]
    lines += ["", comment(messages.new.INDICATORS_COMMENT, voices), "indicators: to-be-agreed", ""]
    return {path: Source(path, "\n".join(lines))}


def start_update(
    content: Content, update: NewUpdate, comments: Iterable[Translate], speaker: TranslatorFactory
) -> Mapping[str, Source]:
    """Write the file of a new update.

    Args:
        content: The content as it is.
        update: The new update.
        comments: Puts comments into each language that messages can be had in.
        speaker: Words what is yet to be written, in the languages of the site.

    Raises:
        CannotStartError: There is an update with this id already.
    """
    if update.id in content.update_paths:
        other = content.update_paths[update.id]
        raise CannotStartError(messages.updates.UPDATE_EXISTS.with_values(id=update.id, path=other))
    path = f"{UPDATES}/{update.day}-{update.id}.yml"
    voices = tuple(comments)
    goals = (
        [f"goals: {in_line(list(update.goals))}"] if update.goals else [f"# goals: [{content.goals[0].id}]"]
    )
    lines = [
        modeline(path) or "",
        *(f"# {messages.updates.UPDATE_INTRODUCTION.say(translate)}" for translate in voices),
        "",
        *_draft(voices),
        f"id: {scalar(update.id)}",
        comment(messages.updates.DAY_COMMENT, voices),
        f"date: {update.day}",
        comment(messages.updates.CORRECTED_COMMENT, voices),
        f"# corrected: {update.day}",
        comment(messages.new.SLUG_COMMENT, voices),
        *group("slug", {code: slug_from(text) for code, text in update.title.items()}),
        comment(messages.new.TITLE_COMMENT, voices),
        *group("title", update.title),
        comment(messages.updates.SUMMARY_COMMENT, voices),
        *group("summary", unwritten(messages.updates.WRITE_SUMMARY, content.languages, speaker)),
        "",
        comment(messages.updates.TEXT_COMMENT, voices),
        "text:",
        *_item(unwritten(messages.updates.WRITE_PARAGRAPH, content.languages, speaker)),
        "",
        comment(messages.updates.GOALS_COMMENT, voices),
        *goals,
        "",
        comment(messages.updates.PICTURE_COMMENT, voices),
        "# picture:",
        "#   file: picture.jpg",
        *(
            f"#   {line}"
            for line in group("alt", unwritten(messages.updates.WRITE_ALT, content.languages, speaker))
        ),
        "",
    ]
    return {path: Source(path, "\n".join(lines))}


def _draft(voices: Iterable[Translate]) -> tuple[str, str]:
    """Write that this is for the preview only, and until when."""
    return comment(messages.drafts.DRAFT_COMMENT, voices), "draft: true"


def _doubt(goal: NewGoal, key: str, voices: tuple[Translate, ...]) -> Iterator[str]:
    """Ask a person to look at a text that may not belong where it is."""
    if key in goal.doubts:
        yield f"# {yaml_comment(in_all_languages(goal.doubts[key], voices))}"


def comment(phrase: Phrase, voices: Iterable[Translate]) -> str:
    """Write a comment, in each language that messages can be had in."""
    return f"# {in_all_languages(phrase, voices)}"


def in_all_languages(phrase: Phrase, voices: Iterable[Translate]) -> str:
    """Word a phrase in each language that messages can be had in, one after the other."""
    return " | ".join(dict.fromkeys(phrase.say(translate) for translate in voices))


def worded(phrase: Phrase, content: Content) -> Texts:
    """Put a phrase into each language of the site; in square brackets where nothing translates it."""
    known = message_language.languages()
    return {
        code: phrase.say(message_language.translator(code)) if code in known else f"[{phrase}]"
        for code in content.languages
    }


def unwritten(phrase: Phrase, languages: Iterable[str], speaker: TranslatorFactory) -> Texts:
    """Say in each language of a site what is to be written in the place of this."""
    return {code: f"[{phrase.say(speaker(code))}]" for code in languages}


def start_page(
    content: Content, page: NewPage, comments: Iterable[Translate], speaker: TranslatorFactory
) -> Mapping[str, Source]:
    """List a new page of text in site.yml and begin its text in every language.

    Args:
        content: The content as it is.
        page: The new page.
        comments: Puts comments into each language that messages can be had in.
        speaker: Words what is yet to be written, in the languages of the site.

    Raises:
        CannotStartError: There is a page with this name already.
    """
    if page.key in content.site.pages:
        raise CannotStartError(messages.new.PAGE_EXISTS.with_values(key=page.key))
    source = with_group(
        content.documents[SITE],
        ("pages",),
        page.key,
        [
            *_draft(comments),
            *group("title", page.title),
            *group("description", page.description),
            *group("slug", {code: slug_from(text) for code, text in page.title.items()}),
        ],
    )
    if page.menu is not None:
        source = _listed(source, page.menu, page.key)
    files = {SITE: source}
    for code in content.languages:
        path = f"{PAGES}/{page.key}.{code}.md"
        files[path] = Source(path, f"[{messages.new.WRITE_PAGE.say(speaker(code))}]\n")
    return files


def _listed(source: Source, menu: str, key: str) -> Source:
    document = read_yaml(source)
    assert isinstance(document, Document)  # noqa: S101 - the editor has proved it
    return with_item(document, (menu,), key)


def group(key: str, texts: Texts) -> Iterator[str]:
    """Write a text in each language, as lines of YAML."""
    yield f"{key}:"
    for code, text in texts.items():
        yield f"  {code}: {scalar(text)}"


def _item(texts: Texts) -> Iterator[str]:
    for number, (code, text) in enumerate(texts.items()):
        yield f"  {'- ' if number == 0 else '  '}{code}: {scalar(text)}"
