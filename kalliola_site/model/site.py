"""``content/site.yml``: where the site is, its languages, who publishes it, its pages and menus."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, LiteralString
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from kalliola_site.model.base import (
    LANGUAGE_TAG,
    Boolean,
    Identifier,
    Integer,
    LocalizedSlug,
    LocalizedText,
    Model,
)
from kalliola_site.model.prose import Prose

BUILT_PAGES = (
    "home",
    "story",
    "mission",
    "vision",
    "values",
    "goals",
    "indicators",
    "strategy",
    "identity",
)
"""The pages that have a template of their own; any other page in site.yml is a page of text."""

PAGES_WITH_TEXT = ("story", "mission", "vision")
"""The built pages whose long text is a Markdown file; a page of text always has one."""


def base_url(text: str) -> str:
    """Check an absolute web address and give it back with a final slash.

    Raises:
        PydanticCustomError: ``bad-url`` where it is not http(s) with a host, or has a query, a
            fragment, a user name or white space in it.
    """
    try:
        parts = urlsplit(text)
        acceptable = (
            parts.scheme in ("http", "https")
            and parts.hostname is not None
            and (parts.port is None or parts.port > 0)
            and not (parts.query or parts.fragment or parts.username)
            and text.isascii()
            and not any(character in text for character in " \"'<>\\^`{|}\t\n\r")
        )
    except ValueError:
        acceptable = False
    if not acceptable:
        raise PydanticCustomError("bad-url", "not a web address", {"url": text})
    return text.rstrip("/") + "/"


def _language_tag(text: str) -> str:
    if not LANGUAGE_TAG.fullmatch(text):
        raise PydanticCustomError("bad-language-tag", "not a language tag", {"tag": text})
    return text


def _matching(pattern: str, code: LiteralString) -> AfterValidator:
    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise PydanticCustomError(code, "not of this form", {"text": text})
        return text

    return AfterValidator(check)


def _day(text: str) -> str:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise PydanticCustomError("bad-day", "not a day", {"text": text})


Email = Annotated[str, _matching(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']+", "bad-email")]
Telephone = Annotated[str, _matching(r"\+?[0-9][0-9 ]{4,19}", "bad-telephone")]
WebAddress = Annotated[str, AfterValidator(base_url)]
SecurityContact = Annotated[str, _matching(r"(?:https://|mailto:|tel:)[!-~]+", "bad-security-contact")]
Day = Annotated[str, AfterValidator(_day)]
LanguageTag = Annotated[str, AfterValidator(_language_tag)]


class Language(Model):
    """One of the site's languages; the first in the list is the source, whose text is authoritative."""

    code: LanguageTag
    """Its tag (BCP 47), as in ``lang`` and addresses."""
    name: str
    """Its own name for itself, as the language link says it."""
    locale: Annotated[str, Field(pattern=r"^[a-z]{2,3}_[A-Z]{2}$")] | None = None
    """Language and country as Open Graph names them (``en_GB``), for shared links."""


class Organisation(Model):
    """Who publishes the strategy."""

    name: str
    legal_name: str
    founded: Annotated[Integer, Field(ge=1, le=9999)]
    street: str
    locality: str
    website: WebAddress | None = None


class Contact(Model):
    """How the public reaches the publisher; what is not known yet stays out, and the build reminds of it."""

    email: Email | None = None
    telephone: Telephone | None = None


class Security(Model):
    """Where someone who finds a hole in the site's security can tell of it (RFC 9116)."""

    contact: SecurityContact
    """An address that begins with https://, mailto: or tel:."""
    expires: Day
    """The last day on which this can be relied on, as in 2027-12-31; less than a year ahead is best."""


class PageEntry(Model):
    """One page of the site: its address, name and description in each language."""

    title: LocalizedText
    """Its short name, in menus and in the title of the window."""
    description: LocalizedText
    """One or two sentences for search engines and shared links."""
    slug: LocalizedSlug | None = None
    """Its part of the address; only the home page has none."""


class HasLanguages(Model):
    """What has the site's languages."""

    languages: Annotated[tuple[Language, ...], Field(min_length=1)]

    @property
    def language_codes(self) -> tuple[str, ...]:
        """The tags of the languages, the source language first."""
        return tuple(language.code for language in self.languages)


class Site(HasLanguages):
    """The whole of ``content/site.yml``."""

    url: WebAddress
    """Where the site is published; ``--base-url`` overrides it for one build."""
    organisation: Organisation
    contact: Contact
    licence: LocalizedText
    """What readers may do with the texts."""
    pages: dict[Identifier, PageEntry]
    navigation: tuple[Identifier, ...]
    """The pages in the main menu, in order."""
    footer: tuple[Identifier, ...]
    """The pages in the menu at the foot of every page, in order."""

    security: Security | None = None
    """Published as security.txt; without it there is none."""
    share_images: Boolean = True
    """Whether each page has a picture for links that are shared."""

    prose: Prose = Prose()
    """What ``check`` remarks on in texts, and what it lets pass."""
