"""What templates see of past periods: that a page is of one, and where the present and the others are."""

from __future__ import annotations

from kalliola_site.frozen_value import frozen_value
from kalliola_site.language.text import Text, localize
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import HOME
from kalliola_site.plan.addresses import present_reference
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.render.views.page import Link


@frozen_value
class PastNotice:
    """What a page of a past period says of itself."""

    text: Text
    """That its strategy is past."""
    present: Link
    """The page that has taken its place."""


class PastViews:
    """The views, made from the content and all pages."""

    def __init__(self, content: Content, plan: Plan) -> None:
        self._content = content
        self._plan = plan
        self._words = content.interface.past
        self._source = content.languages[0]

    def name(self, past: Content, language: str) -> Text:
        """Return what the site is called on the pages of a past period."""
        return localize(self._words.name, language, self._source).fill(years=past.strategy.period.written)

    def notice(self, page: Page) -> PastNotice | None:
        """Return what a page says at its top, if it is of a past period."""
        if not page.period:
            return None
        years = self._content.within(page.period).strategy.period.written
        present = self._plan.present(page)
        title = localize(self._words.present, page.language, self._source).fill(
            years=self._content.strategy.period.written,
            title=localize(present.title, page.language, self._source).plain,
        )
        return PastNotice(
            text=localize(self._words.notice, page.language, self._source).fill(years=years),
            present=Link(present.key, title, present_reference(present.key)),
        )

    def links(self, page: Page) -> tuple[Link, ...]:
        """Return the links to all past periods; none where there are none."""
        links = []
        for past in self._content.past:
            home = self._plan.by_key[past.key(HOME), page.language]
            current = "page" if page is home else "true" if page.period == past.period else ""
            links.append(Link(home.key, self.name(past, page.language), present_reference(home.key), current))
        return tuple(links)
