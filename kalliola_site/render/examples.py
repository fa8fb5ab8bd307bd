"""Examples of the components, for the preview alone: each as it stands on a page, by day and by night."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.page_types import HOME
from kalliola_site.plan.addresses import References
from kalliola_site.plan.assets import Assets
from kalliola_site.plan.pages import ASSET_FOLDER, Plan
from kalliola_site.problems.problem import Problem
from kalliola_site.render.assets import STYLESHEET, minify
from kalliola_site.render.components import FOLDER, component_named, components_by_page
from kalliola_site.render.template_context import TemplateContext
from kalliola_site.render.templates import SUFFIX, TemplateMistakeError, Templates

_EXAMPLE = f".example{SUFFIX}"

_BY_DAY_OR_NIGHT = re.compile(r"@media(?: screen and)? ?\(prefers-color-scheme:(light|dark)\)\{(:root)?")

_MODES = {"light": "day", "dark": "night"}


@frozen_value
class Example:
    """A component as it stands on a page."""

    component: str
    html: str
    """Empty where the content has nothing for it to show yet."""


@frozen_value
class Examples:
    """The example of every component that has one."""

    language: str
    """The language that they are in."""
    shown: tuple[Example, ...]
    stylesheet: str
    """The style of all components, by day or by night as ``data-mode`` says on the element around each."""


def render_examples(  # noqa: PLR0913, PLR0917 - what rendering is about to work with
    plan: Plan,
    templates: Templates,
    context: TemplateContext,
    references: References,
    assets: Assets,
    styles: Mapping[str, str],
) -> tuple[Examples, tuple[Problem, ...]]:
    """Render the example of every component, in the language of the source.

    An example sees what a page sees that uses its component: the first one on which it has something to show.

    Args:
        plan: The site's pages.
        templates: How they look.
        context: What templates may ask for.
        references: What names pages and assets by their addresses.
        assets: The published assets.
        styles: The style sheets beside components, by their name below ``templates/``.

    Returns:
        The examples, and what was wrong with their templates.
    """
    language = plan.languages[0]
    home = plan.by_key[HOME, language]
    used = components_by_page(templates)
    pages = [page for page in plan.pages if page.language == language and not page.period]
    shown: list[Example] = []
    problems: list[Problem] = []
    for name in templates.names:
        if not (name.startswith(FOLDER) and name.endswith(_EXAMPLE)):
            continue
        component = component_named(name)
        names = templates.dependencies(name).names
        on_pages = (
            templates.render(name, context.for_page(page, names, context.goals_of(page)), f"/{page.path}")
            for page in pages
            if component in used.get(page.template, ())
        )
        try:
            html = next((html for html in on_pages if html.strip()), "")
        except TemplateMistakeError as mistake:
            problems.append(mistake.problem)
        else:
            shown.append(Example(component, references.resolve_anywhere(home, html)))
    return Examples(language, tuple(shown), _stylesheet(assets, styles)), tuple(problems)


def _stylesheet(assets: Assets, styles: Mapping[str, str]) -> str:
    """Put the style of all components together, for a page that stands outside the folder of assets."""
    common = assets.files[assets.names[STYLESHEET]].decode()
    css = common + "".join(minify(style) for style in styles.values())
    return by_mode(css.replace('url("', f'url("/{ASSET_FOLDER}/'))


def by_mode(css: str) -> str:
    """Have minified CSS follow the nearest element with ``data-mode``, not the reader's system.

    So one page can show day and night. What stands on the root stands on each such element.
    """

    def scope(match: re.Match[str]) -> str:
        rule = f'@scope ([data-mode="{_MODES[match[1]]}"]){{'
        return f"{rule}:scope" if match[2] else rule

    return _BY_DAY_OR_NIGHT.sub(scope, css).replace(":root", "[data-mode]")
