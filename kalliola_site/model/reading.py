"""Ways of reading what is written that pydantic does not have: as another type, as one of several."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, TypeAdapter
from pydantic_core import core_schema

from kalliola_site.model.base import Form


class ReadFromText:
    """Makes a value of another type out of a text of some form, whatever that type usually accepts."""

    def __init__(self, form: Form, read: Callable[[str], object]) -> None:
        """Take what a text must look like, and the function that reads one.

        What is of the form and yet means nothing raises PydanticCustomError there.
        """
        self._text = Annotated[str, Field(min_length=1), form]
        self._read = read

    def __get_pydantic_core_schema__(
        self, _source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._read, handler.generate_schema(self._text))


class OneOf:
    """Holds what is written to the one member of a union that it looks like.

    Otherwise every mistake would be told of once for each member.
    """

    def __init__(self, choose: Callable[[object], Any]) -> None:
        """Take the function that names the member for what is written."""
        self._choose = choose

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.with_info_wrap_validator_function(self._validate, handler(source))

    def _validate(self, value: object, _handler: object, info: core_schema.ValidationInfo[Any]) -> object:
        return _adapter(self._choose(value)).validate_python(value, context=info.context)


@cache
def _adapter(member: Any) -> TypeAdapter[object]:  # noqa: ANN401 - a type, or a form that stands for one
    return TypeAdapter(member)
