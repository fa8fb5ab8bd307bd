"""The ``{placeholders}`` of the interface's phrases: what each is filled in with, whatever its texts say."""

from __future__ import annotations

from typing import get_args

from kalliola_site.model.base import Model
from kalliola_site.syntax.location import Location


class Placeholders:
    """Stands in the annotation of a phrase: the names of what is filled in; its texts must have all."""

    def __init__(self, *names: str) -> None:
        self.names = names


def placeholders_at(model: type[Model], location: Location) -> tuple[str, ...]:
    """Name the placeholders of the phrase at a location; none where nothing is filled in.

    Args:
        model: What the file is held to.
        location: Where in the file the phrase is, above its languages.
    """
    *around, name = location
    for step in around:
        inner = model.keys_by_name()[str(step)].annotation
        assert isinstance(inner, type), location  # noqa: S101 - groups of phrases are models
        assert issubclass(inner, Model), location  # noqa: S101 - as above
        model = inner
    found = get_args(model.keys_by_name()[str(name)].annotation)
    return next((item.names for item in found if isinstance(item, Placeholders)), ())
