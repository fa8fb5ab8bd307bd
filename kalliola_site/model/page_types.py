"""The kinds of pages, in one table: plan, cards, lists of data, reading order and checks read it.

A new kind is a row here, a template of its name under ``templates/pages/``, and its title, description and
slug under ``pages:`` in ``content/site.yml``; ``CONTRIBUTING.md`` shows one made.
"""

from __future__ import annotations

from kalliola_site.frozen_value import frozen_value

HOME = "home"
GOALS = "goals"
WHOLE_STRATEGY = "strategy"
"""The page with the whole strategy, and the document beside it."""
UPDATES_PAGE = "updates"
"""The page that lists the updates; there is none while there are no updates."""
COMPARISON = "comparison"
"""The page that holds the strategy against the one before it; there is none while there is no such."""
ABOUT_PAGE = "about"
"""The page of text beneath which the files of open data are listed."""
ACCESSIBILITY_PAGE = "accessibility"
"""The accessibility statement, which says so by itself where no way to give feedback is known."""


@frozen_value
class PageType:
    """One kind of page. What is not listed is a page of text, one kind for all of them."""

    key: str
    """Its name in site.yml, and its template's."""
    is_required: bool = True
    """Whether every site has it."""
    is_of_period: bool = True
    """Whether it tells of one strategy, so that each past period has its own."""
    has_text: bool = False
    """Whether its long text is a Markdown file."""
    card_heading: str = ""
    """Where in strategy.yml its card for shared links finds its words; without it they are the title."""
    card_has_title: bool = False
    """Whether the page's title stands above them."""
    reading_place: int = 0
    """Its place among the parts in which the strategy is told, as contents and menu follow it; or 0."""
    house_place: int = 0
    """Its place in the house, from the roof down to the rock, as drawing and doors follow it; or 0."""
    data: tuple[str, ...] = ()
    """The files of open data that say the same, by the names of their words in interface.yml."""


PAGE_TYPES = (
    PageType(HOME, card_heading="promise"),
    PageType("story", has_text=True, card_heading="story.headline", reading_place=1, house_place=5),
    PageType(
        "mission",
        has_text=True,
        card_heading="mission.statement",
        card_has_title=True,
        reading_place=3,
        house_place=3,
    ),
    PageType(
        "vision",
        has_text=True,
        card_heading="vision.statement",
        card_has_title=True,
        reading_place=4,
        house_place=1,
    ),
    PageType("values", card_heading="values.summary", card_has_title=True, reading_place=2, house_place=4),
    PageType(GOALS, reading_place=5, house_place=2),
    PageType("indicators", data=("indicators",)),
    PageType(WHOLE_STRATEGY, data=("strategy", "plan")),
    PageType("identity", is_of_period=False, data=("brand",)),
    PageType(COMPARISON, is_required=False, is_of_period=False),
    PageType(UPDATES_PAGE, is_required=False, is_of_period=False),
    PageType(ACCESSIBILITY_PAGE, is_required=False, is_of_period=False, has_text=True),
    PageType(ABOUT_PAGE, is_required=False, is_of_period=False, has_text=True),
)

TEXT_PAGE = PageType("text", is_required=False, is_of_period=False, has_text=True)
"""Any other page."""


def page_type(key: str) -> PageType:
    """Return the kind of a page by its name in site.yml."""
    return next((kind for kind in PAGE_TYPES if kind.key == key), TEXT_PAGE)


def required_pages(*, has_updates: bool = False) -> tuple[str, ...]:
    """Name the pages that a site must have; where there are updates, their list is one."""
    return tuple(
        kind.key for kind in PAGE_TYPES if kind.is_required or (has_updates and kind.key == UPDATES_PAGE)
    )


def period_pages() -> tuple[str, ...]:
    """Name the pages that each period has of its own."""
    return tuple(kind.key for kind in PAGE_TYPES if kind.is_of_period)


def parts_with_text() -> tuple[str, ...]:
    """Name the pages of a period whose long text is a Markdown file."""
    return tuple(kind.key for kind in PAGE_TYPES if kind.is_of_period and kind.has_text)


def reading_order() -> tuple[str, ...]:
    """Name the parts of the strategy in the order in which it tells them; the goals follow their own page."""
    parts = [kind for kind in PAGE_TYPES if kind.reading_place]
    return tuple(kind.key for kind in sorted(parts, key=lambda kind: kind.reading_place))


def parts_of_house() -> tuple[str, ...]:
    """Name the parts of the house from the roof down to the rock, and the story that leads up again."""
    parts = [kind for kind in PAGE_TYPES if kind.house_place]
    return tuple(kind.key for kind in sorted(parts, key=lambda kind: kind.house_place))


def page_of_data(kind_of_file: str) -> str:
    """Name the page that says the same as a file of open data; empty where none does."""
    return next((kind.key for kind in PAGE_TYPES if kind_of_file in kind.data), "")
