from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.pipeline import assemble
from kalliola_site.problems.problem import Problem, ProblemsFoundError

TEMPLATE = "templates/pages/text.html.jinja"


def problems_after(project: Path, addition: str) -> tuple[Problem, ...]:
    """Put something into the template of text pages and give what the audit says."""
    path = project / TEMPLATE
    text = path.read_text(encoding="utf-8")
    mark = "{% block main %}"
    assert mark in text
    path.write_text(text.replace(mark, f"{mark}\n{addition}\n"), encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as found:
        assemble(project)
    return tuple(problem for problem in found.value.problems if problem.severity == "error")


@pytest.mark.parametrize(
    ("addition", "message"),
    [
        ('<p><a href="nowhere/">x</a></p>', "link-broken"),
        ('<p><a href="../../../../nowhere">x</a></p>', "link-broken"),
        ('<p><a href="/nowhere/">x</a></p>', "link-broken"),
        ('<p><a href="?page=2">x</a><a href="#nothing">x</a></p>', "anchor-broken"),
        ("""<p><a href='../tavoitteet/#nothing'>x</a></p>""", "anchor-broken"),
        ('<img src="picture.png" alt="">', "link-broken"),
        ('<img src="https://elsewhere.example/a.png" alt="">', "other-host"),
        ('<img src="//elsewhere.example/a.png" alt="">', "other-host"),
        ('<link rel="stylesheet" href="https://elsewhere.example/a.css">', "other-host"),
        ('<script src="https://elsewhere.example/a.js"></script>', "other-host"),
        ('<img srcset="https://elsewhere.example/a.png 2x" alt="">', "other-host"),
        ('<p id="one">x</p><p id="one">x</p>', "id-twice"),
        ('<img src="{{ asset("favicon.svg") }}">', "alt-missing"),
        ("<script>alert(1)</script>", "refused-by-policy"),
        ('<p style="color:red">x</p>', "refused-by-policy"),
        ('<p onclick="x">x</p>', "refused-by-policy"),
        ('<a href="javascript:x" href="../">x</a>', "refused-by-policy"),
        ("<!--content/site.yml#/licence/fi--><p>x</p><!--/-->", "mark-left"),
        ("<h4>x</h4>", "heading-skipped"),
        ("<h1>x</h1>", "heading-first"),
    ],
)
def test_a_mistake_on_a_page_is_found_and_placed_in_its_template(
    project: Path, addition: str, message: str
) -> None:
    found = {problem.message.id: problem for problem in problems_after(project, addition)}
    assert message in found
    assert found[message].place.path.startswith("templates/")
    if message != "heading-first":
        assert addition.partition("<a")[0][:4] in found[message].place.excerpt


@pytest.mark.parametrize(
    "addition", ['<p oNclick="x">x</p>', '<a href="java&#115;cript:x">x</a>', "<a href=JAVASCRIPT:x>x</a>"]
)
def test_no_spelling_hides_what_the_policy_refuses(project: Path, addition: str) -> None:
    assert {problem.message.id for problem in problems_after(project, addition)} == {"refused-by-policy"}


@pytest.mark.parametrize(
    "addition",
    [
        '<p><a href="https://elsewhere.example/">x</a> <a href="mailto:a@b.example">x</a></p>',
        '<!-- <img src="nothing.png"> <h5> -->',
        '<p><a href="{{ link("values", "joy") }}">x</a></p>',
        '<p title="&lt;img src=x&gt; > <h4>">x</p>',
        '<img src="{{ asset("favicon.svg") }}" alt="">',
    ],
)
def test_what_is_right_is_let_through(project: Path, addition: str) -> None:
    path = project / TEMPLATE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{% block main %}", f"{{% block main %}}{addition}"), encoding="utf-8")
    assemble(project)


def test_a_dead_place_in_a_text_is_told_of_where_the_text_is(project: Path) -> None:
    path = project / "content/pages/about.fi.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n\nKatso [ilo](values#jou).\n", encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as found:
        assemble(project)
    (problem,) = (problem for problem in found.value.problems if problem.severity == "error")
    assert problem.message.id == "link-to-unknown-anchor"
    assert str(problem.place) == f"content/pages/about.fi.md:{text.count(chr(10)) + 3}:13"
    assert str(problem.hint) == "Did you mean joy?"


def test_a_mistake_on_every_page_is_told_of_once(project: Path) -> None:
    path = project / "templates/partials/header.html.jinja"
    path.write_text(f'{path.read_text(encoding="utf-8")}\n<a href="dead/">x</a>', encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as found:
        assemble(project)
    errors = [problem for problem in found.value.problems if problem.severity == "error"]
    assert [str(problem.place.path) for problem in errors] == ["templates/partials/header.html.jinja"]


def test_the_real_pages_pass(site: object) -> None:
    assert site is not None


def test_a_mark_is_found_in_what_is_no_page_too(project: Path) -> None:
    drawing = project / "templates/assets/drawing.svg"
    mark = "<!--content/site.yml#/licence/fi-->"
    drawing.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg">{mark}<path d="M0 0"/></svg>', encoding="utf-8"
    )
    with pytest.raises(ProblemsFoundError) as found:
        assemble(project)
    problem = next(problem for problem in found.value.problems if problem.severity == "error")
    assert (problem.message.id, problem.values["found"]) == ("mark-left", mark)
