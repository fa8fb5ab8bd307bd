"""Structured data for search engines: what each page is, in schema.org's words (JSON-LD 1.1)."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from kalliola_site.data.open_data.facts import FORMAT
from kalliola_site.data.open_data.files import DataFileView
from kalliola_site.language.text import localize
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import ABOUT_PAGE, HOME
from kalliola_site.plan.build_plan import goal_key
from kalliola_site.plan.pages import Page, Plan


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
    source = content.languages[0]

    def words(text: Any) -> str:  # noqa: ANN401 - any localized text
        return localize(text, page.language, source).plain

    home = plan.by_key[HOME, page.language]
    website = {
        "@type": "WebSite",
        "@id": f"{base_url}#website",
        "url": base_url,
        "name": words(content.strategy.name),
        "inLanguage": list(content.languages),
        "publisher": {"@id": f"{base_url}#organisation"},
    }
    organisation = content.site.organisation
    publisher: dict[str, Any] = {
        "@type": "NGO",
        "@id": f"{base_url}#organisation",
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
        publisher["url"] = organisation.website
    webpage: dict[str, Any] = {
        "@type": "WebPage",
        "@id": f"{base_url}{page.path}",
        "url": f"{base_url}{page.path}",
        "name": words(page.title),
        "description": words(page.description),
        "inLanguage": page.language,
        "isPartOf": {"@id": f"{base_url}#website"},
    }
    others = [f"{base_url}{other.path}" for other in plan.translations(page) if other is not page]
    if page.period:
        years = content.within(page.period).strategy.period
        webpage["temporalCoverage"] = f"{years.start}/{years.end}"
    if page.language == source:
        webpage["workTranslation"] = [{"@id": url} for url in others]
    else:
        webpage["translationOfWork"] = {"@id": f"{base_url}{plan.by_key[page.key, source].path}"}
    graph: list[dict[str, Any]] = [webpage, website, publisher]
    if page.update is not None:
        article: dict[str, Any] = {
            "@type": "NewsArticle",
            "headline": words(page.title),
            "description": words(page.description),
            "datePublished": page.update.date.isoformat(),
            "inLanguage": page.language,
            "mainEntityOfPage": {"@id": webpage["@id"]},
            "author": {"@id": publisher["@id"]},
            "publisher": {"@id": publisher["@id"]},
        }
        meant = [content.goal_meant(page.update, goal) for goal in page.update.goal_ids]
        about = [plan.by_key[strategy.key(goal_key(goal)), page.language] for strategy, goal in meant]
        if about:
            article["about"] = [
                {"@id": f"{base_url}{goal.path}", "name": words(goal.title)} for goal in about
            ]
        if picture:
            article["image"] = f"{base_url}{picture}"
        graph.append(article)
    if page.key == ABOUT_PAGE:
        period = content.strategy.period
        graph.append(
            {
                "@type": "Dataset",
                "@id": f"{base_url}#dataset",
                "name": words(content.strategy.name),
                "description": words(content.interface.open_data.introduction),
                "url": f"{base_url}{page.path}",
                "version": FORMAT,
                "inLanguage": list(content.languages),
                "temporalCoverage": f"{period.start}/{period.end}",
                "isAccessibleForFree": True,
                "creator": {"@id": publisher["@id"]},
                "publisher": {"@id": publisher["@id"]},
                "usageInfo": webpage["@id"],
                "distribution": [
                    {
                        "@type": "DataDownload",
                        "name": file.name.plain,
                        "description": file.description.plain,
                        "contentUrl": f"{base_url}{file.path}",
                        "encodingFormat": file.media_type,
                        "contentSize": file.size,
                        **({"inLanguage": file.language} if file.language else {}),
                    }
                    for file in data
                ],
            }
        )
    if page.key != HOME:
        trail = [home, *_parents(plan, page), page]
        graph.append(
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {
                        "@type": "ListItem",
                        "position": position,
                        "name": words(step.title),
                        "item": f"{base_url}{step.path}",
                    }
                    for position, step in enumerate(trail, 1)
                ],
            }
        )
    return json_for_script({"@context": "https://schema.org", "@graph": graph})


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
