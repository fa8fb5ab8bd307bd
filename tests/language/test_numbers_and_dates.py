"""Figures and days as each language writes them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from kalliola_site.language import numbers_and_dates
from kalliola_site.language.direction import direction, language_attributes
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
        ("en", "en_GB", "31~December 2027"),
        ("en", "en_US", "December~31, 2027"),
        ("sv", None, "31~december 2027"),
        ("sr-Latn", None, "31.~12.~2027."),
        ("fi-x-selko", "fi_FI", "31.12.2027"),
        ("fi-x-selko", None, "31.12.2027"),
        ("en-GB-oxendict", None, "31~December 2027"),
        ("se", "se_FI", "31~juovlamánnu 2027"),
        ("qaa", None, "2027-12-31"),
    ],
)
def test_a_day_is_written_as_the_language_does_and_not_broken_before_its_month(
    language: str, locale: str | None, written: str
) -> None:
    assert NumberFormat(language, locale).day(date(2027, 12, 31)) == written.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("language", "locale", "written"),
    [
        ("sr-Latn", "sr_RS", "5. maj 2027."),
        ("sr-Cyrl", None, "5. мај 2027."),
        ("sr", "sr_RS", "5. мај 2027."),
        ("uz-Cyrl", "uz_UZ", "5 май, 2027"),
    ],
)
def test_months_are_in_the_script_of_the_tag(language: str, locale: str | None, written: str) -> None:
    assert NumberFormat(language, locale).day_in_full(date(2027, 5, 5)) == written


@pytest.mark.parametrize(
    ("language", "locale", "four", "five"),
    [
        ("es", None, "1188", "11.880"),
        ("es", "es_MX", "1,188", "11,880"),
        ("pl", "pl_PL", "1188", "11\u00a0880"),
        ("pt-PT", None, "1188", "11\u00a0880"),
        ("pt", "pt_BR", "1.188", "11.880"),
        ("et", None, "1188", "11\u00a0880"),
        ("sv", None, "1\u00a0188", "11\u00a0880"),
        ("fi-x-selko", None, "1\u00a0188", "11\u00a0880"),
    ],
)
def test_thousands_are_grouped_from_as_many_digits_as_the_language_does(
    language: str, locale: str | None, four: str, five: str
) -> None:
    written = NumberFormat(language, locale)
    assert written.figure(Decimal(1188), "number", 0) == four
    assert written.figure(Decimal(11880), "number", 0) == five


LOCALES = sorted(locale_identifiers())
UNITS: tuple[Unit, ...] = ("percent", "number", "euros")
FIGURES = ("0", "7", "-7", "999", "1000", "-12345", "123456", "9876543210", "-1234567.8", "0.05")


@pytest.mark.parametrize("part", range(8))
def test_figures_and_days_are_in_every_language_what_babel_writes(part: int) -> None:
    months = [(year, month) for year in (1999, 2027) for month in range(1, 13)]
    days = [date(*month, day) for month in months for day in (1, 9, 10, 28)]
    for name in LOCALES[part::8]:
        locale = Locale.parse(name)
        tag = "-".join(filter(None, (locale.language, locale.script, locale.territory)))
        written = NumberFormat(tag, name)
        for unit in UNITS:
            for value in map(Decimal, FIGURES):
                for decimals in (0, 1, 3):
                    exact = round(value, decimals) or Decimal(0)
                    by_babel = numbers_and_dates._figure(tag, name, unit, exact, decimals)  # noqa: SLF001
                    assert written.figure(value, unit, decimals) == by_babel, (name, unit, value, decimals)
        for day in days:
            assert written.day(day) == numbers_and_dates._day(tag, name, day), (name, day)  # noqa: SLF001
            in_full = numbers_and_dates._day_in_full(tag, name, day)  # noqa: SLF001
            assert written.day_in_full(day) == in_full, (name, day)


@given(
    value=st.decimals(-(10**15), 10**15, places=3),
    unit=st.sampled_from(UNITS),
    decimals=st.integers(0, 3),
    name=st.sampled_from(["fi", "en_GB", "sv", "de_CH", "hi", "ar", "es_MX", "pl", "fr", "lv", "qaa"]),
)
def test_any_figure_is_what_babel_writes(value: Decimal, unit: Unit, decimals: int, name: str) -> None:
    exact = round(value, decimals) or Decimal(0)
    tag = name.partition("_")[0]
    by_babel = numbers_and_dates._figure(tag, name, unit, exact, decimals)  # noqa: SLF001
    assert NumberFormat(tag, name).figure(value, unit, decimals) == by_babel


def test_what_is_kept_of_a_language_is_all_that_is_needed(tmp_path: Path) -> None:
    program = (
        "import sys; from datetime import date; from decimal import Decimal; from pathlib import Path; "
        "from kalliola_site.cache.memory import Memory; "
        "from kalliola_site.language.numbers_and_dates import NumberFormat; "
        "path = Path(sys.argv[1]); memory = Memory(path); written = NumberFormat('fi', 'fi_FI'); "
        "written.keep_forms(memory); "
        "said = [written.figure(Decimal('-1234.5'), 'euros', 1), written.day(date(2027, 5, 9))]; "
        "memory.save(path); print(said, 'babel' in sys.modules)"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "memory")],
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
        ).stdout
        for _ in range(2)
    ]
    assert [line.rsplit(" ", 1)[0] for line in said] == [said[0].rsplit(" ", 1)[0]] * 2
    assert [line.split()[-1] for line in said] == ["True", "False"]


@pytest.mark.parametrize(
    ("tag", "way"),
    [
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("ar-Latn", "ltr"),
        ("ku-Arab", "rtl"),
        ("ckb", "rtl"),
        ("he-x-easy", "rtl"),
        ("fi", "ltr"),
        ("fi-x-arab", "ltr"),
        ("qaa", "ltr"),
    ],
)
def test_a_language_is_written_the_way_of_its_script(tag: str, way: str) -> None:
    assert direction(tag) == way


def test_the_languages_from_right_to_left_are_those_of_cldr() -> None:
    locales = [Locale.parse(name) for name in locale_identifiers()]
    for locale in locales:
        tag = "-".join(filter(None, (locale.language, locale.script)))
        assert (direction(tag) == "rtl") == (locale.character_order == "right-to-left"), tag


def test_only_another_direction_than_around_is_told_of() -> None:
    assert language_attributes("ar") == 'lang="ar" dir="rtl"'
    assert language_attributes("fi") == 'lang="fi"'
    assert language_attributes("fi", "ar") == 'lang="fi" dir="ltr"'
    assert language_attributes("fa", "ar") == 'lang="fa"'


@pytest.mark.parametrize("language", ["ar", "he", "fa", "ur"])
def test_a_minus_stays_before_its_number_among_letters_from_right_to_left(language: str) -> None:
    assert "\u200e\u22121" in NumberFormat(language).figure(Decimal(-1), "number", 0)


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
