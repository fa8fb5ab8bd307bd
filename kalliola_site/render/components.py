"""Components: the parts that pages are put together from, each in a folder with its style beside it."""

from __future__ import annotations

from collections.abc import Mapping

from kalliola_site.render.assets import STYLESHEET, page_stylesheet
from kalliola_site.render.templates import PAGES, SUFFIX, Templates

FOLDER = "components/"

_LAYOUTS = "layouts/"


def styles_by_sheet(templates: Templates, styles: Mapping[str, str]) -> dict[str, str]:
    """Bring the style of each component to the pages that show it.

    What a layout uses is in the style sheet of every page. Any other style is in the style sheets of those
    pages whose template uses its component, itself or in what it includes. What nothing uses is in none.

    Args:
        templates: The project's templates.
        styles: The style sheets beside components, by their name below ``templates/``.

    Returns:
        What is added to each style sheet, by the sheet's name.
    """
    layouts = [name for name in templates.names if name.startswith(_LAYOUTS)]
    everywhere = frozenset().union(*(components_of(templates, name) for name in layouts))
    used = {STYLESHEET: everywhere}
    for page, components in components_by_page(templates).items():
        used[page_stylesheet(page)] = components - everywhere
    sheets = {
        sheet: "\n".join(text for name, text in styles.items() if component_named(name) in components)
        for sheet, components in used.items()
    }
    return {sheet: text for sheet, text in sheets.items() if text}


def components_by_page(templates: Templates) -> dict[str, frozenset[str]]:
    """Name the components that each kind of page uses, by the name of its template."""
    return {
        name.removeprefix(PAGES).removesuffix(SUFFIX): components_of(templates, name)
        for name in templates.names
        if name.startswith(PAGES)
    }


def components_of(templates: Templates, name: str) -> frozenset[str]:
    """Name the components that a template uses, itself or in what it includes."""
    return frozenset(
        component_named(used) for used in templates.dependencies(name).templates if used.startswith(FOLDER)
    )


def component_named(name: str) -> str:
    """Name the component that a file belongs to: the folder it stands in."""
    return name.removeprefix(FOLDER).partition("/")[0]
