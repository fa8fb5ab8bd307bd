"""``content/interface.yml``: the words people see on the pages that are not the strategy's own."""

from __future__ import annotations

from kalliola_site.model.base import LocalizedText, Model


class Landmarks(Model):
    """Names of the parts of a page; screen readers say them, and nobody sees them."""

    navigation: LocalizedText
    footer: LocalizedText
    house: LocalizedText
    goals: LocalizedText
    contents: LocalizedText
    neighbours: LocalizedText


class Notices(Model):
    """What a page says about its own text, at its top."""

    authoritative: LocalizedText
    """On translated pages: which language's text holds."""
    original: LocalizedText
    """The link to the same page in the source language."""
    fallback: LocalizedText
    """Where a text has no translation and stands in the source language."""


class HomeWords(Model):
    """On the home page."""

    house: LocalizedText
    """The heading over the house."""
    whole: LocalizedText
    """The link to the whole strategy, under the house."""


class GoalWords(Model):
    """On the pages of the goals."""

    all: LocalizedText
    goal: LocalizedText
    """A goal by its ``{number}``, in short."""
    previous: LocalizedText
    next: LocalizedText


class IndicatorWords(Model):
    """Wherever indicators are told of; most of it on the page of indicators."""

    to_be_agreed: LocalizedText
    heading: LocalizedText
    introduction: LocalizedText
    now: LocalizedText
    legend: LocalizedText
    shuttered: LocalizedText
    framed: LocalizedText
    lit: LocalizedText
    table: LocalizedText
    column_goal: LocalizedText
    column_state: LocalizedText


class StrategyWords(Model):
    """On the page with the whole strategy."""

    contents: LocalizedText
    print: LocalizedText
    house: LocalizedText
    """The heading of the house in words: its parts, one under the other."""


class FooterWords(Model):
    """At the foot of every page."""

    founded: LocalizedText
    """``{year}`` is the year of founding."""
    contact: LocalizedText
    email: LocalizedText
    telephone: LocalizedText
    pages: LocalizedText
    proposal: LocalizedText
    """That the visual identity is a proposal."""


class NotFoundWords(Model):
    """On the page for wrong addresses, which speaks every language at once."""

    title: LocalizedText
    text: LocalizedText
    home: LocalizedText


class WindowNames(Model):
    """The letters of the window alphabet, on the identity page."""

    one: LocalizedText
    two: LocalizedText
    three: LocalizedText
    four: LocalizedText


class SizeNames(Model):
    """The sizes of letters, on the identity page."""

    display: LocalizedText
    h2: LocalizedText
    h3: LocalizedText
    lead: LocalizedText
    body: LocalizedText
    note: LocalizedText
    small: LocalizedText


class VoiceItems(Model):
    """How the organisation speaks, on the identity page."""

    plain: LocalizedText
    warm: LocalizedText
    honest: LocalizedText


class AvoidItems(Model):
    """What the identity stays away from, on the identity page."""

    shapes: LocalizedText
    pictures: LocalizedText
    capitals: LocalizedText
    colour: LocalizedText


class IdentityWords(Model):
    """On the page of the visual identity, from top to bottom."""

    proposal: LocalizedText
    idea: LocalizedText
    house: LocalizedText
    house_text: LocalizedText
    house_title: LocalizedText
    """The name of the drawn house, for those who do not see it."""
    house_description: LocalizedText
    """What the drawn house shows, for those who do not see it."""
    house_outline: LocalizedText
    """The same of the house in outline, on paper."""
    day: LocalizedText
    night: LocalizedText
    windows: LocalizedText
    windows_text: LocalizedText
    window_dark: LocalizedText
    window_lit: LocalizedText
    window_shuttered: LocalizedText
    window_names: WindowNames
    materials: LocalizedText
    materials_text: LocalizedText
    roles: LocalizedText
    roles_text: LocalizedText
    role: LocalizedText
    goal_colours: LocalizedText
    facade: LocalizedText
    accent: LocalizedText
    contrast: LocalizedText
    contrast_text: LocalizedText
    decimal_mark: LocalizedText
    forbidden: LocalizedText
    forbidden_text: LocalizedText
    letters: LocalizedText
    heading_face: LocalizedText
    text_face: LocalizedText
    specimen: LocalizedText
    """A line to show the letters with."""
    sizes: SizeNames
    spaces: LocalizedText
    spaces_text: LocalizedText
    motif: LocalizedText
    motif_text: LocalizedText
    board: LocalizedText
    board_text: LocalizedText
    voice: LocalizedText
    voice_items: VoiceItems
    avoid: LocalizedText
    avoid_items: AvoidItems


class Interface(Model):
    """The whole of ``content/interface.yml``."""

    skip_link: LocalizedText
    landmarks: Landmarks
    notices: Notices
    home: HomeWords
    goals: GoalWords
    indicators: IndicatorWords
    strategy: StrategyWords
    footer: FooterWords
    not_found: NotFoundWords
    identity: IdentityWords
