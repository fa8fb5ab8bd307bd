"""What a document does not say: taken from options, or asked for where there is someone to ask."""

from __future__ import annotations

from collections.abc import Iterable
from re import Pattern
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.new.period import years_of
from kalliola_site.cli.output import Output
from kalliola_site.problems import messages

if TYPE_CHECKING:
    from kalliola_site.edit.strategy_document.ledger import StrategyText
    from kalliola_site.edit.strategy_document.names import Names
    from kalliola_site.model.content import Content
    from kalliola_site.model.strategy import Period


def chosen_period(
    out: Output, text: StrategyText, given: str | None, content: Content | None, *, is_asked: bool
) -> Period:
    """Take the years as they were given, as the document says them, or ask for them."""
    from kalliola_site.edit.next_period import check_years
    from kalliola_site.edit.scaffold import CannotStartError
    from kalliola_site.model.strategy import Period

    if given is None and text.period is not None:
        period = Period(start=text.period[0], end=text.period[1])
    elif given is None and not is_asked:
        raise click.UsageError(out.words(messages.import_report.GIVE_YEARS))
    else:
        period = years_of(out, given, content.strategy.period if content else None)
    try:
        # Nobody is asked for names in vain.
        check_years(content.strategy.period if content else None, period)
    except CannotStartError as error:
        raise click.UsageError(error.reason.say(out.translate)) from error
    return period


def chosen_names(  # noqa: PLR0913 - what is chosen, and from what
    out: Output,
    text: StrategyText,
    content: Content | None,
    ids: Iterable[str],
    slugs: Iterable[str],
    *,
    is_asked: bool,
) -> Names:
    """Take the names of goals and values from options; ask for the others, or take what is proposed."""
    from kalliola_site.edit.strategy_document.names import propose_names, with_chosen
    from kalliola_site.model.base import IDENTIFIER, SLUG

    by_key = dict(_id_option(out, value) for value in ids)
    by_goal = dict(_slug_option(out, value) for value in slugs)
    names = with_chosen(propose_names(text, content), text, by_key, by_goal)
    if is_asked and (names.goals or names.values):
        out.say(messages.import_report.ASK_IDS)
        for number, proposed in enumerate(names.goals, 1):
            title = text.words("goals", number - 1, "title")
            if str(number) not in by_key:
                question = out.words(messages.import_report.ASK_GOAL_ID, number=number, title=title)
                by_key[str(number)] = _asked(out, question, proposed, IDENTIFIER)
            if (number, text.language) not in by_goal:
                question = out.words(messages.import_report.ASK_GOAL_SLUG, language=text.language)
                proposal = names.slugs[number - 1][text.language]
                by_goal[number, text.language] = _asked(out, question, proposal, SLUG)
        for number, proposed in enumerate(names.values):
            name = text.words("values", "items", number, "name")
            if name.casefold() not in by_key:
                question = out.words(messages.import_report.ASK_VALUE_ID, name=name)
                by_key[name.casefold()] = _asked(out, question, proposed, IDENTIFIER)
        names = with_chosen(names, text, by_key, by_goal)
    _refuse_what_is_wrong(out, names)
    return names


def _asked(out: Output, question: str, proposed: str, form: Pattern[str]) -> str:
    def valid(answer: str) -> str:
        if not form.fullmatch(answer.strip()):
            raise click.UsageError(out.words(messages.periods.NOT_A_NAME, name=answer, proposal=proposed))
        return answer.strip()

    answer: str = click.prompt(question, default=proposed, value_proc=valid)
    return answer


def _refuse_what_is_wrong(out: Output, names: Names) -> None:
    """Refuse ids and ends of addresses that have not the right form, or are given twice."""
    from kalliola_site.model.base import IDENTIFIER, SLUG
    from kalliola_site.syntax.slug import slug_from

    languages = {language for slug in names.slugs for language in slug}
    groups: list[tuple[list[str], Pattern[str]]] = [
        (list(names.goals), IDENTIFIER),
        (list(names.values), IDENTIFIER),
    ]
    groups += [([slug[code] for slug in names.slugs if code in slug], SLUG) for code in sorted(languages)]
    for group, form in groups:
        for index, name in enumerate(group):
            if not form.fullmatch(name) or name in group[:index]:
                proposal = f"{slug_from(name)}-{index + 1}"
                raise click.UsageError(out.words(messages.periods.NOT_A_NAME, name=name, proposal=proposal))


def _id_option(out: Output, value: str) -> tuple[str, str]:
    key, equals, name = value.partition("=")
    if not equals or not key.strip() or not name.strip():
        raise click.UsageError(out.words(messages.import_report.NOT_AN_ID_OPTION, value=value))
    return key.strip().casefold(), name.strip()


def _slug_option(out: Output, value: str) -> tuple[tuple[int, str], str]:
    key, equals, slug = value.partition("=")
    number, dot, language = key.strip().partition(".")
    if not equals or not dot or not number.isdecimal() or not language or not slug.strip():
        raise click.UsageError(out.words(messages.import_report.NOT_A_SLUG_OPTION, value=value))
    return (int(number), language), slug.strip()
