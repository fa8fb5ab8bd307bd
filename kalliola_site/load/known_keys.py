"""The keys that a content model knows."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Mapping, Sequence

from kalliola_site.model.base import LocalizedText, Model

_MOST = 5
"""More keys than these are no help to anybody who wrote none of them."""


def known_keys(model: type[Model], location: Iterable[int | str]) -> tuple[str, ...]:
    """List the keys that a content model knows at a location."""
    found = _as_model(_annotation_at(model, location))
    return found.key_names() if found else ()


def keys_wanted(
    model: type[Model], location: Iterable[int | str], languages: Sequence[str]
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
    keys = found.keys_by_name() if found else {}
    wanted = tuple(name for name, key in keys.items() if key.is_required)
    return wanted if len(wanted) <= _MOST else ()


def is_needed(model: type[Model], location: Sequence[int | str]) -> bool:
    """Whether a line cannot be taken away: the group has to have the key, or it is the text in a language."""
    *parent, key = location or ("",)
    annotation = _annotation_at(model, parent)
    found = _as_model(annotation)
    if found is None or key not in found.key_names():
        return _is_localized(annotation)
    return found.keys_by_name()[str(key)].is_required


def _annotation_at(model: type[Model], location: Iterable[int | str]) -> object:
    annotation: object = model
    for step in location:
        annotation = _step_into(annotation, step)
    return annotation


def _is_localized(annotation: object) -> bool:
    return annotation is LocalizedText or any(map(_is_localized, typing.get_args(annotation)))


def _as_model(annotation: object) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next(filter(None, map(_as_model, typing.get_args(annotation))), None)


def _step_into(annotation: object, step: int | str) -> object:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        key = annotation.keys_by_name().get(str(step))
        return key.annotation if key else None
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) is typing.Annotated:
        return _step_into(arguments[0], step)
    match typing.get_origin(annotation):
        case origin if origin in (tuple, list):
            return arguments[0]
        case origin if origin in (dict, Mapping):
            return arguments[1]
        case _:
            return next((inner for part in arguments if (inner := _step_into(part, step))), None)
