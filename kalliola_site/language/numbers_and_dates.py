"""Numbers, units and days as each language writes them, after the Unicode CLDR; and days read back.

Babel is imported when something is to be written of which no earlier build has told the form: a site without
figures does not pay for it.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from kalliola_site.cache.memory import Memory
from kalliola_site.frozen_value import frozen_value
from kalliola_site.language.direction import direction
from kalliola_site.language.written_forms import (
    Forms,
    day_forms,
    figure_form,
    write_day,
    write_figure,
)
from kalliola_site.model.choices import choices_of
from kalliola_site.model.indicator import Unit

if TYPE_CHECKING:
    from babel import Locale
    from babel.numbers import NumberPattern

CURRENCY = "EUR"

_MINUS = "\u2212"
"""The minus sign: screen readers pass over the hyphen that CLDR has for many languages."""

_LEFT_TO_RIGHT = "\u200e"
"""What CLDR has before the minus sign where letters go from right to left: the sign would end up behind."""


@frozen_value
class NumberFormat:
    """Writes figures and days in one language.

    A language that CLDR does not know gets figures and days as the standards write them.
    """

    language: str
    """A language tag (BCP 47)."""
    locale: str | None = None
    """The language in a country (``en_GB``), where that is known: countries differ in how they write days."""

    def figure(self, value: Decimal, unit: Unit, decimals: int) -> str:
        """Write a number with its unit: ``12,5 %``, ``12.5%``, ``€1,200``.

        Args:
            value: The number; of a percentage, 12.5 is twelve and a half per cent.
            unit: What it is a number of.
            decimals: How many decimals it is written with.
        """
        # Zero must have no sign, nor what rounds to it.
        rounded = round(value, decimals) or Decimal(0)
        figures, _, _, least_before_marks = _forms(self.language, self.locale)
        form = figures[unit]
        if form is None:
            return _figure(self.language, self.locale, unit, rounded, decimals)
        # One digit more than would stand together without a mark is the least that is grouped.
        grouped = abs(rounded) >= 10 ** (_FIRST_GROUP + least_before_marks - 1)
        return write_figure(form, rounded, decimals, grouped=grouped)

    def file_size(self, size: int) -> str:
        """Write the size of a file, given in bytes: ``90 kt``, ``90 kB``. A kilobyte has a thousand bytes."""
        from babel.units import format_unit  # noqa: PLC0415 - see above

        kilobytes = max(1, -(-size // 1000))
        locale = _locale(self.language, self.locale)
        return format_unit(kilobytes, "digital-kilobyte", "short", locale=locale).replace(" ", "\u00a0")

    def day(self, day: date) -> str:
        """Write a day, short but clear to everyone: ``31.12.2027``, ``31 December 2027``.

        Where the month is in letters, all of them are written: screen readers do not know what is cut off. A
        line may end after the month then, or a narrow table would have no room for it.
        """
        form = _forms(self.language, self.locale)[1]
        return _day(self.language, self.locale, day) if form is None else write_day(form, day)

    def day_in_full(self, day: date) -> str:
        """Write a day with the month in letters: ``31. joulukuuta 2027``, ``31 December 2027``."""
        form = _forms(self.language, self.locale)[2]
        return _day_in_full(self.language, self.locale, day) if form is None else write_day(form, day)

    def keep_forms(self, memory: Memory) -> None:
        """Take what earlier builds have told of the language; once it is told, it is kept for later ones."""
        inputs = "written forms", self.language, self.locale or ""
        _KEPT[self.language, self.locale] = lambda tell: memory.recall_or_make(tell, *inputs)
        memory.keep_on(*inputs)


def read_day(text: str, languages: Iterable[str]) -> date | None:
    """Read a day as people write it: ``2026-11-05``, ``5.11.2026``, ``5/11/2026``, ``5 November 2026``.

    Args:
        text: What was written; of two numbers before the year, the first is the day.
        languages: The languages that the name of a month may be in, by their tags.

    Returns:
        The day; None where the text is none.
    """
    written = " ".join(text.split()).casefold()
    found = next(filter(None, (form.fullmatch(written) for form in _FORMS_OF_DAYS)), None)
    if found is None:
        return None
    month = found["month"].rstrip(".")
    number = int(month) if month.isdecimal() else _number_of_month(month, languages)
    try:
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None


_FORMS_OF_DAYS = tuple(
    re.compile(form.format(day=r"(?P<day>[0-9]{1,2})", year="(?P<year>[0-9]{4})"))
    for form in (
        "{year} ?(?P<mark>[-./]) ?(?P<month>[0-9]{{1,2}}) ?(?P=mark) ?{day}",
        "{day} ?(?P<mark>[-./]) ?(?P<month>[0-9]{{1,2}}) ?(?P=mark) ?{year}",
        r"{day}(?:\.|st|nd|rd|th)? ?(?P<month>[^\W\d_]+\.?),? {year}",
        r"(?P<month>[^\W\d_]+\.?) {day}(?:st|nd|rd|th)?,? {year}",
    )
)


def _number_of_month(name: str, languages: Iterable[str]) -> int:
    """Find a month by its name in one of the languages; 0 where there is none."""
    for language in languages:
        months = _locale(language).months
        for names in (form for context in months.values() for form in context.values()):
            for number, known in names.items():
                # Some languages abbreviate months to one letter, which names several.
                if len(name) > 1 and known.casefold().rstrip(".") == name:
                    return int(number)
    return 0


_UNKNOWN = "root"
_MONTH_IN_LETTERS = "MMM"
"""How patterns of CLDR ask for a month in letters."""


def _at_once(tell: Callable[[], Forms]) -> Forms:
    return tell()


_KEPT: dict[tuple[str, str | None], Callable[[Callable[[], Forms]], Forms]] = {}
"""What has the forms of a language told, where an earlier build may have kept them."""


@cache
def _forms(language: str, country: str | None) -> Forms:
    """Return how a language writes figures and days."""

    def tell() -> Forms:
        units: Iterable[Any] = choices_of(Unit)
        figures = {unit: figure_form(partial(_figure, language, country, unit)) for unit in units}
        short, in_full = (day_forms(partial(write, language, country)) for write in (_day, _day_in_full))
        return figures, short, in_full, _least_before_groups(_locale(language, country))

    return _KEPT.get((language, country), _at_once)(tell)


def _figure(language: str, country: str | None, unit: Unit, value: Decimal, decimals: int) -> str:
    locale = _locale(language, country)
    exact = value.scaleb(-2) if unit == "percent" else value
    # One digit more than would stand together without a mark is the least that is grouped.
    is_grouped = abs(value) >= 10 ** (_FIRST_GROUP + _least_before_groups(locale) - 1)
    pattern = _pattern(locale, unit, decimals)
    written: str = pattern.apply(
        exact, locale, currency=CURRENCY, currency_digits=False, group_separator=is_grouped
    )
    minus = f"{_LEFT_TO_RIGHT}{_MINUS}" if direction(language) == "rtl" else _MINUS
    return written.replace("-", minus)


def _day_in_full(language: str, country: str | None, day: date) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - see above

    locale = _locale(language, country)
    return day.isoformat() if locale.language == _UNKNOWN else format_date(day, "long", locale=locale)


def _day(language: str, country: str | None, day: date) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - see above

    locale = _locale(language, country)
    if locale.language == _UNKNOWN:
        return day.isoformat()
    if _MONTH_IN_LETTERS in locale.date_formats["medium"].pattern:
        return format_date(day, "long", locale=locale).replace(" ", "\u00a0", 1)
    return format_date(day, "medium", locale=locale).replace(" ", "\u00a0")


@cache
def _locale(language: str, country: str | None = None) -> Locale:
    """Find what CLDR has nearest to a language tag; its script is the tag's, whatever the country's is."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - see above

    found = _LANGUAGE_SCRIPT_REGION.match(language)
    name, script, region = found.groups() if found else (language, None, None)
    region = region or (country.rpartition("_")[2] if country else None)
    with_region = "_".join(filter(None, (name, script, region)))
    for candidate in (with_region, "_".join(filter(None, (name, script))), country or name):
        try:
            return Locale.parse(candidate)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(_UNKNOWN)


_LANGUAGE_SCRIPT_REGION = re.compile(
    r"([a-z]{2,3})(?:-[a-z]{3})?(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|[0-9]{3}))?(?![^-])"
)
"""The parts of a language tag by which CLDR has its locales; what follows them is a matter of wording."""

_FIRST_GROUP = 3
"""How many digits the last group of thousands has."""

_FROM_FIVE_DIGITS = frozenset(
    [
        "be",
        "bg",
        "et",
        "hu",
        "hy",
        "ia",
        "ie",
        "it",
        "ka",
        "lv",
        "pl",
        "pt_PT",
        "sl",
        "sq",
        "es",
        "es_ES",
        "es_EA",
        "es_IC",
        "es_GQ",
        "es_PH",
        "ru_UA",
    ]
)
"""The locales whose thousands are grouped in numbers of five digits and more only, and those of six.

CLDR 48 says so under minimumGroupingDigits, which Babel does not have; it was asked of ICU for all locales.
"""
_FROM_SIX_DIGITS = frozenset({"ee"})
_AS_IN_PORTUGAL = frozenset(["CH", "CV", "GQ", "GW", "LU", "MO", "MZ", "PT", "ST", "TL"])
"""The countries whose Portuguese is in that as Portugal's."""


def _least_before_groups(locale: Locale) -> int:
    """Return how many digits have to stand before the first mark of thousands."""
    name = locale.language
    if name in {"es", "ru"} and locale.territory:
        name = f"{name}_{locale.territory}"
    if name == "pt" and locale.territory in _AS_IN_PORTUGAL:
        name = "pt_PT"
    return 3 if name in _FROM_SIX_DIGITS else 2 if name in _FROM_FIVE_DIGITS else 1


@cache
def _pattern(locale: Locale, unit: Unit, decimals: int) -> NumberPattern:
    match unit:
        case "percent":
            common = locale.percent_formats[None]
        case "euros":
            common = locale.currency_formats["standard"]
        case _:
            common = locale.decimal_formats[None]
    pattern: NumberPattern = copy.copy(common)
    pattern.frac_prec = (decimals, decimals)
    return pattern
