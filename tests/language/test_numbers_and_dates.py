"""Figures and days as each language writes them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kalliola_site.language.numbers_and_dates import NumberFormat
from kalliola_site.model.indicator import Unit
from tests.conftest import ROOT

FINNISH = NumberFormat("fi", "fi_FI")
ENGLISH = NumberFormat("en", "en_GB")


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "finnish", "english"),
    [
        ("-0", "euros", 0, "0\u00a0€", "€0"),
        ("-0.04", "number", 1, "0,0", "0.0"),
        ("12.5", "percent", 1, "12,5\u00a0%", "12.5%"),
        ("100", "percent", 0, "100\u00a0%", "100%"),
        ("0.05", "percent", 2, "0,05\u00a0%", "0.05%"),
        ("1234567.8", "number", 1, "1\u00a0234\u00a0567,8", "1,234,567.8"),
        ("1200", "number", 0, "1\u00a0200", "1,200"),
        ("12", "index", 2, "12,00", "12.00"),
        ("-3.5", "index", 1, "−3,5", "−3.5"),
        ("36000", "euros", 0, "36\u00a0000\u00a0€", "€36,000"),
        ("-18500.5", "euros", 2, "−18\u00a0500,50\u00a0€", "−€18,500.50"),
        ("999999999999999", "number", 0, "999\u00a0999\u00a0999\u00a0999\u00a0999", "999,999,999,999,999"),
    ],
)
def test_a_figure_is_written_as_the_language_does(
    value: str, unit: Unit, decimals: int, finnish: str, english: str
) -> None:
    assert FINNISH.figure(Decimal(value), unit, decimals) == finnish
    assert ENGLISH.figure(Decimal(value), unit, decimals) == english


@pytest.mark.parametrize(
    ("language", "locale", "written"),
    [
        ("fi", "fi_FI", "31.12.2027"),
        ("fi", None, "31.12.2027"),
        ("en", "en_GB", "31 Dec 2027"),
        ("en", "en_US", "Dec 31, 2027"),
        ("sv", None, "31 dec. 2027"),
        ("sr-Latn", None, "31. 12. 2027."),
        ("qaa", None, "2027-12-31"),
    ],
)
def test_a_day_is_written_as_the_language_does_and_never_broken(
    language: str, locale: str | None, written: str
) -> None:
    assert NumberFormat(language, locale).day(date(2027, 12, 31)) == written.replace(" ", "\u00a0")


def test_a_language_that_nobody_has_described_gets_plain_figures() -> None:
    assert NumberFormat("qaa").figure(Decimal("1234.5"), "number", 1) == "1,234.5"


def test_a_site_without_figures_does_not_import_what_writes_them(unchanged_project: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from kalliola_site.pipeline import assemble; "
        "assemble(Path(sys.argv[1])); print('babel.numbers' in sys.modules, 'babel.dates' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(unchanged_project)],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.stdout.split() == ["False", "False"]
