"""``content/brand.yml``: the visual identity, from the materials it is built of to the parts they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic import ValidationError as PydanticValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from kalliola_site.model.base import Identifier, LocalizedText, Model

COLOUR = re.compile(r"#[0-9A-F]{6}")
LENGTH = re.compile(r"0|[0-9]+(\.[0-9]+)?(px|rem|em|ch|%)")
FLUID = re.compile(r"clamp\(\.?[0-9][0-9.a-z]*, \.?[0-9][0-9.a-z +]*, \.?[0-9][0-9.a-z]*\)")
FAMILY = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]*")
FONT_FILE = re.compile(r"[a-z0-9-]+\.woff2")


def _colour(text: str) -> str:
    if not COLOUR.fullmatch(text):
        raise PydanticCustomError("bad-colour", "not a colour", {"colour": text})
    return text


def _size(text: str) -> str:
    """Let through only lengths and ``clamp(…)``: what stands here goes into the style sheet as it is."""
    if not (LENGTH.fullmatch(text) or FLUID.fullmatch(text)):
        raise PydanticCustomError("bad-size", "not a size", {"size": text})
    return text


def _matching(pattern: re.Pattern[str], code: str) -> AfterValidator:
    def check(text: str) -> str:
        if not pattern.fullmatch(text):
            raise PydanticCustomError(code, "not a name of this kind", {"name": text})
        return text

    return AfterValidator(check)


Colour = Annotated[str, AfterValidator(_colour)]
"""A colour as ``#RRGGBB``, in capitals, so that one colour is written in one way."""

Size = Annotated[str, AfterValidator(_size)]
"""A CSS length, fixed (``4px``, ``58ch``) or fluid (``clamp(1rem, .9rem + 1vi, 2rem)``)."""

Percentage = Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+)?%$")]
MaterialName = Identifier
Mode = Literal["day", "night"]
MODES: tuple[Mode, ...] = ("day", "night")

RoleName = Literal[
    "background",
    "surface",
    "text",
    "secondary_text",
    "plinth",
    "roof",
    "roof_text",
    "bedrock",
    "bedrock_text",
    "line",
    "outline",
    "light",
    "light_text",
    "accent",
    "glass",
    "bars",
    "shutter",
]
GoalRoleName = Literal["goal_facade", "goal_accent"]
"""The roles each goal fills with its own colours."""
AnyRoleName = Literal[RoleName, GoalRoleName]
LineName = Literal["thin", "focus", "strong"]


class Material(Model):
    """A colour with a name of its own: a thing one could paint with."""

    colour: Colour
    name: LocalizedText


class DayAndNight(Model):
    """A material for each of the two modes."""

    day: MaterialName
    night: MaterialName

    def at(self, mode: Mode) -> str:
        """Pick the one for a mode."""
        return self.day if mode == "day" else self.night


class Role(DayAndNight):
    """What a colour is for; which material does it by day and which by night."""

    use: LocalizedText
    """What it is for, as the identity page says it."""


class Roles(Model):
    """Every purpose a colour may have, apart from those that belong to a goal."""

    background: Role
    surface: Role
    text: Role
    secondary_text: Role
    plinth: Role
    roof: Role
    roof_text: Role
    bedrock: Role
    bedrock_text: Role
    line: Role
    outline: Role
    light: Role
    light_text: Role
    accent: Role
    glass: Role
    bars: Role
    shutter: Role


class GoalPalette(Model):
    """The colours of one bay of the house. The goals take them in turn, by number."""

    name: LocalizedText
    facade: DayAndNight
    """The wall, on which text stands in the text colour."""
    accent: DayAndNight
    """What is coloured on the plain background: by day the *deep* colour, by night the *glow*."""


class Fallback(Model):
    """A face of the reader's own device, stretched to the measures of ours: nothing jumps."""

    local: Annotated[tuple[str, ...], Field(min_length=1)]
    """Names to look for, in order."""
    generic: Literal["sans-serif", "serif"]
    size_adjust: Percentage
    ascent_override: Percentage
    descent_override: Percentage
    line_gap_override: Percentage


class Face(Model):
    """A typeface, from a file of the site's own."""

    family: Annotated[str, _matching(FAMILY, "bad-font-family")]
    file: Annotated[str, _matching(FONT_FILE, "bad-font-file")]
    """Its file in ``templates/assets/fonts/``."""
    weights: Annotated[str, Field(pattern=r"^[1-9]00( [1-9]00)?$")]
    """One weight, or the lowest and the highest."""
    width: Percentage = "100%"
    """How wide it is drawn: below 100 % it is condensed."""
    axes: dict[Annotated[str, Field(pattern=r"^[A-Za-z]{4}$")], str] = Field(default_factory=dict)
    """The axes the file has besides weight, for people and tools; browsers read them from the file."""
    fallback: Fallback


class Faces(Model):
    """The two faces: one speaks, one tells."""

    heading: Face
    text: Face


class TypeSize(Model):
    """A step of the scale of sizes."""

    size: Size
    leading: Annotated[float, Field(ge=1, le=2)]


class TypeSizes(Model):
    """The scale, from the largest to the smallest."""

    display: TypeSize
    h2: TypeSize
    h3: TypeSize
    lead: TypeSize
    body: TypeSize
    note: TypeSize
    small: TypeSize


class Weights(Model):
    """How heavy each kind of text is."""

    heading: Annotated[int, Field(ge=100, le=900)]
    text: Annotated[int, Field(ge=100, le=900)]
    strong: Annotated[int, Field(ge=100, le=900)]


class Type(Model):
    """Everything about letters."""

    faces: Faces
    weights: Weights
    sizes: TypeSizes


class Lines(Model):
    """How thick lines are."""

    thin: Size
    focus: Size
    strong: Size


class Measures(Model):
    """How wide things may be, and how small a target for a finger."""

    text: Size
    page: Size
    gutter: Size
    target: Size


class Motion(Model):
    """The only movement there is: a window lights."""

    light: Annotated[str, Field(pattern=r"^[0-9]{1,3}ms$")]


class LinkPart(Model):
    """A link in text."""

    underline: RoleName
    thickness: LineName
    hover: RoleName
    hover_text: RoleName


class FocusPart(Model):
    """The ring around what the keyboard is at."""

    outline: RoleName
    ring: RoleName
    on_bedrock: RoleName
    thickness: LineName
    gap: LineName


class ThresholdPart(Model):
    """The line with a gap as wide as a door, over each section."""

    colour: RoleName
    thickness: LineName
    before: Size
    gap: Size


class WindowPart(Model):
    """A window: its panes are its number."""

    frame: RoleName
    thickness: LineName
    glass: RoleName
    bars: RoleName
    lit: RoleName
    lit_bars: RoleName
    shutter: RoleName
    slats: RoleName


class HousePart(Model):
    """The house, from roof to rock."""

    frame: RoleName
    thickness: LineName
    roof: RoleName
    plinth: RoleName
    eaves: Size
    """How far the roof reaches out over the walls."""


class NameBoardPart(Model):
    """The stairwell's board of names."""

    board: RoleName
    text: RoleName
    leader: RoleName


class NameplatePart(Model):
    """The plate beside a door."""

    plate: RoleName
    frame: RoleName
    text: RoleName


class DoorPart(Model):
    """A door to a neighbour."""

    frame: RoleName
    thickness: LineName
    width: Size


class Components(Model):
    """Which role, line or size each part of a page takes: the only place where they meet."""

    link: LinkPart
    focus: FocusPart
    threshold: ThresholdPart
    window: WindowPart
    house: HousePart
    name_board: NameBoardPart
    nameplate: NameplatePart
    door: DoorPart


class Pair(Model):
    """Two roles that meet on a page, and how far apart they must be.

    The ratios are those of WCAG 2.2: 7 for text at level AAA (1.4.6), 4.5 for large text at AAA and
    any text at AA (1.4.3), 3 for the edges of controls and for graphics that carry meaning (1.4.11).
    """

    foreground: AnyRoleName
    background: AnyRoleName
    ratio: Literal["7", "4.5", "3"]
    modes: Annotated[tuple[Mode, ...], Field(min_length=1)] = ("day", "night")

    @property
    def minimum(self) -> float:
        """The ratio as a number."""
        return float(self.ratio)


class ForbiddenPair(Model):
    """Two roles that must never meet as text and ground."""

    foreground: AnyRoleName
    background: AnyRoleName
    modes: Annotated[tuple[Mode, ...], Field(min_length=1)] = ("day", "night")
    why: LocalizedText


class Brand(Model):
    """The whole of ``content/brand.yml``."""

    idea: LocalizedText
    """The identity in a sentence or two."""
    materials: Annotated[dict[Identifier, Material], Field(min_length=1)]
    roles: Roles
    goals: Annotated[tuple[GoalPalette, ...], Field(min_length=1)]
    type: Type
    spaces: Annotated[tuple[Size, ...], Field(min_length=8, max_length=8)]
    """Eight distances, from the smallest to the largest."""
    lines: Lines
    measures: Measures
    motion: Motion
    components: Components
    pairs: Annotated[tuple[Pair, ...], Field(min_length=1)]
    forbidden: tuple[ForbiddenPair, ...] = ()

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
