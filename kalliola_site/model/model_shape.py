"""The shape of a group that a content model describes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.mistakes import MistakesFoundError
from kalliola_site.model.shapes import WRONG, Reading, Shape
from kalliola_site.problems import messages
from kalliola_site.syntax.location import Location

if TYPE_CHECKING:
    from kalliola_site.model.base import Model


@frozen_value
class Key:
    """A key of a content model."""

    annotation: Any
    """What may stand there, as the model says it."""
    shape: Shape
    """The same, as it is read."""
    is_required: bool
    default: object = None
    """What holds where it is left out."""


class ModelShape(Shape):
    """A group that a model describes."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model

    def read(self, value: object, here: Location, reading: Reading) -> Any:  # noqa: ANN401 - the model
        """Read the group."""
        if not isinstance(value, dict):
            return reading.refuse(messages.models.NOT_GROUP, here, value)
        before = len(reading.mistakes)
        read: dict[str, Any] = {}
        keys = self.model.keys_by_name()
        for name, key in keys.items():
            if name in value:
                read[name] = key.shape.read(value[name], (*here, name), reading)
            elif key.is_required:
                reading.refuse(messages.models.KEY_MISSING, (*here, name), value)
        if len(read) < len(value) and not self.model.lets_others_through:
            for name in value:
                if name not in keys:
                    reading.refuse(messages.models.UNKNOWN_KEY, (*here, name), value[name])
        if len(reading.mistakes) > before:
            return WRONG
        made = self.model.__new__(self.model)
        made.__dict__.update(read)
        try:
            return made.checked()
        except MistakesFoundError as found:
            reading.mistakes += (mistake.below(here) for mistake in found.mistakes)
            return WRONG
