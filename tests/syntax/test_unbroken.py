"""Figures that stand on one line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kalliola_site.syntax.markdown import render_blocks
from kalliola_site.syntax.unbroken import unbroken


@pytest.mark.parametrize(
    "figures", ["2023–2025", "1 188", "12 500", "1 000 000", "16 000–18 000", "5–10", "2023–25"]
)
def test_ranges_and_grouped_numbers_are_held_together(figures: str) -> None:
    assert unbroken(f"a {figures}.") == f'a <span class="together">{figures}</span>.'


@pytest.mark.parametrize(
    "text",
    [
        "2026",
        "vuonna 2026 100 ihmistä",
        "12 5000",
        "3,5–4,5",
        "1.1.–31.3.2026",
        "a–b",
        "1 18",
        "100 000km",
        "1\u00a0188",
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert unbroken(text) == text


def test_attributes_and_entities_are_left_alone() -> None:
    html = '<a href="#2023–2025" title="1 188">&#39; 188</a>'
    assert unbroken(html) == html


def test_figures_in_links_and_in_bold_are_held_together() -> None:
    rendered = unbroken(render_blocks("[Vuodet 2023–2025](values), **1 188**\n"))
    assert rendered.count('<span class="together">') == 2


@given(st.text("0123456789 –<>&;.a\u00a0"))
def test_no_word_is_changed(text: str) -> None:
    html = render_blocks(text)
    without_spans = re.sub('<span class="together">([^<]*)</span>', r"\1", unbroken(html))
    assert without_spans == html
