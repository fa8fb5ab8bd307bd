"""The goals that a new period begins with: taken from options, or asked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from re import Pattern
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.new.answers import text_in_language
from kalliola_site.cli.output import Output
from kalliola_site.problems import message_language, messages

if TYPE_CHECKING:
    from kalliola_site.edit.scaffold import NewGoal
    from kalliola_site.model.content import Content
    from kalliola_site.problems.problem import Phrase


def goals_to_start(out: Output, content: Content, given: Sequence[str]) -> tuple[NewGoal, ...]:
    """Take the goals to start with from options, or ask for them where there is someone to ask."""
    by_language = _titles(out, content, given)
    titles = [dict(zip(by_language, goal, strict=True)) for goal in zip(*by_language.values(), strict=True)]
    asked = sys.stdin.isatty() and not titles
    if asked:
        titles = _asked_titles(out, content)
    goals: list[NewGoal] = []
    for title in titles:
        goals.append(_goal(out, content, title, goals, asked=asked))
    return tuple(goals)


def _titles(out: Output, content: Content, given: Sequence[str]) -> Mapping[str, list[str]]:
    """Sort titles by their language: the first of each are of the first goal, and so on."""
    titles: dict[str, list[str]] = {language: [] for language in content.languages}
    for value in given:
        language, text = text_in_language(out, content, "--goal", value)
        titles[language].append(text)
    # Other languages than the source's may wait, as everywhere; but not for some goals only.
    source, most = content.languages[0], max(map(len, titles.values()))
    titles = {language: texts for language, texts in titles.items() if texts or language == source}
    if missing := [language for language, texts in titles.items() if len(texts) < most]:
        raise click.UsageError(
            out.words(messages.new.TEXT_OPTION_MISSING, option="--goal", languages=", ".join(missing))
        )
    return titles


def _asked_titles(out: Output, content: Content) -> list[dict[str, str]]:
    """Ask for the titles of the goals until one is left empty."""
    out.say(messages.periods.ASKING_FOR_GOALS)
    source, *others = content.languages
    titles: list[dict[str, str]] = []
    while True:
        number = len(titles) + 1
        question = out.words(messages.periods.ASK_GOAL, number=number, language=source)
        if not (first := click.prompt(question, default="", show_default=False).strip()):
            return titles
        title = {source: first}
        for language in others:
            question = out.words(messages.periods.ASK_GOAL, number=number, language=language)
            if words := click.prompt(question, default="", show_default=False).strip():
                title[language] = words
        titles.append(title)


def _goal(
    out: Output, content: Content, title: Mapping[str, str], before: Sequence[NewGoal], *, asked: bool
) -> NewGoal:
    """Give a goal its id and the ends of its addresses; on a terminal they are proposed."""
    from kalliola_site.edit.scaffold import NewGoal, unwritten
    from kalliola_site.model.base import IDENTIFIER, SLUG
    from kalliola_site.syntax.slug import slug_from

    def chosen(question: Phrase, text: str, taken: set[str], form: Pattern[str], **values: object) -> str:
        def free(words: str) -> str:
            name = slug_from(words)
            return _free(name if form.fullmatch(name) else f"goal-{name}", taken)

        def valid(answer: str) -> str:
            if not form.fullmatch(answer) or answer in taken:
                raise click.UsageError(
                    out.words(messages.periods.NOT_A_NAME, name=answer, proposal=free(answer))
                )
            return answer

        if not asked:
            return free(text)
        proposal = free(text)

        answer: str = click.prompt(out.words(question, **values), default=proposal, value_proc=valid)
        return answer

    name = chosen(messages.new.ASK_ID, list(title.values())[-1], {goal.id for goal in before}, IDENTIFIER)
    slugs = {
        language: chosen(
            messages.periods.ASK_SLUG, text, {goal.slug[language] for goal in before}, SLUG, language=language
        )
        for language, text in title.items()
    }
    theme = unwritten(messages.periods.WRITE_GOAL_THEME, content.languages, message_language.translator)
    return NewGoal(name, title, theme, slugs)


def _free(name: str, taken: set[str]) -> str:
    """Put a number after a name where another has it already."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
