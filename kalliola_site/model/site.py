"""``content/site.yml``: where the site is, its languages, who publishes it, its pages and menus."""

from __future__ import annotations

import re
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from kalliola_site.model.base import (
    LANGUAGE_TAG,
    CommonText,
    Form,
    Identifier,
    LocalizedSlug,
    LocalizedText,
    Model,
    Reference,
    like,
)
from kalliola_site.model.day import Day
from kalliola_site.model.page_types import required_pages
from kalliola_site.model.prose import Prose
from kalliola_site.model.scalars import Boolean, Integer
from kalliola_site.problems import messages


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


_PLAIN_PATH = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/")
"""A path of which no character means something of its own to any kind of host."""

_PAGE = re.compile(r"/([^/]+[.](?:html?|php|aspx?))/\Z", re.IGNORECASE)
"""How an address ends that was copied from a browser while a page was open."""


def site_url(text: str) -> str:
    """Check the address of a site and give it back as browsers write it, with a final slash.

    Raises:
        PydanticCustomError: ``bad-url`` where it is no web address, or its path has something in it that
            hosts would take for something else; ``address-of-page`` where it is that of a page.
    """
    parts = urlsplit(base_url(text))
    if page := _PAGE.search(parts.path):
        proposal = f"{parts.scheme}://{parts.netloc}{parts.path[: page.start()]}/"
        raise PydanticCustomError(
            "address-of-page", "not a site", {"url": text.rstrip("/"), "proposal": proposal, "page": page[1]}
        )
    if not _PLAIN_PATH.fullmatch(parts.path):
        raise PydanticCustomError("bad-site-path", "not a plain path", {"url": text})
    port = "" if parts.port in {None, 80 if parts.scheme == "http" else 443} else f":{parts.port}"
    host = parts.hostname or ""
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}{parts.path}"


Email = Annotated[
    CommonText,
    Form(
        re.compile("""[^@\\s<>"'():;,]+@[^@\\s<>"'():;,]+[.][^@\\s<>"'():;,.]+"""),
        messages.models.BAD_EMAIL,
        "text",
    ),
]
Telephone = Annotated[
    CommonText, Form(re.compile("[+]?[0-9][0-9 ]{4,19}"), messages.models.BAD_TELEPHONE, "text")
]
_WEB_ADDRESS = (
    r"[Hh][Tt][Tt][Pp][Ss]?://[!$%&()*+,.0-9:;=A-Z_a-z~\[\]-]+(/[!$%&()*+,./0-9:;=@A-Z_a-z~\[\]-]*)?"
)
WebAddress = Annotated[
    str,
    # The form says most of what base_url does, for editors' programs; base_url has the last word.
    Form(re.compile(_WEB_ADDRESS), messages.models.BAD_URL, "url"),
    AfterValidator(base_url),
]
SiteUrl = Annotated[WebAddress, AfterValidator(site_url)]
SecurityContact = Annotated[
    str, Form(re.compile("(https://|mailto:|tel:)[!-~]+"), messages.security_txt.BAD_SECURITY_CONTACT, "text")
]
LanguageTag = Annotated[str, Form(LANGUAGE_TAG, messages.models.BAD_LANGUAGE_TAG, "tag")]

HostName = Literal[
    "github-pages",
    "netlify",
    "cloudflare",
    "workers",
    "firebase",
    "azure",
    "vercel",
    "apache",
    "nginx",
    "caddy",
    "serve",
    "other",
]
"""A host that the build can write files for."""


class Language(Model):
    """One of the site's languages; the first in the list is the source, whose text is authoritative."""

    code: LanguageTag
    """The language's code, as in the keys of texts and in addresses: fi, en, sv."""
    name: str
    """The language's own name for itself, as the language link says it."""
    locale: Annotated[str, like("fi_FI", "[a-z]{2,3}_[A-Z]{2}")] | None = None
    """Language and country as services know them that show shared links: fi_FI, en_GB. May be left out."""
    draft: Boolean = False
    """Set it to true while the translation is in the making: only the preview shows the language then."""


class Organisation(Model):
    """Who publishes the strategy."""

    name: CommonText
    """The name that readers know the organisation by."""
    legal_name: CommonText
    """The name in the register of associations."""
    founded: Annotated[Integer, Field(ge=1, le=9999)]
    """The year of founding."""
    street: CommonText
    """Street and number of the office."""
    locality: CommonText
    """The town or city of the office."""
    summary: LocalizedText | None = None
    """What the organisation is, in a few words, for those who do not know it. May be left out."""
    website: WebAddress | None = None
    """The address of the organisation's own website. May be left out."""


class Contact(Model):
    """How the public reaches the publisher; what is not known yet stays out, and the build reminds of it."""

    email: Email | None = None
    """The e-mail address for feedback. Shown on every page once it is here."""
    telephone: Telephone | None = None
    """The telephone number for feedback, the country first: +358 … Shown on every page once it is here."""


class Security(Model):
    """Where someone who finds a hole in the site's security can tell of it (RFC 9116)."""

    contact: SecurityContact
    """An address that begins with https://, mailto: or tel:."""
    expires: Day
    """The last day on which this can be relied on, as in 2027-12-31; less than a year ahead is best."""


class PageEntry(Model):
    """One page of the site: its address, name and description in each language."""

    title: LocalizedText
    """The page's short name, in menus and in the title of the window."""
    description: LocalizedText
    """One or two sentences for search engines and shared links, 50–155 characters."""
    slug: LocalizedSlug | None = None
    """The page's part of the address: letters a–z, digits and hyphens. Only the home page has none."""
    draft: Boolean = False
    """Set it to true while the page is in the making: only the preview shows the page then."""


class HasLanguages(Model):
    """What has the site's languages."""

    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    """The site's languages. The first is the source: its text is authoritative."""

    @property
    def language_codes(self) -> tuple[str, ...]:
        """The tags of the languages, the source language first."""
        return tuple(language.code for language in self.languages)


class Languages(HasLanguages):
    """What of ``content/site.yml`` has to be known before the rest can be read."""

    model_config = ConfigDict(extra="ignore")


class Site(HasLanguages):
    """The whole of ``content/site.yml``."""

    url: SiteUrl
    """The address where the site is published, whole: https://…"""
    organisation: Organisation
    """Who publishes the strategy."""
    contact: Contact
    """How readers reach the organisation. What is not known yet stays out; the build reminds of it."""
    licence: LocalizedText
    """What readers may do with the texts."""
    pages: Annotated[dict[Identifier, PageEntry], Field(json_schema_extra={"required": [*required_pages()]})]
    """The pages of the site.

    Links and menus use the name of a page, which stays the same in all languages.
    """
    navigation: tuple[Reference, ...]
    """The pages in the main menu by their names, in order."""
    footer: tuple[Reference, ...]
    """The pages in the menu at the foot of every page by their names, in order."""

    redirects: dict[str, str] = Field(default_factory=dict)
    """Where readers of what is gone are sent: a page, a place on it, a language or an old address."""
    security: Security | None = None
    """Where someone who finds a hole in the site's security can tell of it. Published as security.txt."""
    hosts: tuple[HostName, ...] = ()
    """Where the site is published: the build writes what these hosts read. May be left out.

    The host other is any that reads no such files.
    """
    share_images: Boolean = True
    """Whether each page has a picture for links that are shared: true or false."""

    prose: Prose = Prose()
    """What the command check remarks on in texts, and what it lets pass."""

    def is_draft(self, key: str, language: str) -> bool:
        """Whether a page of the site is one in some language, or all that is in that language."""
        drafts = (item.code for item in self.languages if item.draft)
        return self.pages[key].draft or language in drafts
