"""In ``content/brand.yml`` under ``components``: the parts of a page, and what each is drawn with."""

from __future__ import annotations

from typing import Literal

from kalliola_site.model.base import Model
from kalliola_site.model.brand.colours import RoleName
from kalliola_site.model.brand.size import Size

LineName = Literal["thin", "focus", "strong"]


class LinkPart(Model):
    """A link in text."""

    underline: RoleName
    """The underline of a link."""
    thickness: LineName
    """How thick the underline is."""
    hover: RoleName
    """The ground of a link under the pointer."""
    hover_text: RoleName
    """The text of a link under the pointer."""


class FocusPart(Model):
    """The ring around what the keyboard is at."""

    outline: RoleName
    """The ring around what the keyboard is at."""
    ring: RoleName
    """The second ring, inside the first."""
    on_bedrock: RoleName
    """The ring on the bedrock."""
    thickness: LineName
    """How thick the ring is."""
    gap: LineName
    """How far the ring is from what it surrounds."""


class ThresholdPart(Model):
    """The line with a gap as wide as a door, over each section."""

    colour: RoleName
    """The line over each section."""
    thickness: LineName
    """How thick the line is."""
    before: Size
    """The length of the line before the gap."""
    gap: Size
    """The gap, as wide as a door."""


class WindowPart(Model):
    """A window: its panes are its number."""

    frame: RoleName
    """The frame of a window."""
    thickness: LineName
    """How thick the frame is."""
    glass: RoleName
    """The glass of a dark window."""
    bars: RoleName
    """The bars of a dark window."""
    lit: RoleName
    """The glass of a lit window."""
    lit_bars: RoleName
    """The bars of a lit window."""
    shutter: RoleName
    """A closed shutter."""
    slats: RoleName
    """The slats of a shutter."""


class HousePart(Model):
    """The house, from roof to rock."""

    frame: RoleName
    """The outline of the house."""
    thickness: LineName
    """How thick the outline is."""
    roof: RoleName
    """The roof of the house."""
    plinth: RoleName
    """The plinth of the house."""
    eaves: Size
    """How far the roof reaches out over the walls."""


class NameBoardPart(Model):
    """The stairwell's board of names."""

    board: RoleName
    """The board itself."""
    text: RoleName
    """The names on the board."""
    leader: RoleName
    """The dots between number and name."""


class NameplatePart(Model):
    """The plate beside a door."""

    plate: RoleName
    """The plate itself."""
    frame: RoleName
    """The edge of the plate."""
    text: RoleName
    """The text on the plate."""


class DoorPart(Model):
    """A door to a neighbour."""

    frame: RoleName
    """The frame of the door."""
    thickness: LineName
    """How thick the frame is."""
    width: Size
    """How wide the door is."""


class Components(Model):
    """Which role, line or size each part of a page takes: the only place where they meet."""

    link: LinkPart
    """A link in text."""
    focus: FocusPart
    """The ring around what the keyboard is at."""
    threshold: ThresholdPart
    """The line with a gap as wide as a door, over each section."""
    window: WindowPart
    """A window: its panes are its number."""
    house: HousePart
    """The house, from roof to rock."""
    name_board: NameBoardPart
    """The stairwell's board of names: a table of contents."""
    nameplate: NameplatePart
    """The plate beside a door."""
    door: DoorPart
    """A door to a neighbour."""
