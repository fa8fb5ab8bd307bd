"""Starting files: a goal or a page to go on from, commented in every language that messages can be had in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kalliola_site import messages
from kalliola_site.load import GOALS, PAGES, SITE
from kalliola_site.model_errors import slug_from
from kalliola_site.problems import Phrase, Translate
from kalliola_site.schema import modeline
from kalliola_site.sources import Source
from kalliola_site.validate import Content
from kalliola_site.yaml_editor import scalar, with_group, with_item

Texts = Mapping[str, str]
"""A text in each language, by the language's tag."""

Speaker = Callable[[str], Translate]
"""Gives, for a language's tag, what puts sentences into that language where that is possible."""


class CannotStartError(Exception):
    """A file cannot be started; carries why."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class NewGoal:
    """What has to be known of a goal to start its file."""

    id: str
    title: Texts
    theme: Texts


@dataclass(frozen=True, slots=True)
class NewPage:
    """What has to be known of a page to start its files."""

    key: str
    title: Texts
    description: Texts
    menu: str | None
    """The menu to list it in, ``navigation`` or ``footer``."""


def start_goal(
    content: Content, goal: NewGoal, comments: Iterable[Translate], speaker: Speaker
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
        raise CannotStartError(messages.GOAL_EXISTS.with_values(id=goal.id, path=content.goal_paths[goal.id]))
    number = max(other.number for other in content.goals) + 1
    path = f"{GOALS}/{number}-{goal.id}.yml"
    voices = tuple(comments)

    def comment(phrase: Phrase) -> str:
        return f"# {' | '.join(dict.fromkeys(phrase.say(translate) for translate in voices))}"

    def yet_to_be_written(phrase: Phrase) -> Texts:
        return {code: f"[{phrase.say(speaker(code))}]" for code in content.languages}

    lines = [
        modeline(path) or "",
        *(f"# {messages.GOAL_INTRODUCTION.say(translate)}" for translate in voices),
        "",
        f"number: {number}",
        f"id: {goal.id}",
        comment(messages.SLUG_COMMENT),
        *_group("slug", {code: slug_from(text) for code, text in goal.title.items()}),
        comment(messages.THEME_COMMENT),
        *_group("theme", goal.theme),
        comment(messages.TITLE_COMMENT),
        *_group("title", goal.title),
    ]
    for key, heading, placeholder in (
        ("description", messages.DESCRIPTION_COMMENT, messages.WRITE_DESCRIPTION),
        ("means", messages.MEANS_COMMENT, messages.WRITE_MEANS),
        ("outcomes", messages.OUTCOMES_COMMENT, messages.WRITE_OUTCOME),
    ):
        lines += ["", comment(heading), f"{key}:", *_item(yet_to_be_written(placeholder))]
    lines += ["", comment(messages.INDICATORS_COMMENT), "indicators: to-be-agreed", ""]
    return {path: Source(path, "\n".join(lines))}


def start_page(content: Content, page: NewPage, speaker: Speaker) -> Mapping[str, Source]:
    """List a new page of text in site.yml and begin its text in every language.

    Raises:
        CannotStartError: There is a page with this name already.
    """
    if page.key in content.site.pages:
        raise CannotStartError(messages.PAGE_EXISTS.with_values(key=page.key))
    source = with_group(
        content.documents[SITE],
        ("pages",),
        page.key,
        [
            *_group("title", page.title),
            *_group("description", page.description),
            *_group("slug", {code: slug_from(text) for code, text in page.title.items()}),
        ],
    )
    if page.menu is not None:
        source = _listed(source, page.menu, page.key)
    files = {SITE: source}
    for code in content.languages:
        path = f"{PAGES}/{page.key}.{code}.md"
        files[path] = Source(path, f"[{messages.WRITE_PAGE.say(speaker(code))}]\n")
    return files


def _listed(source: Source, menu: str, key: str) -> Source:
    from kalliola_site.yaml_reader import Document, read_yaml  # noqa: PLC0415

    document = read_yaml(source)
    assert isinstance(document, Document)  # noqa: S101 - the editor has proved it
    return with_item(document, (menu,), key)


def _group(key: str, texts: Texts) -> Iterator[str]:
    yield f"{key}:"
    for code, text in texts.items():
        yield f"  {code}: {scalar(text)}"


def _item(texts: Texts) -> Iterator[str]:
    for number, (code, text) in enumerate(texts.items()):
        yield f"  {'- ' if number == 0 else '  '}{code}: {scalar(text)}"
