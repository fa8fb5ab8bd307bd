"""Each component in its folder, and its style on the pages that show it and on no others."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from pathlib import Path

import pytest

from kalliola_site.load.project import load
from kalliola_site.pipeline import Site
from kalliola_site.render.components import styles_by_sheet
from kalliola_site.render.templates import Templates
from kalliola_site.syntax.source import Source
from tests.conftest import ROOT
from tests.support.site_pages import find_all, pages

FOLDERS = sorted(path for path in (ROOT / "templates/components").iterdir() if path.is_dir())
CLASS = re.compile(r"\.([a-z][\w-]*)")


def using(*names: str) -> str:
    return "".join(f'{{% from "components/{name}/{name}.html.jinja" import {name} %}}' for name in names)


def sheets(**texts: str) -> dict[str, str]:
    """Bring styles that say the name of their component to templates; ``__`` stands for a slash."""
    named = {f"{name.replace('__', '/')}.html.jinja": text for name, text in texts.items()}
    for name in "abcd":
        named[f"components/{name}/{name}.html.jinja"] = using("b") if name == "a" else ""
    templates = Templates({name: Source(f"templates/{name}", text) for name, text in named.items()})
    return styles_by_sheet(templates, {f"components/{name}/{name}.css": name for name in "abcd"})


def test_a_page_has_the_styles_of_the_components_that_its_template_uses_and_of_those_in_them() -> None:
    assert sheets(pages__one=using("a"), pages__two=using("c", "b"), pages__none="") == {
        "pages/one.css": "a\nb",
        "pages/two.css": "b\nc",
    }


def test_what_a_layout_uses_is_on_every_page_once() -> None:
    footer = '{% include "partials/footer.html.jinja" %}'
    page = '{% extends "layouts/base.html.jinja" %}'
    assert sheets(
        layouts__base=footer, partials__footer=using("c"), pages__one=page + using("c", "d"), pages__two=page
    ) == {"site.css": "c", "pages/one.css": "d"}


@cache
def styled(folder: Path) -> frozenset[str]:
    """The classes that a component's style is about."""
    css = re.sub(r"/\*.*?\*/|\{[^{}]*\}", "", "".join(path.read_text() for path in folder.glob("*.css")))
    return frozenset(CLASS.findall(css))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_component_has_a_macro_and_an_example_and_nothing_of_another_name(folder: Path) -> None:
    needed = {f"{folder.name}.html.jinja", f"{folder.name}.example.html.jinja"}
    names = {path.name for path in folder.iterdir()}
    assert needed <= names <= {*needed, f"{folder.name}.css"}


def test_every_style_beside_a_component_is_on_some_page(unchanged_project: Path) -> None:
    project, _ = load(unchanged_project)
    found = styles_by_sheet(Templates(project.templates), project.component_styles)
    assert project.component_styles
    for name, text in project.component_styles.items():
        assert any(text in sheet for sheet in found.values()), name


def test_a_page_has_the_style_of_every_component_that_stands_on_it(site: Site, living_site: Site) -> None:
    for files in (site.files, living_site.files):
        for path, page in pages(files).items():
            sheets = [
                posixpath.normpath(posixpath.join("/", posixpath.dirname(path), link.attrib["href"]))
                for link in find_all(page, "link", rel="stylesheet")
                if link.get("media") != "print"
            ]
            css = b"".join(files[sheet.lstrip("/")] for sheet in sheets).decode()
            shown = {name for element in page.iter() for name in element.get("class", "").split()}
            for folder in FOLDERS:
                for name in shown & styled(folder):
                    assert re.search(rf"\.{name}(?![\w-])", css), f"{path} lacks the style of {folder.name}"
