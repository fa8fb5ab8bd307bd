"""The page of the preview that shows both languages side by side, with what changed in the source marked."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from kalliola_site.frozen_value import frozen_value
from kalliola_site.language.changes import Shown, shown_changes
from kalliola_site.language.direction import language_attributes
from kalliola_site.model.content import Content
from kalliola_site.model.translation_state import STATES, State, TextState
from kalliola_site.preview.answers import PREFIX
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Translate

_NAMES = {
    "missing": messages.translations.MISSING,
    "outdated": messages.translations.OUTDATED,
    "draft": messages.translations.DRAFT,
    "current": messages.translations.CURRENT,
}


def translations_page(content: Content, language: str, translate: Translate) -> bytes:
    """Write the page.

    Args:
        content: What is previewed.
        language: The language of messages.
        translate: Puts the page's own words into it.
    """
    states = content.translations
    reader = _Reader(language, translate)
    title = messages.preview.TRANSLATIONS_TITLE.say(translate)
    sections = Markup().join(
        _section(target, [item for item in states if item.text.language == target], content, reader)
        for target in content.languages[1:]
    )
    if not sections:
        sections = Markup("<p>{}</p>").format(messages.translations.NO_OTHER_LANGUAGE.say(translate))
    page = Markup(
        '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n'
        '<link rel="stylesheet" href="{prefix}own_pages.css">\n'
        '<link rel="stylesheet" href="{prefix}translations.css">\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n'
        "{sections}\n</main>\n</body>\n</html>\n"
    )
    return page.format(language=language, title=title, prefix=PREFIX, sections=sections).encode()


@frozen_value
class _Reader:
    """Who looks at the page: the language of messages, and what puts them into it."""

    language: str
    translate: Translate


def _section(target: str, states: Sequence[TextState], content: Content, reader: _Reader) -> Markup:
    names = {language.code: language.name for language in content.site.languages}
    counts = messages.translations.TRANSLATION_COUNT.with_values(
        language=names[target],
        **{
            name: sum(item.state == state for item in states)
            for name, state in zip(("missing", "outdated", "drafts", "current"), STATES, strict=True)
        },
    )
    by_state = {state: [item for item in states if item.state == state] for state in STATES}
    parts = Markup().join(_table(state, items, content, reader) for state, items in by_state.items())
    return Markup('<section aria-labelledby="{0}"><h2 id="{0}">{1}</h2>{2}</section>').format(
        target, counts.say(reader.translate), parts
    )


def _table(state: State, states: Sequence[TextState], content: Content, reader: _Reader) -> Markup:
    if not states:
        return Markup()
    rows = Markup().join(_row(item, content, reader) for item in states)
    name = _NAMES[state].say(reader.translate)
    source, target = content.languages[0], states[0].text.language
    names = {language.code: language.name for language in content.site.languages}
    head = Markup('<tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr>').format(
        messages.preview.TEXT_COLUMN.say(reader.translate), names[source], names[target]
    )
    table = Markup("<table><thead>{}</thead><tbody>{}</tbody></table>").format(head, rows)
    is_open = Markup(" open") if state != "current" else ""
    return Markup('<details class="{}"{}><summary>{} ({})</summary>{}</details>').format(
        state, is_open, name, len(states), table
    )


def _row(item: TextState, content: Content, reader: _Reader) -> Markup:
    text, before = item.text, item.accepted_source
    source = text.source if before is None else _marked(before, text.source, reader)
    cells = [Markup('<th scope="row"><code>{}</code></th>').format(text.key)]
    for language, words in ((content.languages[0], source), (text.language, text.translation or "–")):
        cells.append(Markup("<td {}>{}</td>").format(language_attributes(language), words))
    return Markup("<tr>{}</tr>").format(Markup().join(cells))


_MARKS = {"same": Markup("{}"), "gone": Markup("<del>{}</del>"), "new": Markup("<ins>{}</ins>")}


def _marked(before: str, after: str, reader: _Reader) -> Markup:
    runs = shown_changes(before, after)
    return Markup().join(_MARKS[run.kind].format(_worded(run.words, reader)) for run in runs)


def _worded(words: Shown, reader: _Reader) -> str:
    """Return words as they are; the name of what cannot be seen is in the reader's language."""
    if isinstance(words, str):
        return words
    return Markup("<i {}>{}</i>").format(language_attributes(reader.language), words.say(reader.translate))
