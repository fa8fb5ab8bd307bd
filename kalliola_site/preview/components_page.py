"""The page of the preview that shows the example of every component, by day and by night."""

from __future__ import annotations

import re

from markupsafe import Markup

from kalliola_site.data.security_policy import content_security_policy
from kalliola_site.language.direction import language_attributes
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Translate
from kalliola_site.render.examples import Example, Examples

_MODES: dict[str, Phrase] = {"day": messages.preview.BY_DAY, "night": messages.preview.BY_NIGHT}

_IDS = re.compile(r' (id|aria-labelledby|aria-describedby)="([^"]*)"')
_TO_IDS = re.compile(r' href="#([^"]+)"')


def components_page(
    examples: Examples, stylesheets: tuple[str, ...], language: str, translate: Translate
) -> bytes:
    """Write the page.

    Args:
        examples: What it shows.
        stylesheets: The addresses of the components' style and of the page's own.
        language: The language of messages.
        translate: Puts the page's own words into it.
    """
    title = messages.preview.COMPONENTS_TITLE.say(translate)
    sections = Markup().join(_section(example, examples.language, translate) for example in examples.shown)
    if not sections:
        sections = Markup("<p>{}</p>").format(messages.preview.NO_COMPONENTS.say(translate))
    links = Markup().join(
        Markup('<link rel="stylesheet" href="{}">\n').format(sheet) for sheet in stylesheets
    )
    page = Markup(
        '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n{links}</head>\n'
        '<body class="components">\n<h1>{title}</h1>\n{sections}\n</body>\n</html>\n'
    )
    return page.format(
        language=language, policy=content_security_policy(), title=title, links=links, sections=sections
    ).encode()


def _section(example: Example, language: str, translate: Translate) -> Markup:
    name = example.component
    shown = Markup().join(_shown(example, mode, language, translate) for mode in _MODES)
    if not example.html:
        shown = Markup("<p>{}</p>").format(messages.preview.NOTHING_FOR_COMPONENT.say(translate))
    return Markup(
        '<section class="component" aria-labelledby="{0}"><h2 id="{0}"><code>{0}</code></h2>{1}</section>\n'
    ).format(name, shown)


def _shown(example: Example, mode: str, language: str, translate: Translate) -> Markup:
    html = _with_own_ids(example.html, f"{example.component}-{mode}-")
    return Markup('<h3>{}</h3>\n<div data-mode="{}" {}>{}</div>\n').format(
        _MODES[mode].say(translate),
        mode,
        language_attributes(language),
        Markup(html),  # noqa: S704 - rendered by a template, which escapes
    )


def _with_own_ids(html: str, prefix: str) -> str:
    """Put a prefix before all ids, as the page shows each component twice."""

    def ids(match: re.Match[str]) -> str:
        own = " ".join(f"{prefix}{name}" for name in match[2].split())
        return f' {match[1]}="{own}"'

    return _TO_IDS.sub(lambda match: f' href="#{prefix}{match[1]}"', _IDS.sub(ids, html))
