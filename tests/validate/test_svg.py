"""SVG drawings are held to shapes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.pipeline import Site, assemble
from kalliola_site.problems.problem import ProblemsFoundError
from kalliola_site.validate.svg import unsafe_parts

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def found_in(inside: str) -> list[str]:
    return list(unsafe_parts(f"{OPEN}{inside}</svg>".encode()))


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<x:script xmlns:x="http://www.w3.org/2000/svg"/>', "<script>"),
        ("<foreignObject/>", "<foreignobject>"),
        ('<g onload="x"/>', "onload="),
        ('<g OnClick="x"/>', "onclick="),
        ('<a href="javascript:x"/>', "href="),
        ('<a xlink:href="https://evil.example/"/>', "href="),
        ('<use href="other.svg#x"/>', "href="),
        ('<image href="data:image/svg+xml;base64,x"/>', "href="),
        ('<animate attributeName="href" to="javascript:x"/>', "attributename="),
        ('<set attributeName="xlink:href" to="javascript:x"/>', "attributename="),
        ('<set attributeName="onload" to="x"/>', "attributename="),
        ("<style>@import 'x.css';</style>", "<style>"),
        ("<style>a{fill:url( 'http://evil.example/')}</style>", "<style>"),
        (r"<style>a{fill:u\72l(x)}</style>", "<style>"),
        ('<path style="fill:url(//evil.example/)"/>', "style="),
        ("<g>", "SVG?"),
    ],
)
def test_what_could_run_or_load_something_is_named(inside: str, found: str) -> None:
    assert found_in(inside) == [found]


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h1" fill="#fff"/>',
        '<defs><clipPath id="c"/></defs><path clip-path="url(#c)"/><use href="#c"/>',
        "<style>@media (prefers-color-scheme:dark){.a{fill:url('#c')}}</style>",
        '<set attributeName="fill" to="red"/><title>On the house</title>',
    ],
)
def test_shapes_are_let_through(inside: str) -> None:
    assert found_in(inside) == []


@pytest.mark.parametrize(
    ("svg", "found"),
    [
        (f'<!DOCTYPE svg [<!ENTITY a "b">]>{OPEN}&a;</svg>', "<!DOCTYPE"),
        (f'<?xml-stylesheet href="x"?>{OPEN}</svg>', "<?xml-stylesheet"),
    ],
)
def test_what_stands_before_the_drawing_is_looked_at_too(svg: str, found: str) -> None:
    assert list(unsafe_parts(svg.encode())) == [found]


def test_what_is_not_utf_8_is_not_trusted() -> None:
    assert list(unsafe_parts(f"{OPEN}</svg>".encode("utf-16"))) == ["SVG?"]


def test_a_drawing_with_a_script_stops_the_build(project: Path) -> None:
    (project / "templates/assets/images").mkdir()
    (project / "templates/assets/images/logo.SVG").write_text(f"{OPEN}<script/></svg>", encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as stopped:
        assemble(project)
    (problem,) = (problem for problem in stopped.value.problems if problem.severity == "error")
    assert problem.message.id == "drawing-unsafe"
    assert problem.place.path == "templates/assets/images/logo.SVG"


def test_the_drawings_that_the_site_makes_are_safe(site: Site) -> None:
    assert list(unsafe_parts(site.files["favicon.svg"])) == []
