"""``content/brand.yml``: the visual identity, from the materials it is built of to the parts they make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, model_validator
from pydantic import ValidationError as PydanticValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from kalliola_site.model.base import Identifier, LocalizedText, Model, like
from kalliola_site.model.brand.colours import ForbiddenPair, GoalPalette, Material, Mode, Pair, Role, Roles
from kalliola_site.model.brand.components import Components
from kalliola_site.model.brand.size import Size
from kalliola_site.model.brand.typography import Type


class Lines(Model):
    """How thick lines are."""

    thin: Size
    """The thickness of thin lines."""
    focus: Size
    """The thickness of the ring around what the keyboard is at."""
    strong: Size
    """The thickness of strong lines."""


class Measures(Model):
    """How wide things may be, and how small a target for a finger."""

    text: Size
    """The greatest width of a column of text."""
    page: Size
    """The greatest width of a page."""
    gutter: Size
    """The margin at the sides of a page."""
    target: Size
    """The least size of what a finger must hit."""


class Motion(Model):
    """The only movement there is: a window lights."""

    light: Annotated[str, like("150ms", "[0-9]{1,3}ms")]
    """How long a window takes to light, in milliseconds: 150ms."""


class Brand(Model):
    """The whole of ``content/brand.yml``."""

    idea: LocalizedText
    """The identity in a sentence or two."""
    materials: Annotated[dict[Identifier, Material], Field(min_length=1)]
    """The colours and their names. A key here is what the roles refer to."""
    roles: Roles
    """What each colour is for; which material does it by day and which by night."""
    goals: Annotated[tuple[GoalPalette, ...], Field(min_length=1)]
    """The colours of the goals, in order of number; with more goals they start again."""
    type: Type
    """Everything about letters."""
    spaces: Annotated[tuple[Size, ...], Field(min_length=8, max_length=8)]
    """Eight distances, from the smallest to the largest."""
    lines: Lines
    """How thick lines are."""
    measures: Measures
    """How wide things may be, and how small a target for a finger."""
    motion: Motion
    """The only movement there is: a window lights."""
    components: Components
    """Which role, line or size each part of a page takes."""
    pairs: Annotated[tuple[Pair, ...], Field(min_length=1)]
    """The pairs of roles that meet, and the contrast each must have."""
    forbidden: tuple[ForbiddenPair, ...] = ()
    """The pairs of roles that must never meet as text and ground."""

    def palette_of(self, number: int) -> int:
        """Return which of the colours of ``goals`` a goal has by its number, from 1: they come in turn."""
        return (number - 1) % len(self.goals) + 1

    @model_validator(mode="after")
    def _materials_exist(self) -> Brand:
        mistakes: list[InitErrorDetails] = [
            {
                "type": PydanticCustomError(
                    "unknown-material",
                    "unknown material",
                    {"name": name, "known": tuple(sorted(self.materials))},
                ),
                "loc": place,
                "input": name,
            }
            for place, name in self._material_names()
            if name not in self.materials
        ]
        if mistakes:
            raise PydanticValidationError.from_exception_data(type(self).__name__, mistakes)
        return self

    def _material_names(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        for role_name, role in self.roles:
            yield ("roles", role_name, "day"), role.day
            yield ("roles", role_name, "night"), role.night
        for index, palette in enumerate(self.goals):
            for part_name, part in (("facade", palette.facade), ("accent", palette.accent)):
                yield ("goals", index, part_name, "day"), part.day
                yield ("goals", index, part_name, "night"), part.night

    def material_name(self, role: str, mode: Mode) -> str:
        """Find the name of the material that does a role by day or by night."""
        part: Role = getattr(self.roles, role)
        return part.at(mode)

    def material(self, role: str, mode: Mode) -> Material:
        """Find the material that does a role by day or by night."""
        return self.materials[self.material_name(role, mode)]
