"""The keys that a content model knows."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Sequence

from pydantic import BaseModel

from kalliola_site.model.base import LocalizedText

_MOST = 5
"""More keys than these are no help to anybody who wrote none of them."""


def known_keys(model: type[BaseModel], location: Iterable[int | str]) -> tuple[str, ...]:
    """List the keys that a content model knows at a location."""
    found = _as_model(_annotation_at(model, location))
    return tuple(found.model_fields) if found else ()


def keys_wanted(
    model: type[BaseModel], location: Iterable[int | str], languages: Sequence[str]
) -> tuple[str, ...]:
    """List the keys that a group at a location needs; none where that cannot be said in a few.

    Args:
        model: The content model.
        location: Where the group belongs in it.
        languages: The tags of the site's languages, the source first: what a text is keyed by.
    """
    annotation = _annotation_at(model, location)
    if _is_localized(annotation):
        return tuple(languages)
    found = _as_model(annotation)
    fields = found.model_fields if found else {}
    wanted = tuple(name for name, field in fields.items() if field.is_required())
    return wanted if len(wanted) <= _MOST else ()


def is_needed(model: type[BaseModel], location: Sequence[int | str]) -> bool:
    """Whether a line cannot be taken away: the group has to have the key, or it is the text in a language."""
    *parent, key = location or ("",)
    annotation = _annotation_at(model, parent)
    found = _as_model(annotation)
    if found is None or key not in found.model_fields:
        return _is_localized(annotation)
    return found.model_fields[str(key)].is_required()


def _annotation_at(model: type[BaseModel], location: Iterable[int | str]) -> object:
    annotation: object = model
    for step in location:
        annotation = _step_into(annotation, step)
    return annotation


def _is_localized(annotation: object) -> bool:
    return annotation is LocalizedText or any(map(_is_localized, typing.get_args(annotation)))


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
