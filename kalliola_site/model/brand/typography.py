"""In ``content/brand.yml`` under ``type``: the typefaces, their weights and sizes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from kalliola_site.model.base import EMPTY, Model, like
from kalliola_site.model.brand.size import Size
from kalliola_site.model.choices import InAnyLanguage
from kalliola_site.model.reading import Between, Items
from kalliola_site.model.shapes import Form
from kalliola_site.problems import messages

Percentage = Annotated[str, like("97.5%", r"[0-9]+(\.[0-9]+)?%")]
FontFamily = Annotated[
    str, Form(re.compile("[A-Za-z0-9][A-Za-z0-9 -]*"), messages.models.BAD_FONT_FAMILY, "name")
]
FontFile = Annotated[str, Form(re.compile(r"[a-z0-9-]+\.woff2"), messages.models.BAD_FONT_FILE, "name")]


class Fallback(Model):
    """A face of the reader's own device, stretched to the measures of ours: nothing jumps."""

    local: Annotated[tuple[str, ...], Items()]
    """Typefaces of the reader's own device to look for, in order."""
    generic: Annotated[Literal["sans-serif", "serif"], InAnyLanguage()]
    """The kind of typeface where none of them is there."""
    size_adjust: Percentage
    """How much larger it is drawn, so that it takes the space of ours."""
    ascent_override: Percentage
    """The height above the line, as in our typeface."""
    descent_override: Percentage
    """The depth below the line, as in our typeface."""
    line_gap_override: Percentage
    """The gap between lines, as in our typeface."""


class Face(Model):
    """A typeface, from a file of the site's own."""

    family: FontFamily
    """The name of the typeface."""
    file: FontFile
    """Its file in templates/assets/fonts."""
    weights: Annotated[str, like("400 700", "[1-9]00( [1-9]00)?")]
    """One weight, or the lowest and the highest: "400 700"."""
    width: Percentage = "100%"
    """How wide it is drawn: below 100% it is condensed."""
    axes: Mapping[Annotated[str, like("wdth", "[A-Za-z]{4}")], str] = EMPTY
    """The axes the file has besides weight, for people and tools; browsers read them from the file."""
    fallback: Fallback
    """What stands in until the typeface is there, stretched to its measures: nothing jumps."""


class Faces(Model):
    """The two faces: one speaks, one tells."""

    heading: Face
    """The typeface of headings and the interface."""
    text: Face
    """The typeface of text."""


class TypeSize(Model):
    """A step of the scale of sizes."""

    size: Size
    """The size of letters: one size (1.5rem), or clamp(least, preferred, most)."""
    leading: Annotated[float, Between(1, 2)]
    """The height of a line, as a multiple of the size: from 1 to 2."""


class TypeSizes(Model):
    """The scale, from the largest to the smallest."""

    display: TypeSize
    """The size of main headings."""
    h2: TypeSize
    """The size of headings."""
    h3: TypeSize
    """The size of small headings."""
    lead: TypeSize
    """The size of leads."""
    body: TypeSize
    """The size of text."""
    note: TypeSize
    """The size of notes."""
    small: TypeSize
    """The size of the interface's words."""


class Weights(Model):
    """How heavy each kind of text is."""

    heading: Annotated[int, Between(100, 900)]
    """The weight of headings, from 100 to 900."""
    text: Annotated[int, Between(100, 900)]
    """The weight of text, from 100 to 900."""
    strong: Annotated[int, Between(100, 900)]
    """The weight of emphasised text, from 100 to 900."""


class Type(Model):
    """Everything about letters."""

    faces: Faces
    """The two typefaces: one speaks, one tells."""
    weights: Weights
    """How heavy each kind of text is."""
    sizes: TypeSizes
    """The sizes of letters, from the largest to the smallest."""
