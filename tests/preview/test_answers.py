from __future__ import annotations

import pytest

from kalliola_site.data.security_policy import content_security_policy
from kalliola_site.pipeline import Site
from kalliola_site.preview.answers import answer, page_state

FILES = {
    "index.html": b'<head><link rel="stylesheet" href="a.1.css"><title>x</title></head>',
    "a.1.css": b"a{}",
    "404.html": b"<head></head>",
    "_odd": b"?",
}


def test_a_page_gets_the_script_that_hears_of_news() -> None:
    page = answer(FILES, "", "en", "Preview").body
    state = page_state(FILES, "")
    script = f'<script type="module" src="/_preview/client.js" data-page="{state.digest}"></script></head>'
    assert page == FILES["index.html"].replace(b"</head>", script.encode())


def test_no_file_of_the_site_itself_has_the_script(site: Site) -> None:
    assert [path for path, data in site.files.items() if b"_preview" in data] == []


def test_the_policy_of_a_real_page_lets_the_script_run_and_listen_and_nothing_else(site: Site) -> None:
    published = site.files["index.html"].decode()
    previewed = answer(site.files, "", "en", "Preview").body.decode()
    policy = content_security_policy()
    assert f'content="{policy}"' in published
    assert f"content=\"{policy}; script-src 'self'; connect-src 'self'\"" in previewed


def test_what_is_not_there_is_answered_with_the_sites_own_page() -> None:
    found = answer(FILES, "nowhere/", "en", "Preview")
    assert found.status == 404
    assert found.body.startswith(b"<head><script")


def test_a_site_without_a_page_for_that_is_answered_all_the_same() -> None:
    assert (answer({}, "x", "en", "Preview").status, answer({}, "x", "en", "Preview").body) == (
        404,
        answer({"404.html": b""}, "x", "en", "Preview").body,
    )


def test_a_file_of_unknown_type_is_text() -> None:
    assert answer(FILES, "_odd", "en", "Preview").content_type == "text/plain; charset=utf-8"


def test_before_there_is_a_site_every_address_has_an_empty_page_that_hears_of_news() -> None:
    found = answer(None, "x/y.png", "fi", "Esi<katselu")
    assert (found.status, found.content_type) == (503, "text/html; charset=utf-8")
    assert b'<html lang="fi">' in found.body
    assert b"<title>Esi&lt;katselu</title>" in found.body
    assert b'src="/_preview/client.js" data-page=""' in found.body
    assert page_state(None, "x").digest == ""


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (b"a.1.css", b"a.2.css", True),
        (b"<title>x", b"<title>y", False),
        (b'rel="stylesheet"', b'rel="preload"', False),
        (b"</head>", b'<link rel="stylesheet" href="b.css"></head>', False),
    ],
)
def test_a_page_is_another_unless_only_addresses_of_style_sheets_changed(
    old: bytes, new: bytes, same: bool
) -> None:
    changed = {**FILES, "index.html": FILES["index.html"].replace(old, new)}
    assert (page_state(changed, "").digest == page_state(FILES, "").digest) is same


def test_the_style_sheets_of_a_page_are_told_in_their_order(site: Site) -> None:
    first, second, third = page_state(site.files, "").stylesheets
    assert first.startswith("assets/site.")
    assert second.startswith("assets/pages/home.")
    assert third.startswith("assets/print.")
