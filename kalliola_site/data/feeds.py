"""Feeds: the latest updates in each language, for programs that people follow news with (Atom, RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from markupsafe import Markup

from kalliola_site.images.sized_pictures import SizedPicture
from kalliola_site.language.direction import language_attributes
from kalliola_site.language.text import localize
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import UPDATES_PAGE
from kalliola_site.model.update import Update
from kalliola_site.plan.addresses import ASSET_SCHEME, References
from kalliola_site.plan.build_plan import update_key
from kalliola_site.plan.pages import Plan
from kalliola_site.syntax.markdown import render_inline
from kalliola_site.syntax.xml import escape, quoted

MEDIA_TYPE = "application/atom+xml"
_FILE = "atom.xml"

_OURS = "7f6f5c1c-2a0a-5a57-9a31-6b0f3f3f9d0e"
"""The name space of the ids below (RFC 9562, 5.5); it must never change."""


def feed_path(plan: Plan, language: str) -> str:
    """The path of a language's feed below the site's root."""
    return f"{plan.by_key[UPDATES_PAGE, language].path}{_FILE}"


def feed_title(content: Content, language: str) -> str:
    """What a language's feed is called: the page of updates, the strategy, the organisation."""
    source = content.languages[0]
    title = localize(content.site.pages[UPDATES_PAGE].title, language, source).plain
    strategy = localize(content.strategy.name, language, source).plain
    return f"{title} – {strategy} – {content.site.organisation.name}"


def feeds(
    content: Content,
    plan: Plan,
    pictures: Mapping[str, SizedPicture],
    references: References,
    base_url: str,
) -> Mapping[str, bytes]:
    """Write the feed of each language, by path below the site's root; none where there are no updates.

    Args:
        content: The content.
        plan: All pages.
        pictures: The pictures by the id of their update.
        references: Turns the links in texts into addresses.
        base_url: Where the site will be, with a final slash.
    """
    if not content.updates:
        return {}
    return {
        feed_path(plan, language): _Feed(content, plan, pictures, references, base_url, language)
        .text()
        .encode()
        for language in plan.languages
    }


class _Feed:
    """One language's feed."""

    def __init__(  # noqa: PLR0913, PLR0917 - the values that feeds() was given, and a language
        self,
        content: Content,
        plan: Plan,
        pictures: Mapping[str, SizedPicture],
        references: References,
        base_url: str,
        language: str,
    ) -> None:
        self._content = content
        self._plan = plan
        self._pictures = pictures
        self._references = references
        self._base_url = base_url
        self._language = language

    def text(self) -> str:
        content, language = self._content, self._language
        page = self._plan.by_key[UPDATES_PAGE, language]
        address = quoted(self._base_url + feed_path(self._plan, language))
        home = quoted(self._base_url + page.path)
        parts = [
            '<?xml version="1.0" encoding="utf-8"?>\n',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoted(language)}>\n',
            f"<id>{self._id()}</id>\n",
            f"<title>{escape(feed_title(content, language))}</title>\n",
            self._plain("subtitle", page.description),
            f"<updated>{_moment(max(update.updated for update in content.updates))}</updated>\n",
            f"<author><name>{escape(content.site.organisation.legal_name)}</name></author>\n",
            # Some readers take the first link for the page of the feed, whatever its relation.
            f'<link rel="alternate" type="text/html" hreflang={quoted(language)} href={home}/>\n',
            f'<link rel="self" type="{MEDIA_TYPE}" href={address}/>\n',
            self._plain("rights", content.site.licence),
            *(self._entry(update) for update in content.recent_updates),
            "</feed>\n",
        ]
        return "".join(parts)

    def _entry(self, update: Update) -> str:
        page = self._plan.by_key[update_key(update), self._language]
        language = quoted(self._language)
        address = quoted(self._base_url + page.path)
        # A form feed (&#12;) is white space in HTML, and nothing that XML may have (XML 1.0, 2.2).
        html = self._references.resolve_whole(page, "".join(self._html(update)).replace("\f", " "))
        return (
            f"<entry>\n<id>{self._id(update)}</id>\n"
            f"{self._plain('title', update.title)}"
            f"<published>{_moment(update.date)}</published>\n<updated>{_moment(update.updated)}</updated>\n"
            f'<link rel="alternate" type="text/html" hreflang={language} href={address}/>\n'
            f"{self._plain('summary', update.summary)}"
            f'<content type="html">{escape(html)}</content>\n</entry>\n'
        )

    def _id(self, update: Update | None = None) -> str:
        """Name the feed or an entry for ever: by who publishes it and what it is, wherever it moves to.

        An id must stay the same when the site's address or a slug changes (RFC 4287, 4.2.6).
        """
        key = UPDATES_PAGE if update is None else update_key(update)
        name = f"{self._content.site.organisation.legal_name}\n{key}\n{self._language}"
        from uuid import UUID, uuid5  # noqa: PLC0415 - slow to import, and most sites have no updates

        return f"urn:uuid:{uuid5(UUID(_OURS), name)}"

    def _plain(self, element: str, text: LocalizedText) -> str:
        words = localize(text, self._language, self._content.languages[0])
        borrowed = f" xml:lang={quoted(words.language)}" if words.borrowed else ""
        return f"<{element}{borrowed}>{escape(words.plain)}</{element}>\n"

    def _html(self, update: Update) -> Iterator[Markup]:
        source = self._content.languages[0]
        picture = self._pictures.get(update.id)
        if picture is not None and update.picture is not None:
            alt = localize(update.picture.alt, self._language, source).plain
            version = picture.fallback
            yield Markup('<p><img src="{}" alt="{}" width="{}" height="{}"></p>').format(
                f"{ASSET_SCHEME}{version.path}", alt, version.width, version.height
            )
        for text in (update.summary, *update.text):
            words = localize(text, self._language, source)
            html = Markup(render_inline(words.source))  # noqa: S704 - without raw HTML
            attributes = language_attributes(words.language, words.wanted or words.language)
            yield (Markup("<p {}>{}</p>") if words.borrowed else Markup("<p>{1}</p>")).format(
                attributes, html
            )


def _moment(day: date) -> str:
    """Return a day as a moment (RFC 3339): news has a day, a feed wants a time."""
    return f"{day}T00:00:00Z"
