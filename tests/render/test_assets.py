from __future__ import annotations

import gzip
import posixpath
import re
from pathlib import Path

import pytest

from kalliola_site.pipeline import Site
from kalliola_site.render.assets import minify
from tests.conftest import ROOT
from tests.support.site_pages import find_all, pages


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a { color: red ; }\n\n b{}", "a{color:red}b{}"),
        ("/* x { } */a{}", "a{}"),
        ('a{content:" /* { ; } */ "}', 'a{content:" /* { ; } */ "}'),
        ("a{content:'it\\'s  ; '}", "a{content:'it\\'s  ; '}"),
        ("a{width:calc(1px + 2px)}", "a{width:calc(1px + 2px)}"),
        ("a > b , c d{}", "a>b,c d{}"),
        ("@media (width >= 48rem) and (hover) {a{}}", "@media (width>=48rem) and (hover){a{}}"),
    ],
)
def test_css_loses_only_what_means_nothing(css: str, expected: str) -> None:
    assert minify(css) == f"{expected}\n"


def test_an_asset_is_published_under_a_name_that_its_content_gives(site: Site) -> None:
    names = [path for path in site.files if path.startswith("assets/")]
    assert all(re.search(r"\.[0-9a-f]{12}\.\w+$", name) for name in names)


def test_fonts_are_published_with_their_licences(site: Site) -> None:
    fonts = [path for path in site.files if path.endswith(".woff2")]
    licences = [site.files[path] for path in site.files if re.search(r"\.LICENSE\.[0-9a-f]{12}\.txt$", path)]
    assert len(fonts) == len(licences) == 2
    assert all(b"SIL OPEN FONT LICENSE" in licence.upper() for licence in licences)


def test_the_style_sheet_asks_only_for_fonts_that_are_there(site: Site) -> None:
    path = next(path for path in site.files if path.startswith("assets/site."))
    urls = re.findall(r"url\(\"?([^)\"]+)", site.files[path].decode())
    assert urls
    assert all(f"assets/{url}" in site.files for url in urls)


def test_no_page_has_more_than_28_kilobytes_of_style_and_8_of_them_on_the_wire(site: Site) -> None:
    for path, page in pages(site.files).items():
        sheets = [
            posixpath.normpath(posixpath.join("/", posixpath.dirname(path), link.attrib["href"]))
            for link in find_all(page, "link", rel="stylesheet")
            if link.get("media") != "print"
        ]
        files = [site.files[sheet.lstrip("/")] for sheet in sheets]
        assert sum(map(len, files)) <= 28 * 1024
        assert sum(len(gzip.compress(file)) for file in files) <= 8 * 1024


def test_a_page_has_the_style_sheet_of_its_template_only(site: Site) -> None:
    home = site.files["index.html"].decode()
    assert re.findall(r"assets/pages/(\w+)", home) == ["home"]
    assert "assets/pages/" not in site.files["saavutettavuus/index.html"].decode()


SHEETS = sorted((ROOT / "templates").rglob("*.css*"))
SIDE = re.compile(r"(?<![\w-])(?:[\w-]+-)?(?:left|right)(?![\w-])")
"""Left and right in a style sheet, which languages written from right to left would not turn round."""


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_style_sheets_speak_of_starts_and_ends_not_of_left_and_right(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/|{%.*?%}", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    # The margins of a page on paper have no other names, and the browser's own have but a number.
    assert [found for found in SIDE.findall(text) if found != "bottom-right"] == []
