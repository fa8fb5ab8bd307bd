"""``content/interface.yml``: the words people see on the pages that are not the strategy's own."""

from __future__ import annotations

from typing import Annotated

from kalliola_site.model.base import LocalizedText, Model
from kalliola_site.model.interface.identity import IdentityWords
from kalliola_site.model.interface.indicators import IndicatorWords, MeansWords
from kalliola_site.model.interface.open_data import OpenDataWords
from kalliola_site.model.interface.placeholders import Placeholders


class Landmarks(Model):
    """Names of the parts of a page; screen readers say them, and nobody sees them."""

    navigation: LocalizedText
    """The main menu, as screen readers name it."""
    footer: LocalizedText
    """The foot of the page, as screen readers name it."""
    house: LocalizedText
    """The drawn strategy house, as screen readers name it."""
    goals: LocalizedText
    """The list of goals, as screen readers name it."""
    neighbours: LocalizedText
    """The links to the goals before and after, as screen readers name them."""


class MenuWords(Model):
    """The main menu on a phone, where a button opens it."""

    open: LocalizedText
    """The button that opens the main menu on a phone."""
    close: LocalizedText
    """The button that closes it again."""


class Notices(Model):
    """What a page says about its own text, at its top."""

    authoritative: LocalizedText
    """On translated pages: which language's text holds."""
    original: LocalizedText
    """The link to the same page in the source language."""
    fallback: LocalizedText
    """Where a text has no translation and stands in the source language."""
    no_contact: LocalizedText
    """In the accessibility statement, while site.yml has no email and no telephone under contact."""
    draft: Annotated[LocalizedText, Placeholders("title")]
    """How the preview marks a draft: {title} becomes its title, wherever that stands."""


class PastWords(Model):
    """Wherever a past strategy is spoken of."""

    name: Annotated[LocalizedText, Placeholders("years")]
    """What a past strategy is called in titles and links. {years} becomes its years."""
    label: LocalizedText
    """The name of the part of a page that says so. Screen readers say it."""
    notice: Annotated[LocalizedText, Placeholders("years")]
    """What its pages say at the top: that it is past. {years} becomes its years."""
    present: Annotated[LocalizedText, Placeholders("years", "title")]
    """The link from there to the present strategy. {years} are its years, {title} the page's name."""


class FateWords(Model):
    """What became of something in the later strategy, in a word."""

    kept: LocalizedText
    """It stays as it was."""
    reworded: LocalizedText
    """Its words have changed."""
    new: LocalizedText
    """It was not there before."""
    gone: LocalizedText
    """It is there no more."""


class ComparisonWords(Model):
    """On the page that holds the strategy against the one before it."""

    introduction: Annotated[LocalizedText, Placeholders("before", "now")]
    """What the page shows. {before} and {now} become the years of the two strategies."""
    marks: LocalizedText
    """How words that went and words that came are marked."""
    counts: Annotated[LocalizedText, Placeholders("kept", "reworded", "new", "gone")]
    """How many goals were kept and so on. The names in braces become numbers."""
    whole: LocalizedText
    """The heading over the vision, the mission and the values."""
    title: LocalizedText
    """The heading over what a goal is called."""
    fates: FateWords
    """What became of a goal or of a text."""
    before: Annotated[LocalizedText, Placeholders("years")]
    """What stands before the earlier wording. {years} are its years."""
    after: Annotated[LocalizedText, Placeholders("years")]
    """What stands before the later wording. {years} are its years."""


class GoalWords(Model):
    """On the pages of the goals."""

    goal: Annotated[LocalizedText, Placeholders("number")]
    """A goal in short. {number} becomes its number."""


class WalkWords(Model):
    """Where a page leads on to its neighbours in the house; what stands beside the organisation's name."""

    previous: LocalizedText
    """The link to the part of the house before this one."""
    next: LocalizedText
    """The link to the part of the house after this one."""
    since: Annotated[LocalizedText, Placeholders("summary", "year")]
    """What the organisation is ({summary}) and since when ({year}), on the plate with its name."""


class UpdateWords(Model):
    """Wherever updates are told of."""

    year_title: Annotated[LocalizedText, Placeholders("year")]
    """The title of the page with the updates of one {year}."""
    year_description: Annotated[LocalizedText, Placeholders("year")]
    """What search engines say of the page with the updates of one {year}."""
    years: LocalizedText
    """The heading of the list of years."""
    latest: LocalizedText
    """The heading of the latest updates, on a goal's page."""
    all: LocalizedText
    """The link to all updates."""
    about: LocalizedText
    """The heading of the goals and means that an update is about."""
    corrected: Annotated[LocalizedText, Placeholders("day")]
    """That an update was corrected. {day} becomes the day."""
    newer: LocalizedText
    """What stands before the next update, which is newer."""
    older: LocalizedText
    """What stands before the next update, which is older."""
    neighbours: LocalizedText
    """The name of the links to the newer and the older update, for screen readers."""
    feed: LocalizedText
    """The link to the feed."""


class StrategyWords(Model):
    """On the page with the whole strategy."""

    contents: LocalizedText
    """The heading of the table of contents."""
    house: LocalizedText
    """The heading of the house in words: its parts, one under the other."""
    document: Annotated[LocalizedText, Placeholders("language", "name", "pages", "size")]
    """The link to the strategy as a PDF in this language, with its number of pages and its size."""


class FooterWords(Model):
    """At the foot of every page."""

    founded: Annotated[LocalizedText, Placeholders("year")]
    """When the organisation was founded. {year} becomes the year."""
    email: LocalizedText
    """The word before the e-mail address."""
    telephone: LocalizedText
    """The word before the telephone number."""
    proposal: LocalizedText
    """That the visual identity is a proposal."""


class NotFoundWords(Model):
    """On the page for wrong addresses, which speaks every language at once."""

    name: LocalizedText
    """What a browser's tab and bookmarks call the page for wrong addresses: in plain words."""
    title: LocalizedText
    """The heading of the page for wrong addresses."""
    text: LocalizedText
    """What the page for wrong addresses says."""
    home: LocalizedText
    """The link from there to the home page."""


class MovedWords(Model):
    """On the page that stands where another one was, for hosts that cannot lead readers on."""

    title: LocalizedText
    """The heading of a page at an old address."""
    text: LocalizedText
    """What stands there before the link to where the page is now."""


class Interface(Model):
    """The whole of ``content/interface.yml``."""

    skip_link: LocalizedText
    """The first link on every page, for those who use a keyboard: it leads past the menu."""
    landmarks: Landmarks
    """Names of the parts of a page. Screen readers say them; nobody sees them."""
    menu: MenuWords
    """The main menu on a phone, where a button opens it."""
    notices: Notices
    """What a page says about its own text, at its top."""
    past: PastWords
    """The words on the pages of past strategies, and in links to them."""
    comparison: ComparisonWords
    """The words on the page that holds the strategy against the one before it."""
    goals: GoalWords
    """The words on the pages of the goals."""
    walk: WalkWords
    """The words of the doors and of the plate with the organisation's name."""
    means: MeansWords
    """Where a means stands, where that is given."""
    indicators: IndicatorWords
    """The words about indicators, most of them on the page of indicators."""
    updates: UpdateWords
    """The words wherever updates are told of."""
    strategy: StrategyWords
    """The words on the page with the whole strategy."""
    open_data: OpenDataWords
    """The words about the files for other programs, on the page about the site."""
    footer: FooterWords
    """The words at the foot of every page."""
    not_found: NotFoundWords
    """The words on the page for wrong addresses, which speaks every language at once."""
    moved: MovedWords
    """The words on a page at an old address, which leads on to where the page is now."""
    identity: IdentityWords
    """The words on the page of the visual identity, from top to bottom."""
