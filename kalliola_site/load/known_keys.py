"""The keys that a content model knows."""

from __future__ import annotations

import typing
from collections.abc import Iterable

from pydantic import BaseModel


def known_keys(model: type[BaseModel], location: Iterable[int | str]) -> tuple[str, ...]:
    """List the keys that a content model knows at a location."""
    annotation: object = model
    for step in location:
        annotation = _step_into(annotation, step)
    found = _as_model(annotation)
    return tuple(found.model_fields) if found else ()


def _as_model(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_as_model, typing.get_args(annotation))), None)


def _step_into(annotation: object, step: int | str) -> object:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = annotation.model_fields.get(str(step))
        return field.annotation if field else None
    arguments = typing.get_args(annotation)
    match typing.get_origin(annotation):
        case origin if origin in (tuple, list):
            return arguments[0]
        case origin if origin is dict:
            return arguments[1]
        case _:
            return next((inner for part in arguments if (inner := _step_into(part, step))), None)
