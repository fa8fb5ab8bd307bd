from __future__ import annotations

import pytest

from kalliola_site.load.project import load
from kalliola_site.model.mistakes import MistakesFoundError, WrongValueError
from kalliola_site.model.page_types import required_pages
from kalliola_site.model.paths import SITE
from kalliola_site.model.site import (
    Contact,
    Language,
    PageEntry,
    Site,
    base_url,
    site_url,
)
from tests.conftest import SAMPLE


@pytest.fixture(scope="module")
def written() -> dict[str, object]:
    """What the sample site.yml says."""
    value = load(SAMPLE)[0].documents[SITE].value
    assert isinstance(value, dict)
    return value


def site(written: dict[str, object], **changes: object) -> Site:
    return Site.read({**written, **changes}, ("fi", "en"))


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("https://kalliola.fi", "https://kalliola.fi/"),
        ("https://kalliola.fi/", "https://kalliola.fi/"),
        ("https://kalliola.fi//", "https://kalliola.fi/"),
        ("https://kalliola.fi/strategia", "https://kalliola.fi/strategia/"),
        ("https://kalliola.fi/a/b/", "https://kalliola.fi/a/b/"),
        ("http://localhost:8000", "http://localhost:8000/"),
        ("http://127.0.0.1:8000/x/", "http://127.0.0.1:8000/x/"),
        ("http://[::1]:8000", "http://[::1]:8000/"),
        ("https://xn--ty-fka.fi/", "https://xn--ty-fka.fi/"),
        ("https://kalliola.fi/%C3%A4/", "https://kalliola.fi/%C3%A4/"),
    ],
)
def test_an_address_ends_in_one_slash(address: str, whole: str) -> None:
    assert base_url(address) == whole


@pytest.mark.parametrize(
    "address",
    [
        "", "kalliola.fi", "www.kalliola.fi", "//kalliola.fi", "/strategia/", "ftp://kalliola.fi", "https:",
        "https://", "https:///x", "https:kalliola.fi", "javascript:alert(1)", "file:///etc/passwd",
        "https://kalliola.fi/?a", "https://kalliola.fi/#a", "https://me@kalliola.fi", "https://me:x@kalliola.fi/",
        "https://kalliola.fi/a b", 'https://kalliola.fi/"x', "https://kalliola.fi/<x>", "https://kalliola.fi/'x",
        "https://kalliola.fi:99999", "https://kalliola.fi:x", "https://kalliola.fi:0", "https://[::1", "https://työ.fi",
        "https://kalliola.fi\\x", "https://kalliola.fi/\n", "https://kalliola.fi/\t", "https://kalliola.fi/{x}",
    ],
)  # fmt: skip
def test_what_a_site_cannot_have_for_an_address_is_refused(address: str) -> None:
    with pytest.raises(WrongValueError, match="bad-url"):
        base_url(address)


def test_the_languages_are_in_their_order_the_source_first(written: dict[str, object]) -> None:
    assert site(written).language_codes == ("fi", "en")


def test_a_site_has_at_least_one_language(written: dict[str, object]) -> None:
    with pytest.raises(MistakesFoundError, match="empty-list"):
        site(written, languages=[])


@pytest.mark.parametrize("code", ["FI", "suomi", "fi_FI", "../fi"])
def test_a_language_has_a_proper_tag(code: str) -> None:
    with pytest.raises(MistakesFoundError, match="bad-language-tag"):
        Language.read({"code": code, "name": "x"})


@pytest.mark.parametrize("year", ["0", "-1", "10000", "vuonna 1919", "1919.5"])
def test_the_year_of_founding_is_a_year(written: dict[str, object], year: str) -> None:
    organisation = written["organisation"]
    assert isinstance(organisation, dict)
    with pytest.raises(MistakesFoundError):
        site(written, organisation={**organisation, "founded": year})


def test_an_organisation_may_have_a_website(written: dict[str, object]) -> None:
    organisation = written["organisation"]
    assert isinstance(organisation, dict)
    with_website = site(written, organisation={**organisation, "website": "https://kalliola.fi"})
    assert with_website.organisation.website == "https://kalliola.fi/"
    assert site(written).organisation.website is None


@pytest.mark.parametrize("email", ["posti@kalliola.fi", "a.b+c@d.e.fi"])
def test_an_email_address_has_a_name_and_a_host(email: str) -> None:
    assert Contact.read({"email": email}).email == email


@pytest.mark.parametrize(
    "email",
    [
        "posti",
        "posti@kalliola",
        "@kalliola.fi",
        "a b@c.fi",
        "a@b@c.fi",
        "<a@b.fi>",
        'a"@b.fi',
        "a@b.fi, c@d.fi",
    ],
)
def test_anything_else_is_no_email_address(email: str) -> None:
    with pytest.raises(MistakesFoundError, match="bad-email"):
        Contact.read({"email": email})


@pytest.mark.parametrize("telephone", ["+358 40 123 4567", "09 1234567"])
def test_a_telephone_number_is_digits_and_spaces(telephone: str) -> None:
    assert Contact.read({"telephone": telephone}).telephone == telephone


@pytest.mark.parametrize("telephone", ["1234", "040-1234567", "soita", "+358 (0)40 1234567", "++358401234"])
def test_anything_else_is_no_telephone_number(telephone: str) -> None:
    with pytest.raises(MistakesFoundError, match="bad-telephone"):
        Contact.read({"telephone": telephone})


def test_contact_details_may_be_unknown() -> None:
    assert Contact.read({}) == Contact(email=None, telephone=None)


def test_a_page_may_be_without_a_slug_but_not_without_a_title() -> None:
    assert PageEntry.read({"title": {"fi": "a"}, "description": {"fi": "b"}}).slug is None
    with pytest.raises(MistakesFoundError, match="key-missing"):
        PageEntry.read({"description": {"fi": "b"}})


def test_the_sample_site_has_every_page_that_has_a_template(written: dict[str, object]) -> None:
    assert set(required_pages(has_updates=True)) <= set(site(written).pages)


def test_the_pages_and_menus_keep_their_order(written: dict[str, object]) -> None:
    pages = written["pages"]
    navigation = written["navigation"]
    assert isinstance(pages, dict)
    assert isinstance(navigation, list)
    assert list(site(written, pages=dict(reversed(pages.items()))).pages) == list(reversed(pages))
    assert site(written, navigation=navigation[::-1]).navigation == tuple(reversed(navigation))


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("HTTPS://KALLIOLA.FI/A", "https://kalliola.fi/A/"),
        ("https://kalliola.fi:443", "https://kalliola.fi/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
    ],
)
def test_the_address_of_a_site_is_as_browsers_write_it(written: str, address: str) -> None:
    assert site_url(written) == address
