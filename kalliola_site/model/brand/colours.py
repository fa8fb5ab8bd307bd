"""In ``content/brand.yml``: the colours by name, what each is for, and which of them may meet."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from kalliola_site.model.base import Identifier, LocalizedText, Model
from kalliola_site.model.choices import InAnyLanguage
from kalliola_site.model.reading import Items, Then
from kalliola_site.model.shapes import Form
from kalliola_site.problems import messages

Colour = Annotated[
    str,
    Form(re.compile("#[0-9A-Fa-f]{6}"), messages.models.BAD_COLOUR, "colour"),
    Then(str.upper),
]
"""A colour as ``#RRGGBB``: in capitals from here on, however it was written."""
MaterialName = Identifier
Mode = Annotated[Literal["day", "night"], InAnyLanguage()]
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


class Material(Model):
    """A colour with a name of its own: a thing one could paint with."""

    colour: Colour
    """The colour: # and six of 0–9 and A–F, in quotes."""
    name: LocalizedText
    """The name of the colour, as the identity page says it."""


class DayAndNight(Model):
    """A material for each of the two modes."""

    day: MaterialName
    """The material by day, by its key under materials."""
    night: MaterialName
    """The material by night, by its key under materials."""

    def at(self, mode: Mode) -> str:
        """Pick the one for a mode."""
        return self.day if mode == "day" else self.night


class Role(DayAndNight):
    """What a colour is for; which material does it by day and which by night."""

    use: LocalizedText
    """What the colour is for, as the identity page says it."""


class Roles(Model):
    """Every purpose a colour may have, apart from those that belong to a goal."""

    background: Role
    """The page's background."""
    surface: Role
    """A surface raised from the background, such as a table."""
    text: Role
    """Text and links."""
    secondary_text: Role
    """Secondary text, on the page's background only."""
    plinth: Role
    """The plinth of the house."""
    roof: Role
    """The roof of the house."""
    roof_text: Role
    """Text in the roof."""
    bedrock: Role
    """The bedrock and the name board."""
    bedrock_text: Role
    """Text on the bedrock."""
    line: Role
    """Thin lines."""
    outline: Role
    """The outline of the house and its parts."""
    light: Role
    """The light in a lit window."""
    light_text: Role
    """Text in the light."""
    accent: Role
    """The underline of a link."""
    glass: Role
    """The glass of a dark window."""
    bars: Role
    """The bars of a dark window."""
    shutter: Role
    """A closed shutter."""


class GoalPalette(Model):
    """The colours of one bay of the house. The goals take them in turn, by number."""

    name: LocalizedText
    """The name of the colour, as the identity page says it."""
    facade: DayAndNight
    """The goal's wall, on which text stands in the text colour."""
    accent: DayAndNight
    """What is in the goal's colour on the plain background."""


class Pair(Model):
    """Two roles that meet on a page, and how far apart they must be.

    The ratios are those of WCAG 2.2: 7 for text at level AAA (1.4.6), 4.5 for large text at AAA and
    any text at AA (1.4.3), 3 for the edges of controls and for graphics that carry meaning (1.4.11).
    """

    foreground: AnyRoleName
    """The role in front: text or line."""
    background: AnyRoleName
    """The role behind it."""
    ratio: Literal["7", "4.5", "3"]
    """The least contrast (WCAG 2.2): "7" for text, "4.5" for large text, "3" for lines and figures."""
    modes: Annotated[tuple[Mode, ...], Items()] = ("day", "night")
    """When the two meet: by day, by night or both (which is so without this key)."""

    @property
    def minimum(self) -> float:
        """The ratio as a number."""
        return float(self.ratio)


class ForbiddenPair(Model):
    """Two roles that must never meet as text and ground."""

    foreground: AnyRoleName
    """The role in front: text or line."""
    background: AnyRoleName
    """The role behind it."""
    modes: Annotated[tuple[Mode, ...], Items()] = ("day", "night")
    """When the two are forbidden: by day, by night or both (which is so without this key)."""
    why: LocalizedText
    """Why the two do not go together, as the identity page says it."""
