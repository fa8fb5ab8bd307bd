"""The words of ``content/interface.yml`` that are on the page of the visual identity."""

from __future__ import annotations

from typing import Annotated

from kalliola_site.model.base import LocalizedText, Model
from kalliola_site.model.interface.placeholders import Placeholders


class WindowNames(Model):
    """The letters of the window alphabet, on the identity page."""

    one: LocalizedText
    """The name of the window with one pane."""
    two: LocalizedText
    """The name of the window with two panes."""
    three: LocalizedText
    """The name of the window with three panes."""
    four: LocalizedText
    """The name of the window with four panes."""


class SizeNames(Model):
    """The sizes of letters, on the identity page."""

    display: LocalizedText
    """The name of the size of main headings."""
    h2: LocalizedText
    """The name of the size of headings."""
    h3: LocalizedText
    """The name of the size of small headings."""
    lead: LocalizedText
    """The name of the size of leads."""
    body: LocalizedText
    """The name of the size of text."""
    note: LocalizedText
    """The name of the size of notes."""
    small: LocalizedText
    """The name of the size of the interface's words."""


class VoiceItems(Model):
    """How the organisation speaks, on the identity page."""

    plain: LocalizedText
    """How we speak plainly."""
    warm: LocalizedText
    """How we speak warmly."""
    honest: LocalizedText
    """How we speak honestly."""


class AvoidItems(Model):
    """What the identity stays away from, on the identity page."""

    shapes: LocalizedText
    """The shapes that the identity stays away from."""
    pictures: LocalizedText
    """The pictures that the identity stays away from."""
    capitals: LocalizedText
    """How the identity does not use capitals."""
    colour: LocalizedText
    """How the identity does not use colour."""


class IdentityWords(Model):
    """On the page of the visual identity, from top to bottom."""

    proposal: LocalizedText
    """That the identity is a proposal, at the top of the page."""
    house: LocalizedText
    """The heading over the drawn house."""
    house_text: LocalizedText
    """The text about the drawn house."""
    house_title: LocalizedText
    """The name of the drawn house, for those who do not see it."""
    house_description: LocalizedText
    """What the drawn house shows, for those who do not see it."""
    house_outline: LocalizedText
    """The same of the house in outline, on paper."""
    day: LocalizedText
    """The word for the look by day."""
    night: LocalizedText
    """The word for the look by night."""
    windows: LocalizedText
    """The heading over the window alphabet."""
    windows_text: LocalizedText
    """The text about the window alphabet."""
    window_names: WindowNames
    """The letters of the window alphabet, by number of panes."""
    materials: LocalizedText
    """The heading over the materials."""
    materials_text: LocalizedText
    """The text about the materials."""
    roles: LocalizedText
    """The heading over the roles of colours."""
    roles_text: LocalizedText
    """The text about the roles of colours."""
    role: LocalizedText
    """The heading of the table's column of roles."""
    goal_colours: LocalizedText
    """The heading over the colours of the goals."""
    facade: LocalizedText
    """The word for the wall of a goal."""
    accent: LocalizedText
    """The word for what is coloured on the plain background."""
    contrast: LocalizedText
    """The heading over the contrasts."""
    contrast_text: LocalizedText
    """The text about the contrasts."""
    decimal_mark: LocalizedText
    """The mark before the decimals of a number."""
    forbidden: LocalizedText
    """The heading over the forbidden pairs of colours."""
    forbidden_text: LocalizedText
    """The text about the forbidden pairs of colours."""
    forbidden_below: Annotated[LocalizedText, Placeholders("least", "names")]
    """What is said of the colours whose contrast is below what text must reach."""
    letters: LocalizedText
    """The heading over the typefaces."""
    heading_face: LocalizedText
    """What the typeface of headings is for."""
    text_face: LocalizedText
    """What the typeface of text is for."""
    specimen: LocalizedText
    """A line to show the letters with."""
    sizes: SizeNames
    """The names of the sizes of letters."""
    spaces: LocalizedText
    """The heading over the distances."""
    spaces_text: LocalizedText
    """The text about the distances."""
    motif: LocalizedText
    """The heading over the threshold."""
    motif_text: LocalizedText
    """The text about the threshold."""
    board: LocalizedText
    """The heading over the name board."""
    board_text: LocalizedText
    """The text about the name board."""
    voice: LocalizedText
    """The heading over the tone of voice."""
    voice_items: VoiceItems
    """How the organisation speaks."""
    avoid: LocalizedText
    """The heading over what the identity stays away from."""
    avoid_items: AvoidItems
    """What the identity stays away from."""
