"""``content/brand.yml``: the visual identity, from the materials it is built of to the parts they make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from kalliola_site.model.base import Identifier, LocalizedText, Model, like
from kalliola_site.model.brand.colours import ForbiddenPair, GoalPalette, Material, Mode, Pair, Role, Roles
from kalliola_site.model.brand.components import Components
from kalliola_site.model.brand.size import Size
from kalliola_site.model.brand.typography import Type
from kalliola_site.model.mistakes import Mistake, MistakesFoundError
from kalliola_site.model.reading import Items
from kalliola_site.problems import messages


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
    materials: Annotated[dict[Identifier, Material], Items()]
    """The colours and their names. A key here is what the roles refer to."""
    roles: Roles
    """What each colour is for; which material does it by day and which by night."""
    goals: Annotated[tuple[GoalPalette, ...], Items()]
    """The colours of the goals, in order of number; with more goals they start again."""
    type: Type
    """Everything about letters."""
    spaces: Annotated[tuple[Size, ...], Items(8)]
    """Eight distances, from the smallest to the largest."""
    lines: Lines
    """How thick lines are."""
    measures: Measures
    """How wide things may be, and how small a target for a finger."""
    motion: Motion
    """The only movement there is: a window lights."""
    components: Components
    """Which role, line or size each part of a page takes."""
    pairs: Annotated[tuple[Pair, ...], Items()]
    """The pairs of roles that meet, and the contrast each must have."""
    forbidden: tuple[ForbiddenPair, ...] = ()
    """The pairs of roles that must never meet as text and ground."""

    def palette_of(self, number: int) -> int:
        """Return which of the colours of ``goals`` a goal has by its number, from 1: they come in turn."""
        return (number - 1) % len(self.goals) + 1

    def checked(self) -> Brand:
        """Hold the names of materials to those that there are."""
        known = tuple(sorted(self.materials))
        mistakes = [
            Mistake(messages.models.UNKNOWN_MATERIAL, place, name, {"name": name, "known": known})
            for place, name in self._material_names()
            if name not in self.materials
        ]
        if mistakes:
            raise MistakesFoundError(mistakes)
        return self

    def _material_names(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        for role_name in Roles.key_names():
            role: Role = getattr(self.roles, role_name)
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
