"""Who may write by way of a real preview: its own pages, and nobody else."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.editing import JSON, OwnPage, ask
from tests.support.previewing import PATIENCE, Preview, previewed, project_to_preview

GOAL = "content/goals/2-community.yml"
PLACE = f"{GOAL}#/theme/fi"
HARMLESS = {"edits": [{"place": PLACE, "old": "Jalkautuva ja yhteisölähtöinen toiminta", "new": "Toinen"}]}
LIMIT = 64 * 1024

WRITES = ("edits", "insert", "remove", "move", "draft", "accept", "new", "measure", "agree", "undo", "redo")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project_to_preview(tmp_path_factory.mktemp("gate") / "project")


@pytest.fixture(scope="module")
def preview(project: Path) -> Iterator[Preview]:
    with previewed(project, "--lang", "en") as running:
        yield running


@pytest.fixture(scope="module")
def page(preview: Preview) -> OwnPage:
    return OwnPage.of(preview)


@pytest.fixture(autouse=True)
def unchanged(project: Path) -> Iterator[None]:
    before = {path: path.read_bytes() for path in (project / "content").rglob("*") if path.is_file()}
    yield
    after = {path: path.read_bytes() for path in (project / "content").rglob("*") if path.is_file()}
    assert after == before


def test_a_page_of_its_own_may_write(page: OwnPage) -> None:
    status, answer = page.send("edits", {**HARMLESS, "dry": True})
    assert (status, answer["conflicts"]) == (200, [])


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": None},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost:{port}"},  # it was asked as 127.0.0.1
        {"Origin": "http://127.0.0.1"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Host": "localhost:{port}"},  # the other way round
        {"Host": "evil.example:{port}", "Origin": "http://evil.example:{port}"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "cross-site", "Origin": None},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
        {"X_Preview_Token": None},
        {"X_Preview_Token": ""},
        {"X_Preview_Token": "x"},
        {"X_Preview_Token": "ä"},
    ],
    ids=str,
)
def test_whoever_else_asks_to_write_is_forbidden(
    page: OwnPage, preview: Preview, headers: dict[str, str | None]
) -> None:
    given = {name: text and text.format(port=preview.port) for name, text in headers.items()}
    for path in WRITES:
        assert page.send(path, HARMLESS, **given) == (403, {"refused": "Forbidden"})


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
def test_a_page_may_be_open_under_either_name(page: OwnPage, preview: Preview, name: str) -> None:
    host = f"{name}:{preview.port}"
    status, _ = page.send("edits", {**HARMLESS, "dry": True}, Host=host, Origin=f"http://{host}")
    assert status == 200


def test_a_browser_that_says_nothing_of_where_it_asks_from_is_told_by_its_origin(page: OwnPage) -> None:
    assert page.send("edits", {**HARMLESS, "dry": True}, Sec_Fetch_Site=None)[0] == 200


@pytest.mark.parametrize(
    "kind", [None, "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "image/png"]
)
def test_what_a_form_can_send_is_no_type_for_words(page: OwnPage, kind: str | None) -> None:
    for path in WRITES:
        assert page.send(path, HARMLESS, Content_Type=kind)[0] == 415


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "Application/JSON"])
def test_the_type_may_be_written_in_any_way(page: OwnPage, kind: str) -> None:
    assert page.send("edits", {**HARMLESS, "dry": True}, Content_Type=kind)[0] == 200


@pytest.mark.parametrize("kind", ["text/plain", "image/svg+xml", "application/json", "text/html"])
def test_a_picture_is_of_a_type_that_the_build_takes(page: OwnPage, kind: str) -> None:
    assert page.send("picture?name=x.png", b"\x89PNG\r\n\x1a\n", Content_Type=kind)[0] == 415


@pytest.mark.parametrize(
    "data", [b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8\xff", b""]
)
def test_a_picture_is_what_its_bytes_say(page: OwnPage, data: bytes) -> None:
    status, answer = page.send("picture?name=../../content/site.yml", data, Content_Type="image/png")
    assert status == 422
    assert answer["message"]


def test_no_origin_is_let_in_by_a_header_of_ours(preview: Preview) -> None:
    host = f"127.0.0.1:{preview.port}"
    for method in ("GET", "OPTIONS"):
        connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
        connection.request(method, "/_preview/edits", headers={"Host": host, "Origin": f"http://{host}"})
        names = {name.lower() for name, _ in connection.getresponse().getheaders()}
        connection.close()
        assert not {name for name in names if name.startswith("access-control-")}


@pytest.mark.parametrize("size", [LIMIT, LIMIT + 1, 4 * LIMIT])
def test_a_request_is_so_long_at_most(page: OwnPage, size: int) -> None:
    body = json.dumps({**HARMLESS, "dry": True}).encode()
    status, said = page.send("edits", body + b" " * (size - len(body)))
    assert status == (200 if size == LIMIT else 413)
    assert status == 200 or "too large" in str(said)


def test_what_is_sent_in_pieces_is_counted_while_it_is_read(page: OwnPage, preview: Preview) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    connection.putrequest("POST", "/_preview/edits")
    for name, value in {**page.headers, "Transfer_Encoding": "chunked"}.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    for _ in range(5):
        connection.send(b"4000\r\n" + b" " * 0x4000 + b"\r\n")
    # It has not ended, and never will: the answer is there all the same.
    assert connection.getresponse().status == 413
    connection.close()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"null",
        b"{}",
        b'{"edits": []}',
        b'{"edits": {}}',
        b'{"edits": [1]}',
        b'{"edits": [{"place": 1}]}',
        b'{"edits": [{"place": "x", "old": "y", "new": "z"}]}',
        b'{"edits": [{"place": "content/site.yml#/licence/fi", "old": {}, "new": []}]}',
        b'{"edits": [{"place": "\\ud800"}]}',
        b"\xff\xfe{}",
        b"[" * 5000,
        b'{"a":' * 5000,
    ],
    ids=repr,
)
def test_what_no_page_of_ours_sends_is_refused_as_that(page: OwnPage, body: bytes) -> None:
    assert page.send("edits", body) == (400, {"refused": "Bad Request"})


@pytest.mark.parametrize(
    "place",
    [
        "content/../../secret.yml#/a/fi",
        "../secret.yml#/a/fi",
        "/etc/hostname#L1-L1",
        "content/%2e%2e/secret.yml#/a/fi",
        "templates/layouts/base.html.jinja#L1-L1",
        "content/brand.yml#/colours/accent",
        f"{GOAL}#/slug/fi",
        f"{GOAL}#/id",
        f"{GOAL}#/means/99/fi",
        f"{GOAL}#/means/0/xx",
        f"{GOAL}#/__class__/fi",
        "content/pages/vision.fi.md#L1-L99",
        "content/nothing.yml#/a/fi",
    ],
)
def test_no_place_is_written_to_that_is_not_of_a_text_of_the_content(page: OwnPage, place: str) -> None:
    assert page.write(place, "x", "y")[0] in {400, 404}
    assert page.panel("text", place=place) == {}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_other_method_is_known(preview: Preview, method: str) -> None:
    for path in ("edits", "undo", "picture", "panel/text", "new"):
        assert ask(preview, f"/_preview/{path}", method)[0] == 405


@pytest.mark.parametrize(
    ("asking", "path", "status"),
    [
        (("same-origin", "cors", "empty"), "/_preview/panel/new?kind=goal", 200),
        (("none", "navigate", "document"), "/", 200),
        (("cross-site", "navigate", "document"), "/arvot/", 200),
        (("cross-site", "navigate", "document"), "/_preview/translations", 403),
        (("cross-site", "navigate", "iframe"), "/", 403),
        (("cross-site", "no-cors", "script"), "/_preview/client.js", 403),
        (("cross-site", "no-cors", "image"), "/favicon.svg", 403),
        (("same-site", "no-cors", "empty"), "/_preview/panel/new?kind=goal", 403),
    ],
)
def test_pages_elsewhere_may_lead_here_and_nothing_more(
    preview: Preview, asking: tuple[str, str, str], path: str, status: int
) -> None:
    site, mode, dest = asking
    headers = {"Sec_Fetch_Site": site, "Sec_Fetch_Mode": mode, "Sec_Fetch_Dest": dest}
    assert ask(preview, path, **headers)[0] == status


def test_no_page_elsewhere_may_show_it_in_a_frame(preview: Preview) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    connection.request("GET", "/")
    assert connection.getresponse().headers["Content-Security-Policy"] == "frame-ancestors 'self'"
    connection.close()


def test_each_start_has_a_token_of_its_own(page: OwnPage, tmp_path: Path) -> None:
    with previewed(project_to_preview(tmp_path / "project")) as other:
        theirs = OwnPage.of(other).headers["X_Preview_Token"]
    assert len(theirs) >= 32
    assert theirs != page.headers["X_Preview_Token"]


def test_read_only_there_is_nothing_to_ask_for(tmp_path: Path) -> None:
    with previewed(project_to_preview(tmp_path / "project"), "--read-only") as preview:
        host = {"Origin": preview.address.rstrip("/"), "Content_Type": JSON, "X_Preview_Token": ""}
        for path in (*WRITES, "picture", "pasted"):
            assert ask(preview, f"/_preview/{path}", "POST", b"{}", **host)[0] == 405
        assert ask(preview, "/_preview/panel/new?kind=goal")[0] == 404
        assert b'"token": ""' in ask(preview, "/_preview/words.js")[1]
