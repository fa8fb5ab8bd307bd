"""The example of every component, by day and by night."""

from __future__ import annotations

import http.client
import shutil
from pathlib import Path

import pytest

from kalliola_site.cli.main import main
from kalliola_site.pipeline import Site, build_in_memory
from kalliola_site.preview.components_page import components_page
from kalliola_site.problems.problem import ProblemsFoundError, as_written
from kalliola_site.render.examples import by_mode
from tests.conftest import ROOT, copy_living_project
from tests.support.compared import PAST, switch_on
from tests.support.previewing import PATIENCE, previewed
from tests.support.site_pages import Element, find_all, parse, words

COMPONENTS = sorted(path.name for path in (ROOT / "templates/components").iterdir() if path.is_dir())
NOTHING = "The content has nothing for it to show yet."


def page(site: Site) -> Element:
    assert site.examples is not None
    return parse(components_page(site.examples, ("site.css", "own.css"), "en", as_written))


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site to preview that has indicators, updates, a picture and a past strategy."""
    project = copy_living_project(tmp_path_factory.mktemp("living") / "project")
    assert main(["new", "period", "2029-2031", "--project", str(project)]) == 0
    shutil.rmtree(project / "content/goals")
    shutil.copytree(project / PAST, project / "content/goals")
    switch_on(project)
    return build_in_memory(project, "http://127.0.0.1/")


def test_every_component_is_shown_by_day_and_by_night(living: Site) -> None:
    sections = {words(next(section.iter("h2"))): section for section in _components(page(living))}
    assert sorted(sections) == COMPONENTS
    for name, section in sections.items():
        day, night = (next(find_all(section, "div", data_mode=mode)) for mode in ("day", "night"))
        assert len(list(day.iter())) == len(list(night.iter())) > 1, name


def _components(page_: Element) -> list[Element]:
    return [section for section in page_.iter("section") if section.get("class") == "component"]


def test_no_id_stands_twice_and_what_names_one_finds_it(living: Site) -> None:
    elements = list(page(living).iter())
    ids = [element.get("id", "") for element in elements if element.get("id")]
    assert len(ids) == len(set(ids))
    named = {name for element in elements for name in element.get("aria-labelledby", "").split()}
    assert named
    assert named <= set(ids)


def test_what_the_examples_need_is_there(living: Site) -> None:
    shown = page(living)
    addresses = {image.get("src", "") for image in shown.iter("img")}
    for image in (*shown.iter("img"), *shown.iter("source")):
        addresses |= {choice.split()[0] for choice in image.get("srcset", "").split(",")}
    assert len(addresses) > 3
    assert {address.removeprefix("/") for address in addresses} <= set(living.files)


def test_what_the_content_has_not_is_not_made_up(project: Path) -> None:
    shown = page(build_in_memory(project, "http://127.0.0.1/"))
    empty = [words(next(section.iter("h2"))) for section in _components(shown) if NOTHING in words(section)]
    assert empty == ["chart", "comparison", "indicator", "indicator_state", "notice_board", "picture"]


def test_the_page_runs_no_script_and_asks_for_nothing_outside(living: Site) -> None:
    shown = page(living)
    assert not list(shown.iter("script"))
    (policy,) = find_all(shown, "meta", http_equiv="Content-Security-Policy")
    assert policy.attrib["content"].startswith("default-src 'none'; style-src 'self'")


def test_nothing_of_it_is_published(living_site: Site, living: Site) -> None:
    assert living_site.examples is None
    for site in (living_site, living):
        assert not [path for path in site.files if "example" in path or "components" in path]
        assert not [path for path, data in site.files.items() if b"data-mode" in data]


def test_a_mistake_in_an_example_is_told_at_its_place(project: Path) -> None:
    path = project / "templates/components/window/window.example.html.jinja"
    path.write_text("\n{{ nothing }}\n", encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as found:
        build_in_memory(project, "http://127.0.0.1/")
    assert [str(problem.place) for problem in found.value.problems if problem.severity == "error"] == [
        "templates/components/window/window.example.html.jinja:2:1"
    ]


def test_a_page_without_a_template_is_told_of_all_the_same(project: Path) -> None:
    (project / "templates/pages/goals.html.jinja").unlink()
    with pytest.raises(ProblemsFoundError, match=r"templates/pages/goals\.html\.jinja is missing"):
        build_in_memory(project, "http://127.0.0.1/")


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (":root{--a:b}", "[data-mode]{--a:b}"),
        (
            "@media screen and (prefers-color-scheme:dark){:root{--a:b}.x{c:d}}",
            '@scope ([data-mode="night"]){:scope{--a:b}.x{c:d}}',
        ),
        ("@media screen and (prefers-color-scheme:light){.x{c:d}}", '@scope ([data-mode="day"]){.x{c:d}}'),
        ("@media (width>=48rem){.x{c:d}}", "@media (width>=48rem){.x{c:d}}"),
    ],
)
def test_day_and_night_are_where_the_page_says_and_not_the_system(css: str, expected: str) -> None:
    assert by_mode(css) == expected


def test_nothing_in_the_style_asks_the_system_for_day_or_night(living: Site) -> None:
    assert living.examples is not None
    assert "prefers-color-scheme" not in living.examples.stylesheet
    assert ":root" not in living.examples.stylesheet


def test_the_preview_serves_the_page_and_says_where(project: Path) -> None:
    with previewed(project) as running:
        running.wait_for("Components by day and by night: http://127.0.0.1")
        connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=PATIENCE)
        answers = {}
        for name in ("components", "components/site.css", "components.css"):
            connection.request("GET", f"/_preview/{name}")
            response = connection.getresponse()
            answers[name] = response.status, response.headers["Content-Type"], response.read().decode()
        connection.close()
    assert [(status, kind) for status, kind, _ in answers.values()] == [
        (200, "text/html; charset=utf-8"),
        (200, "text/css; charset=utf-8"),
        (200, "text/css; charset=utf-8"),
    ]
    assert 'data-mode="night"' in answers["components"][2]
