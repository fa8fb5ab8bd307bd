from __future__ import annotations

import dataclasses

import pytest

from kalliola_site.pipeline import Site
from kalliola_site.preview.latest import Latest
from kalliola_site.preview.panel import panel
from kalliola_site.problems import messages
from kalliola_site.problems.message_language import translator
from kalliola_site.problems.problem import Place, Problem, as_written
from kalliola_site.problems.report import report
from tests.support.site_pages import Element, parse

MISTAKE = Problem(
    Place("content/goals/1.yml", 3, 2, "\t<script>alert(1)</script> & ä", 8),
    messages.models.UNKNOWN_KEY,
    {"key": "<b>", "suggestion": messages.phrases.DID_YOU_MEAN.with_values(suggestion="<i>")},
)


def shown(latest: Latest, language: str = "en") -> Element:
    return parse(f"<!doctype html><title>x</title>{panel(latest, translator(language))}".encode())


def words(element: Element) -> str:
    return "".join(element.itertext())


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_problem_is_told_in_the_words_of_the_terminal(language: str) -> None:
    said = words(shown(Latest(None, (MISTAKE,)), language))
    assert report(MISTAKE, translate=translator(language)) in said


def test_what_was_written_is_shown_and_never_run() -> None:
    html = panel(Latest(None, (MISTAKE,)), as_written)
    assert "<script" not in html
    assert "<b>" not in html


def test_a_screen_reader_is_told_how_it_stands_and_where_focus_can_go() -> None:
    page = shown(Latest(None, (MISTAKE,)))
    (alert,) = [element for element in page.iter() if element.get("role") == "alert"]
    assert words(alert) == "1 error. When this is mended and saved, the site is shown here."
    assert [element.tag for element in page.iter() if element.get("tabindex") == "0"] == ["ol"]


def test_with_a_site_to_show_the_panel_says_that_it_is_an_old_one(site: Site) -> None:
    said = words(shown(Latest(site, (MISTAKE,))))
    assert "1 error. Until this is mended and saved, you see the site as it was before." in said


def test_a_mistake_of_the_program_is_told_line_by_line(site: Site) -> None:
    failure = messages.cli.BUG.with_values(kind="ZeroDivisionError", file="<x>.txt")
    page = shown(Latest(site, failure=failure))
    assert [words(line) for line in page.iter("p")] == str(failure).split("\n")


def test_warnings_are_counted_and_folded_away(site: Site) -> None:
    page = shown(Latest(site))
    (details,) = page.iter("details")
    assert details.get("open") is None
    assert [words(summary) for summary in page.iter("summary")] == ["2 warnings"]
    assert [element for element in page.iter() if element.get("role") == "alert"] == []


def test_where_all_is_well_there_is_no_panel(site: Site) -> None:
    assert panel(Latest(dataclasses.replace(site, warnings=())), as_written) == ""


def test_before_the_first_build_there_is_no_panel() -> None:
    assert panel(Latest(), as_written) == ""
