"""The page of the preview that shows both languages side by side, with what changed in the source marked."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from kalliola_site.language.changes import changes
from kalliola_site.language.direction import language_attributes
from kalliola_site.model.content import Content
from kalliola_site.model.translation_state import STATES, State, TextState
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Translate

_NAMES = {
    "missing": messages.translations.MISSING,
    "outdated": messages.translations.OUTDATED,
    "draft": messages.translations.DRAFT,
    "current": messages.translations.CURRENT,
}


def translations_page(content: Content, stylesheet: str, language: str, translate: Translate) -> bytes:
    """Write the page.

    Args:
        content: What is previewed.
        stylesheet: The address of the page's style sheet.
        language: The language of messages.
        translate: Puts the page's own words into it.
    """
    states = content.translations
    title = messages.preview.TRANSLATIONS_TITLE.say(translate)
    sections = Markup().join(
        _section(target, [item for item in states if item.text.language == target], content, translate)
        for target in content.languages[1:]
    )
    if not sections:
        sections = Markup("<p>{}</p>").format(messages.translations.NO_OTHER_LANGUAGE.say(translate))
    page = Markup(
        '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n'
        '<link rel="stylesheet" href="{stylesheet}">\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n'
        "{sections}\n</main>\n</body>\n</html>\n"
    )
    return page.format(language=language, title=title, stylesheet=stylesheet, sections=sections).encode()


def _section(target: str, states: Sequence[TextState], content: Content, translate: Translate) -> Markup:
    names = {language.code: language.name for language in content.site.languages}
    counts = messages.translations.TRANSLATION_COUNT.with_values(
        language=names[target],
        **{
            name: sum(item.state == state for item in states)
            for name, state in zip(("missing", "outdated", "drafts", "current"), STATES, strict=True)
        },
    )
    by_state = {state: [item for item in states if item.state == state] for state in STATES}
    parts = Markup().join(_table(state, items, content, translate) for state, items in by_state.items())
    return Markup('<section aria-labelledby="{0}"><h2 id="{0}">{1}</h2>{2}</section>').format(
        target, counts.say(translate), parts
    )


def _table(state: State, states: Sequence[TextState], content: Content, translate: Translate) -> Markup:
    if not states:
        return Markup()
    rows = Markup().join(_row(item, content) for item in states)
    name = _NAMES[state].say(translate)
    source, target = content.languages[0], states[0].text.language
    names = {language.code: language.name for language in content.site.languages}
    head = Markup('<tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr>').format(
        messages.preview.TEXT_COLUMN.say(translate), names[source], names[target]
    )
    table = Markup("<table><thead>{}</thead><tbody>{}</tbody></table>").format(head, rows)
    is_open = Markup(" open") if state != "current" else ""
    return Markup('<details class="{}"{}><summary>{} ({})</summary>{}</details>').format(
        state, is_open, name, len(states), table
    )


def _row(item: TextState, content: Content) -> Markup:
    text = item.text
    source = text.source if item.accepted_source is None else _marked(item.accepted_source, text.source)
    cells = [Markup('<th scope="row"><code>{}</code></th>').format(text.key)]
    for language, words in ((content.languages[0], source), (text.language, text.translation or "–")):
        cells.append(Markup("<td {}>{}</td>").format(language_attributes(language), words))
    return Markup("<tr>{}</tr>").format(Markup().join(cells))


_MARKS = {"same": Markup("{}"), "gone": Markup("<del>{}</del>"), "new": Markup("<ins>{}</ins>")}


def _marked(before: str, after: str) -> Markup:
    return Markup().join(_MARKS[run.kind].format(run.words) for run in changes(before, after))
