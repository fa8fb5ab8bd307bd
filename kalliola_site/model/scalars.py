"""What single values of YAML may be read as: all of them are texts until a model says what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from kalliola_site.problems import messages
from kalliola_site.syntax.plain_digits import has_other_digits, with_plain_digits

WHOLE_NUMBER = re.compile(r"[+-]?[0-9]+")

NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")


def is_in_other_digits(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether nothing but the script of its digits keeps a text from its form."""
    return has_other_digits(text) and pattern.fullmatch(with_plain_digits(text).strip()) is not None


def other_digits(text: str) -> PydanticCustomError:
    """Return the error of a text that has digits of another script, with the same in 0–9."""
    id_ = messages.models.OTHER_DIGITS.id
    return PydanticCustomError(id_, id_, {"text": text, "digits": with_plain_digits(text).strip()})


def _truth(value: object) -> object:
    """Read ``true`` and ``false``, and nothing else, as booleans: *on* is Finnish for "is"."""
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def _held_to(pattern: re.Pattern[str], error: PydanticCustomError) -> Callable[[object], object]:
    """Let through only what is written so: Python would take ``1_0`` for ten and ``inf`` for a number."""

    def hold(value: object) -> object:
        if isinstance(value, str) and not pattern.fullmatch(value.strip()):
            raise other_digits(value) if is_in_other_digits(value, pattern) else error
        return value

    return hold


Boolean = Annotated[bool, Field(strict=True), BeforeValidator(_truth)]

Integer = Annotated[
    int, BeforeValidator(_held_to(WHOLE_NUMBER, PydanticCustomError("int_parsing", "not a whole number")))
]
"""A whole number."""

Number = Annotated[
    float, BeforeValidator(_held_to(NUMBER, PydanticCustomError("float_parsing", "not a number")))
]
"""A number that may have decimals."""
