"""How one language writes figures and days, told from what the CLDR has it write.

A few figures and days are written by Babel, and what they have in common is the form of all. It is so little
that it is kept from build to build: to import Babel, and what it knows of a language, takes longer than most
builds. Where the form cannot be told in so few words, Babel writes each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

FigureForm = tuple[str, str, str, str, str, int, int, str]
"""What stands before and after a figure, the same of one below zero, the mark of thousands, how many digits
there are after the last of these and between two, the mark of decimals."""

DayForms = tuple[tuple[str, bool], ...]
"""Of each month how a day in it is written, with places for day and year; whether the day has two digits."""

_DIGITS = re.compile("[0-9]+")
_YEAR = 2034
_ONE_DIGIT, _TWO_DIGITS = 5, 27


def figure_form(write: Callable[[Decimal, int], str]) -> FigureForm | None:
    """Tell how figures are written; None where that is not as in this form.

    Args:
        write: Writes one, with so many decimals.
    """
    whole, below, broken = write(Decimal(9_876_543_210), 0), write(Decimal(-1), 0), write(Decimal("0.5"), 1)
    runs = _DIGITS.findall(whole)
    marks = set(_DIGITS.split(whole)[1:-1])
    before, *_, after = _DIGITS.split(whole)
    before_below, after_below = _DIGITS.split(below)
    decimal_mark = _DIGITS.split(broken)[1]
    if len(marks) > 1 or "".join(runs) != "9876543210":
        return None
    last = len(runs[-1]) if marks else 0
    between = len(runs[-2]) if len(runs) > 2 else last  # noqa: PLR2004 - the first may be shorter
    return before, after, before_below, after_below, "".join(marks), last, between, decimal_mark


def write_figure(form: FigureForm, value: Decimal, decimals: int, *, grouped: bool) -> str:
    """Write a figure, which has so many decimals, with or without marks of thousands."""
    before, after, before_below, after_below, mark, last, between, decimal_mark = form
    whole, _, part = f"{abs(value):.{decimals}f}".partition(".")
    if grouped and mark and len(whole) > last:
        groups = [whole[-last:]]
        rest = whole[:-last]
        while rest:
            groups.append(rest[-between:])
            rest = rest[:-between]
        whole = mark.join(reversed(groups))
    digits = f"{whole}{decimal_mark}{part}" if part else whole
    return f"{before_below}{digits}{after_below}" if value < 0 else f"{before}{digits}{after}"


def day_forms(write: Callable[[date], str]) -> DayForms | None:
    """Tell how days are written; None where that is not as in this form.

    Args:
        write: Writes one.
    """
    forms = []
    for month in range(1, 13):
        written = write(date(_YEAR, month, _TWO_DIGITS))
        if written.count(str(_TWO_DIGITS)) != 1 or written.count(str(_YEAR)) != 1:
            return None
        form = written.replace(str(_YEAR), "\0").replace(str(_TWO_DIGITS), "\1")
        short = write(date(_YEAR, month, _ONE_DIGIT))
        for has_two_digits in (False, True):
            if write_day(((form, has_two_digits),) * 12, date(_YEAR, month, _ONE_DIGIT)) == short:
                forms.append((form, has_two_digits))
                break
    return tuple(forms) if len(forms) == 12 else None  # noqa: PLR2004 - the months


def write_day(forms: DayForms, day: date) -> str:
    """Write a day."""
    form, has_two_digits = forms[day.month - 1]
    written = f"{day.day:02}" if has_two_digits else str(day.day)
    return form.replace("\1", written).replace("\0", f"{day.year}")


Forms = tuple[dict[str, FigureForm | None], DayForms | None, DayForms | None, int]
"""How figures of each unit are written, then days, then days in full; how many digits stand before a mark of
thousands at least."""
