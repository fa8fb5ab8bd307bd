"""What a new file is to have in it: taken from options, or asked for where there is someone to ask."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.output import Output
from kalliola_site.problems import messages

if TYPE_CHECKING:
    from kalliola_site.model.content import Content
    from kalliola_site.problems.problem import Phrase


id_option = click.option("--id", "name", metavar="NAME", help="Its stable name: a–z, digits and hyphens.")
title_option = click.option(
    "--title", "titles", multiple=True, metavar="LANGUAGE=TEXT", help="Its title; once for each language."
)


def texts_in_languages(
    out: Output, content: Content, option: str, given: Sequence[str], question: Phrase
) -> Mapping[str, str]:
    """Take a text in each language from options; ask for the others where there is someone to ask."""
    texts = dict(text_in_language(out, content, option, value) for value in given)
    if sys.stdin.isatty():
        for language in content.languages:
            if language not in texts:
                texts[language] = click.prompt(out.words(question, language=language)).strip()
    missing = [language for language in content.languages if language not in texts]
    if missing:
        raise click.UsageError(
            out.words(messages.new.TEXT_OPTION_MISSING, option=option, languages=", ".join(missing))
        )
    return {language: texts[language] for language in content.languages}


def text_in_language(out: Output, content: Content, option: str, value: str) -> tuple[str, str]:
    """Take a text from the value of an option, ``LANGUAGE=TEXT``, and the language before it."""
    from kalliola_site.problems.suggest import suggest

    language, equals, text = value.partition("=")
    if not equals or not text.strip():
        raise click.UsageError(out.words(messages.new.NOT_A_TEXT_OPTION, option=option, value=value))
    if language not in content.languages:
        suggestion = suggest(language, content.languages)
        raise click.UsageError(
            out.words(messages.new.NOT_A_SITE_LANGUAGE, language=language, suggestion=suggestion)
        )
    return language, text.strip()


def name_of(out: Output, name: str | None, title: Mapping[str, str]) -> str:
    """Take the name of what is started as it was given, or ask for it; its title proposes one."""
    from kalliola_site.model.base import IDENTIFIER
    from kalliola_site.syntax.slug import identifier_from

    proposal = identifier_from(list(title.values())[-1])
    if name is None:
        asked = sys.stdin.isatty()
        name = click.prompt(out.words(messages.new.ASK_ID), default=proposal) if asked else proposal
    if not IDENTIFIER.fullmatch(name):
        raise click.UsageError(out.words(messages.new.NOT_AN_ID, name=name, proposal=identifier_from(name)))
    return name
