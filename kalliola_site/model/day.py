"""A day, as people and spreadsheets write it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from kalliola_site.model.mistakes import WrongValueError
from kalliola_site.model.reading import ReadFromText
from kalliola_site.model.shapes import Form
from kalliola_site.problems import messages

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DOTTED_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})")
_CENTURY = 2000
"""What a year of two digits is counted from: spreadsheets write it so, and nothing here is older."""
_DAY_FORM = Form(
    re.compile(f"{_ISO_DAY.pattern}|{_DOTTED_DAY.pattern}"), messages.security_txt.BAD_DAY, "text"
)


def _day(text: str) -> date:
    try:
        if iso := _ISO_DAY.fullmatch(text):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        day, month, year = text.split(".")
        return date(int(year) + (_CENTURY if len(year) == len("27") else 0), int(month), int(day))
    except ValueError as error:
        raise WrongValueError(messages.security_txt.NO_SUCH_DAY, text=text) from error


Day = Annotated[date, ReadFromText(_DAY_FORM, _day)]
"""A day: ``2027-12-31``, or ``31.12.2027`` and ``31.12.27`` as spreadsheets write it."""
