"""Structured data for search engines: what each page is, in schema.org's words (JSON-LD 1.1)."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from kalliola_site.data.open_data.facts import FORMAT
from kalliola_site.data.open_data.files import DataFileView
from kalliola_site.language.text import localize
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import ABOUT_PAGE, HOME
from kalliola_site.model.update import Update
from kalliola_site.plan.build_plan import goal_key
from kalliola_site.plan.pages import Page, Plan

Thing = dict[str, Any]
"""Something that is described, in schema.org's words."""


def structured_data(  # noqa: PLR0913, PLR0917 - what a page may show
    content: Content,
    plan: Plan,
    page: Page,
    base_url: str,
    picture: str | None = None,
    data: tuple[DataFileView, ...] = (),
) -> Markup:
    """Describe a page as JSON that is safe inside a ``script`` element.

    Args:
        content: The content.
        plan: All pages.
        page: The page to describe.
        base_url: Where the site will be, with a final slash.
        picture: The path of the picture that the page shows, if it has one.
        data: The files of open data, which the page about the site lists.
    """
    describer = _Describer(content, plan, page, base_url)
    graph = [describer.webpage(), describer.website(), describer.organisation()]
    if page.update is not None:
        graph.append(describer.article(page.update, picture))
    if page.key == ABOUT_PAGE:
        graph.append(describer.dataset(data))
    if page.key != HOME:
        graph.append(describer.breadcrumbs())
    return json_for_script({"@context": "https://schema.org", "@graph": graph})


class _Describer:
    """Describes a page and what it shows, each thing by its kind in schema.org."""

    def __init__(self, content: Content, plan: Plan, page: Page, base_url: str) -> None:
        self._content = content
        self._plan = plan
        self._page = page
        self._base_url = base_url
        self._source = content.languages[0]

    def webpage(self) -> Thing:
        page = self._page
        thing: Thing = {
            "@type": "WebPage",
            "@id": self._url(page),
            "url": self._url(page),
            "name": self._words(page.title),
            "description": self._words(page.description),
            "inLanguage": page.language,
            "isPartOf": {"@id": f"{self._base_url}#website"},
        }
        if page.period:
            thing["temporalCoverage"] = _years(self._content.within(page.period))
        if page.language == self._source:
            others = [other for other in self._plan.translations(page) if other is not page]
            thing["workTranslation"] = [{"@id": self._url(other)} for other in others]
        else:
            thing["translationOfWork"] = {"@id": self._url(self._plan.by_key[page.key, self._source])}
        return thing

    def website(self) -> Thing:
        return {
            "@type": "WebSite",
            "@id": f"{self._base_url}#website",
            "url": self._base_url,
            "name": self._words(self._content.strategy.name),
            "inLanguage": list(self._content.languages),
            "publisher": self._publisher(),
        }

    def organisation(self) -> Thing:
        organisation = self._content.site.organisation
        thing: Thing = {
            "@type": "NGO",
            **self._publisher(),
            "name": organisation.name,
            "legalName": organisation.legal_name,
            "foundingDate": str(organisation.founded),
            "address": {
                "@type": "PostalAddress",
                "streetAddress": organisation.street,
                "addressLocality": organisation.locality,
            },
        }
        if organisation.website:
            thing["url"] = organisation.website
        return thing

    def article(self, update: Update, picture: str | None) -> Thing:
        page = self._page
        thing: Thing = {
            "@type": "NewsArticle",
            "headline": self._words(page.title),
            "description": self._words(page.description),
            "datePublished": update.date.isoformat(),
            **({"dateModified": update.corrected.isoformat()} if update.corrected else {}),
            "inLanguage": page.language,
            "mainEntityOfPage": {"@id": self._url(page)},
            "author": self._publisher(),
            "publisher": self._publisher(),
        }
        meant = [self._content.goal_meant(update, goal) for goal in update.goal_ids]
        about = [self._plan.by_key[strategy.key(goal_key(goal)), page.language] for strategy, goal in meant]
        if about:
            thing["about"] = [{"@id": self._url(goal), "name": self._words(goal.title)} for goal in about]
        if picture:
            thing["image"] = f"{self._base_url}{picture}"
        return thing

    def dataset(self, files: tuple[DataFileView, ...]) -> Thing:
        return {
            "@type": "Dataset",
            "@id": f"{self._base_url}#dataset",
            "name": self._words(self._content.strategy.name),
            "description": self._words(self._content.interface.open_data.introduction),
            "url": self._url(self._page),
            "version": FORMAT,
            "inLanguage": list(self._content.languages),
            "temporalCoverage": _years(self._content),
            "isAccessibleForFree": True,
            "creator": self._publisher(),
            "publisher": self._publisher(),
            "usageInfo": self._url(self._page),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": file.name.plain,
                    "description": file.description.plain,
                    "contentUrl": f"{self._base_url}{file.path}",
                    "encodingFormat": file.media_type,
                    "contentSize": file.size.plain,
                    **({"inLanguage": file.language} if file.language else {}),
                }
                for file in files
            ],
        }

    def breadcrumbs(self) -> Thing:
        page = self._page
        trail = [self._plan.by_key[HOME, page.language], *_parents(self._plan, page), page]
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": self._words(step.title),
                    "item": self._url(step),
                }
                for position, step in enumerate(trail, 1)
            ],
        }

    def _publisher(self) -> Thing:
        return {"@id": f"{self._base_url}#organisation"}

    def _url(self, page: Page) -> str:
        return f"{self._base_url}{page.path}"

    def _words(self, text: LocalizedText) -> str:
        return localize(text, self._page.language, self._source).plain


def _years(content: Content) -> str:
    period = content.strategy.period
    return f"{period.start}/{period.end}"


def _parents(plan: Plan, page: Page) -> tuple[Page, ...]:
    """The pages above a page, from the home page on: a past period has a home of its own."""
    home = plan.find(HOME, page.language, page.period)
    name, slash, _ = page.name.rpartition("/")
    parent = plan.find(name, page.language, page.period) if slash else None
    steps = (home if page.period and page is not home else None, parent)
    return tuple(step for step in steps if step is not None)


def json_for_script(value: object) -> Markup:
    """Write JSON that cannot end the ``script`` element it stands in (HTML, 4.12.1.3)."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - escaped just above
