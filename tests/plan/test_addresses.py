from __future__ import annotations

import posixpath
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kalliola_site.plan.addresses import References, relative
from kalliola_site.plan.pages import Page, Plan

SEGMENT = st.from_regex(r"[a-z0-9]{1,3}", fullmatch=True)
FOLDER = st.lists(SEGMENT, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))


@pytest.mark.parametrize(
    ("origin", "target", "expected"),
    [
        ("", "", "./"),
        ("", "arvot/", "arvot/"),
        ("arvot/", "", "../"),
        ("arvot/", "arvot/", "./"),
        ("en/goals/a/", "en/values/", "../../values/"),
        ("en/goals/a/", "assets/site.css", "../../../assets/site.css"),
        ("tavoitteet/a/", "tavoitteet/", "../"),
        ("", "assets/site.css", "assets/site.css"),
    ],
)
def test_an_address_is_relative_to_the_page_it_stands_on(origin: str, target: str, expected: str) -> None:
    assert relative(origin, target) == expected


@given(origin=FOLDER, target=FOLDER)
def test_following_a_relative_address_always_leads_to_its_target(origin: str, target: str) -> None:
    reached = posixpath.normpath(posixpath.join("/", origin, relative(origin, target)))
    assert reached == posixpath.normpath(f"/{target}")


@pytest.mark.parametrize("text", ["page:values", "page:luku 3", "asset:favicon.ico", "page:", "page:@en"])
def test_a_text_that_looks_like_a_reference_is_a_text(text: str) -> None:
    references = References(Plan((), {}, (), ("fi",)), {}, "https://example.org/")
    html = f'<meta name="description" content="{text}"><img srcset="{text} 2x" alt="{text}">'
    home: Page = SimpleNamespace(path="fi/", language="fi", period="", key="home")  # type: ignore[assignment]
    assert references.resolve_from(home, html) == html
    assert references.resolve_anywhere(home, html) == html
