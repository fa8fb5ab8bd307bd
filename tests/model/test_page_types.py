"""One table of the kinds of pages, and all that reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.model import page_types
from kalliola_site.model.page_types import PAGE_TYPES, PageType, page_type
from kalliola_site.pipeline import Site, assemble
from kalliola_site.problems.problem import ProblemsFoundError, errors_in

TEMPLATE = """{% extends "layouts/base.html.jinja" %}
{% block main %}<h1>{{ page.title }}</h1>{{ strategy.closing }}{% endblock %}
"""
WORDS = """  closing:
    slug: {fi: lopuksi, en: in-closing}
    title: {fi: Lopuksi, en: In closing}
    description: {fi: Miten strategia päättyy., en: How the strategy ends.}
"""


@pytest.fixture
def with_another_kind(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project for which someone has added a kind of page: a row, a template, its words."""
    row = PageType("closing", card_heading="closing", card_has_title=True, reading_place=6, data=("plan",))
    monkeypatch.setattr(page_types, "PAGE_TYPES", (*PAGE_TYPES, row))
    (project / "templates/pages/closing.html.jinja").write_text(TEMPLATE, encoding="utf-8")
    site = project / "content/site.yml"
    text = site.read_text(encoding="utf-8")
    text = text.replace("\npages:\n", f"\npages:\n{WORDS}", 1)
    site.write_text(text.replace("\nnavigation: [", "\nnavigation: [closing, ", 1), encoding="utf-8")
    return project


@pytest.fixture
def site_with_it(with_another_kind: Path) -> Site:
    return assemble(with_another_kind)


def test_a_kind_of_page_is_a_row_a_template_and_its_words(site_with_it: Site) -> None:
    page = site_with_it.files["en/in-closing/index.html"].decode()
    assert "<h1>In closing</h1>" in page


def test_it_has_a_card_and_a_place_in_menu_and_contents(site_with_it: Site) -> None:
    assert "share/en/closing.png" in site_with_it.files
    home = site_with_it.files["index.html"].decode()
    assert 'href="lopuksi/"' in home
    contents = site_with_it.files["en/identity/index.html"].decode().split("<main", 1)[1]
    assert 'href="../in-closing/"' in contents


def test_a_site_without_it_is_told_that_it_is_missing(with_another_kind: Path) -> None:
    site = with_another_kind / "content/site.yml"
    text = site.read_text(encoding="utf-8")
    site.write_text(text.replace(WORDS, "").replace("[closing, ", "["), encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as caught:
        assemble(with_another_kind)
    assert [problem.message.id for problem in errors_in(caught.value.problems)] == ["page-missing"]


def test_every_kind_has_a_template_of_its_name(root: Path) -> None:
    names = {path.name.removesuffix(".html.jinja") for path in (root / "templates/pages").iterdir()}
    assert {kind.key for kind in PAGE_TYPES} | {page_types.TEXT_PAGE.key} <= names


def test_any_other_page_is_one_of_text() -> None:
    assert page_type("history") is page_types.TEXT_PAGE


def test_the_guide_for_developers_shows_the_same_page(root: Path) -> None:
    guide = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert f"```jinja\n{TEMPLATE}```" in guide
    assert f"```yaml\n{WORDS}```" in guide
