"""What a text of the content is called in an editor's words: “Goal 2: means 3”."""

from __future__ import annotations

import re
from typing import Any

from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.descriptions import descriptions
from kalliola_site.model.base import Model
from kalliola_site.model.content import Content
from kalliola_site.model.indicator import Indicator
from kalliola_site.model.paths import BRAND, INTERFACE, PERIODS, SITE
from kalliola_site.model.site import Contact, Organisation, PageEntry, Site
from kalliola_site.model.strategy import (
    Goal,
    GoalHeadings,
    Goals,
    Means,
    Statement,
    Story,
    Strategy,
    Value,
    Values,
)
from kalliola_site.model.update import Update, UpdatePicture
from kalliola_site.problems.messages import text_names as names
from kalliola_site.problems.problem import Phrase
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.place_in_file import TextPlace

_TEXTS: dict[tuple[type[Model], str], Phrase] = {
    (Goal, "draft"): names.DRAFT,
    (Goal, "number"): names.NUMBER,
    (Goal, "id"): names.ID,
    (Goal, "slug"): names.SLUG,
    (Goal, "indicators"): names.HOW_IT_IS_MEASURED,
    (Goal, "theme"): names.THEME,
    (Goal, "title"): names.TITLE,
    (Goal, "house_title"): names.SHORT_TITLE,
    (Goal, "description"): names.PARAGRAPH,
    (Goal, "means"): names.MEANS,
    (Means, "text"): names.MEANS,
    (Means, "status"): names.STATUS_OF_MEANS,
    (Means, "date"): names.DAY_OF_STATUS,
    (Goal, "outcomes"): names.OUTCOME,
    (Indicator, "name"): names.NAME,
    (Indicator, "measures"): names.MEASURES,
    (Indicator, "source"): names.SOURCE,
    (Indicator, "responsible"): names.RESPONSIBLE,
    (Indicator, "note"): names.NOTE,
    (Strategy, "name"): names.NAME,
    (Strategy, "subtitle"): names.SUBTITLE,
    (Strategy, "promise"): names.PROMISE,
    (Strategy, "period_ended"): names.PERIOD_ENDED,
    (Strategy, "closing"): names.CLOSING,
    (Story, "headline"): names.HEADING,
    (Statement, "title"): names.HEADING,
    (Statement, "role"): names.ROLE,
    (Statement, "statement"): names.STATEMENT,
    (Values, "title"): names.HEADING,
    (Values, "role"): names.ROLE,
    (Values, "summary"): names.IN_ONE_LINE,
    (Value, "name"): names.NAME,
    (Value, "text"): names.MEANING,
    (Goals, "title"): names.HEADING,
    (Goals, "role"): names.ROLE,
    (Goals, "heading"): names.WORD_BEFORE_NUMBER,
    (GoalHeadings, "description"): names.HEADING_OF_DESCRIPTION,
    (GoalHeadings, "means"): names.HEADING_OF_MEANS,
    (GoalHeadings, "outcomes"): names.HEADING_OF_OUTCOMES,
    (GoalHeadings, "indicators"): names.HEADING_OF_INDICATORS,
    (Update, "draft"): names.DRAFT,
    (Update, "date"): names.DAY,
    (Update, "id"): names.ID,
    (Update, "slug"): names.SLUG,
    (Update, "goals"): names.GOALS_OF_UPDATE,
    (Update, "title"): names.TITLE,
    (Update, "summary"): names.SUMMARY,
    (Update, "text"): names.PARAGRAPH,
    (UpdatePicture, "file"): names.PICTURE_FILE,
    (UpdatePicture, "alt"): names.ALTERNATIVE_TEXT,
    (UpdatePicture, "caption"): names.CAPTION,
    (PageEntry, "title"): names.NAME,
    (PageEntry, "description"): names.DESCRIPTION,
    (Organisation, "name"): names.NAME,
    (Organisation, "legal_name"): names.LEGAL_NAME,
    (Organisation, "street"): names.STREET,
    (Organisation, "locality"): names.LOCALITY,
    (Organisation, "summary"): names.SUMMARY,
    (Contact, "email"): names.EMAIL,
    (Contact, "telephone"): names.TELEPHONE,
    (Site, "licence"): names.LICENCE,
}
"""By the model that has it and its key there; all else is called what is said of its key."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")

_PARTS_OF_STRATEGY = {
    "story": names.STORY,
    "vision": names.VISION,
    "mission": names.MISSION,
    "values": names.VALUES,
    "goals": names.GOALS,
}
_PARTS_OF_SITE = {"organisation": names.ORGANISATION, "contact": names.CONTACT}


@frozen_value
class Found:
    """A value of the content, and how it was come upon."""

    value: Any
    owner: Model
    """The innermost model around it."""
    key: str
    """The key in that model that leads to it."""


def find(content: Content, place: TextPlace) -> Found | None:
    """Find the value at a place of a YAML file; None where the models have nothing there."""
    value: Any = content.models.get(place.path)
    owner, key = value, ""
    for step in place.location:
        match value:
            case Model() if step in type(value).key_names():
                owner, key = value, str(step)
                value = getattr(value, str(step))
            case tuple() if isinstance(step, int) and step < len(value):
                value = value[step]
            case dict() if step in value:
                value = value[step]
            case _:
                return None
    return Found(value, owner, key) if key else None


def text_name(content: Content, place: TextPlace, found: Found) -> Phrase:
    """Call a text of a YAML file by its name.

    Args:
        content: The content.
        place: Where it is, above its languages.
        found: What is there.
    """
    number = next((step + 1 for step in reversed(place.location) if isinstance(step, int)), 0)
    name = _TEXTS.get((type(found.owner), found.key))
    text = description(found) if name is None else name.with_values(number=number)
    return names.TEXT_OF_PART.with_values(part=_part(content, place), text=text)


def description(found: Found) -> Phrase:
    """Say what a text is for; the placeholders that a text may have are named as they are."""
    text = descriptions(type(found.owner)).get(found.key, found.key)
    return Phrase(text, {name: f"{{{name}}}" for name in _PLACEHOLDER.findall(text)})


def passage_name(content: Content, page: str, number: int) -> Phrase:
    """Call a block of a long text by its name.

    Args:
        content: The content.
        page: The key of the page.
        number: Which of the text's blocks it is, from 1.
    """
    text = names.PARAGRAPH.with_values(number=number)
    period, slash, name = page.rpartition("/")
    within = content.within(period) if slash else content
    if name not in within.site.pages:
        return names.TEXT_OF_PART.with_values(part=page, text=text)
    title = within.site.pages[name].title[content.languages[0]]
    part = _of_period(within.period, names.PAGE.with_values(title=title))
    return names.TEXT_OF_PART.with_values(part=part, text=text)


def _part(content: Content, place: TextPlace) -> Phrase:
    model, source = content.models[place.path], content.languages[0]
    period = place.path.split("/")[2] if place.path.startswith(f"{PERIODS}/") else ""
    match model:
        case Goal():
            part = names.GOAL.with_values(number=model.number)
            if place.location[0] == "indicators":
                part = names.INDICATOR.with_values(part=part, number=_number(place.location))
        case Update():
            part = names.UPDATE.with_values(title=model.title[source])
        case Strategy():
            part = _PARTS_OF_STRATEGY.get(str(place.location[0]), names.STRATEGY)
            if place.location[:2] == ("values", "items"):
                part = names.VALUE.with_values(number=_number(place.location))
        case _ if place.location[0] == "pages":
            pages = content.models[place.path].pages
            part = names.PAGE.with_values(title=pages[place.location[1]].title[source])
        case _ if place.path == SITE:
            part = _PARTS_OF_SITE.get(str(place.location[0]), names.SITE)
        case _:
            part = {INTERFACE: names.WORDS_OF_PAGES, BRAND: names.IDENTITY}.get(place.path, names.SITE)
    return _of_period(period, part)


def _of_period(period: str, part: Phrase) -> Phrase:
    return names.PART_OF_PERIOD.with_values(part=part, years=period.replace("-", "–")) if period else part


def _number(location: Location) -> int:
    return next(step + 1 for step in location if isinstance(step, int))
