"""A day, as people and spreadsheets write it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic_core import PydanticCustomError

from kalliola_site.model.base import Form
from kalliola_site.model.reading import ReadFromText
from kalliola_site.problems import messages

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DOTTED_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_DAY_FORM = Form(
    re.compile(f"{_ISO_DAY.pattern}|{_DOTTED_DAY.pattern}"), messages.security_txt.BAD_DAY, "text"
)


def _day(text: str) -> date:
    try:
        if iso := _ISO_DAY.fullmatch(text):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        day, month, year = map(int, text.split("."))
        return date(year, month, day)
    except ValueError as error:
        raise PydanticCustomError("bad-day", "not a day", {"text": text}) from error


Day = Annotated[date, ReadFromText(_DAY_FORM, _day)]
"""A day: ``2027-12-31``, or ``31.12.2027`` as spreadsheets write it where dates have dots."""
