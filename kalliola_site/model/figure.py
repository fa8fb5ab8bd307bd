"""Figures as people write them; what can be read in two ways is read by what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.mistakes import WrongValueError
from kalliola_site.model.reading import ReadFromText
from kalliola_site.model.shapes import Form
from kalliola_site.problems import messages

MOST_DIGITS = 15
"""How many digits a figure may have, so that it can be read in a table and kept by any spreadsheet."""

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
"""What may stand between thousands: a space, or one of those that do not break."""
_NUMBER = re.compile(rf"([+\-\u2212]?)([0-9]+|[0-9]{{1,3}}({_SPACE}[0-9]{{3}})+)([.,]([0-9]+))?")

_IN_TWO_WAYS = re.compile(r"[+\-\u2212]?[1-9][0-9]{0,2}[.,][0-9]{3}")
"""What is a decimal fraction in one language and thousands in another: ``1.120``, ``1,120``."""
_THREE_DECIMALS = re.compile(r"([.,])[0-9]{3}$")
_THREE = 3
"""How many digits stand between two marks of thousands."""

_FIGURE_FORM = Form(re.compile(f"yes|no|{_NUMBER.pattern}"), messages.indicators.NOT_A_FIGURE, "text")


class WrittenFigure(Decimal):
    """A number that knows how it was written. Of what can be read in two ways, it is the fraction."""

    text: str

    def __reduce__(self) -> Any:  # noqa: ANN401 - what pickle takes
        return type(self), (str(self),), {"text": self.text}

    @property
    def in_two_ways(self) -> bool:
        """Whether it can be read in two ways."""
        return _IN_TWO_WAYS.fullmatch(self.text) is not None


def _figure(text: str) -> WrittenFigure | bool:
    written = _NUMBER.fullmatch(text)
    if written is None:
        return text == "yes"
    if sum(map(str.isdigit, text)) > MOST_DIGITS:
        raise WrongValueError(messages.indicators.NOT_A_FIGURE, text=text)
    digits = f"{re.sub(_SPACE, '', written[2])}.{written[5] or ''}"
    # Zero has no sign: with one it would be another figure to readers, and the same to programs.
    negative = written[1] in {"-", "\u2212"} and Decimal(digits) != 0
    figure = WrittenFigure(f"-{digits}" if negative else digits)
    figure.text = text
    return figure


Figure = Annotated[Decimal | bool, ReadFromText(_FIGURE_FORM, _figure)]
"""Yes or no, or a number, exact to the digit as it was written: ``12,5``, ``12.5``, ``1 200``, ``−3``."""


@frozen_value
class SettledBy:
    """What settles how an indicator's figures are read."""

    decimals: int | None
    """How many decimals they are said to have."""
    marks: frozenset[str]
    """The marks before three decimals in those that can be read in one way only."""

    def read(self, value: Decimal | bool) -> Decimal | bool | None:
        """Read a figure as what it is; None where nothing settles that."""
        if not isinstance(value, WrittenFigure) or not value.in_two_ways:
            return value
        if self.decimals is None:
            return value if self.marks == {value.text[-1 - _THREE]} else None
        return {0: _in_thousands(value), _THREE: value}.get(self.decimals)


def settled_by(decimals: int | None, values: Iterable[Decimal | bool]) -> SettledBy:
    """Return what settles how figures are read.

    Args:
        decimals: How many decimals they are said to have.
        values: All of them.
    """
    found = (
        _THREE_DECIMALS.search(value.text)
        for value in values
        if isinstance(value, WrittenFigure) and not value.in_two_ways
    )
    return SettledBy(decimals, frozenset(mark[1] for mark in found if mark))


def in_two_ways(value: Decimal | bool) -> dict[str, str]:
    """Say in which two ways a figure can be read, for a message."""
    written = WrittenFigure(value)
    text = value.text if isinstance(value, WrittenFigure) else str(value)
    return {"text": text, "fraction": str(value), "whole": str(_in_thousands(written))}


def _in_thousands(value: Decimal) -> Decimal:
    return Decimal(value).scaleb(_THREE)
