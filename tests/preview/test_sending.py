"""Who may send from a real preview, and who may only look."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Iterator

import pytest

from tests.support.editors import GOAL, TITLE_FI, Editor, open_newsroom
from tests.support.previewing import PATIENCE, Preview, previewed

ASKED = {"why": "Shorter", "name": "", "email": "", "keep": False, "seen": "", "choices": {}}


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        aino = open_newsroom(tmp_path_factory.mktemp("newsroom"), monkeypatch).editor("Aino")
        aino.change(GOAL, TITLE_FI, "Kalliola <vähentää> eriarvoisuutta")
        yield aino


@pytest.fixture(scope="module")
def preview(editor: Editor) -> Iterator[Preview]:
    with previewed(editor.project, "--lang", "en") as running:
        yield running


def asked(
    preview: Preview, method: str, path: str, body: object = None, **headers: str
) -> tuple[int, str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    sent = None if body is None else json.dumps(body)
    connection.request(method, f"/_preview/{path}", sent, headers)
    response = connection.getresponse()
    said = response.read().decode(errors="replace")
    connection.close()
    return response.status, response.headers["Content-Type"], said


def token(preview: Preview) -> str:
    return re.findall('data-token="([^"]+)"', asked(preview, "GET", "changes")[2])[0]


def headers(preview: Preview, **changed: str) -> dict[str, str]:
    own = {
        "Content-Type": "application/json",
        "Origin": preview.address.rstrip("/"),
        "X-Preview-Token": token(preview),
    }
    return {**own, **changed}


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"X-Preview-Token": "guessed"}, 403),
        ({"Origin": "http://localhost:1"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Content-Type": "text/plain"}, 415),
    ],
)
def test_only_our_own_page_can_send(
    preview: Preview, editor: Editor, changed: dict[str, str], status: int
) -> None:
    before = editor.state()
    assert asked(preview, "POST", "send", ASKED, **headers(preview, **changed))[0] == status
    assert editor.state() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"why": None},
        {"choices": []},
        {"choices": {"x": {"side": "all"}}},
        {"choices": {"x": {"side": "words"}}},
    ],
)
def test_nonsense_is_refused(preview: Preview, wrong: dict[str, object]) -> None:
    assert asked(preview, "POST", "send", {**ASKED, **wrong}, **headers(preview))[0] == 400


def test_what_was_not_seen_is_not_sent(preview: Preview, editor: Editor) -> None:
    before = editor.state()
    status, _, said = asked(preview, "POST", "send", ASKED, **headers(preview))
    assert (status, json.loads(said)["state"]) == (200, "changed")
    assert editor.state() == before


def test_words_of_the_content_are_text_on_the_page(preview: Preview) -> None:
    status, kind, page = asked(preview, "GET", "changes")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert "&lt;vähentää&gt;" in page
    assert "<vähentää>" not in page


def test_the_changed_files_can_be_had_as_a_zip_file(preview: Preview) -> None:
    status, kind, said = asked(preview, "GET", "changes.zip")
    assert (status, kind, said[:2]) == (200, "application/zip", "PK")


def test_a_preview_to_look_at_shows_changes_and_sends_none(editor: Editor) -> None:
    with previewed(editor.project, "--lang", "en", "--read-only") as preview:
        status, _, page = asked(preview, "GET", "changes")
        assert status == 200
        assert "Goal 1: title" in page
        assert "data-token" not in page
        own = {"Content-Type": "application/json", "Origin": preview.address.rstrip("/")}
        assert asked(preview, "POST", "send", ASKED, **own, **{"X-Preview-Token": ""})[0] == 405
