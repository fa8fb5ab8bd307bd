"""Who is answered by a real preview, and with what."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator

import pytest

from tests.support.previewing import PATIENCE, Preview, previewed, project_to_preview

NEWS = "/_preview/news?path=%2F"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    project = project_to_preview(tmp_path_factory.mktemp("previewed") / "project")
    with previewed(project) as running:
        yield running


def asked(
    preview: Preview, path: str = "/", method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    streams = response.headers["Content-Type"].startswith("text/event-stream")
    body = response.readline() if streams else response.read()
    connection.close()
    return response, body


def raw(preview: Preview, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", preview.port), PATIENCE) as connection:
        connection.sendall(request)
        return connection.recv(65536)


# Who may ask


@pytest.mark.parametrize("path", ["/", "/_preview/client.js", NEWS])
@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}"])
def test_this_machine_is_answered_by_its_own_names(preview: Preview, path: str, host: str) -> None:
    assert asked(preview, path, Host=host.format(port=preview.port))[0].status == 200


@pytest.mark.parametrize("path", ["/", "/_preview/client.js", NEWS, "/nowhere"])
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "localhost.evil.example:{port}",
        "127.0.0.1.evil.example:{port}",
        "evil.example@localhost:{port}",
        "localhost",
        "localhost:1",
        "localhost.:{port}",
        "[::1]:{port}",
        "0.0.0.0:{port}",
        "",
    ],
)
def test_any_other_host_is_forbidden(preview: Preview, path: str, host: str) -> None:
    response, body = asked(preview, path, Host=host.format(port=preview.port))
    assert (response.status, body) == (403, b"Forbidden")


def test_a_request_without_a_host_gets_nothing_of_the_site(preview: Preview) -> None:
    assert raw(preview, b"GET / HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 403 ")
    assert raw(preview, b"GET / HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize("path", ["/", NEWS])
@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_pages_of_the_preview_itself_may_ask(preview: Preview, path: str, name: str) -> None:
    host = f"{name}:{preview.port}"
    assert asked(preview, path, Host=host, Origin=f"http://{host}")[0].status == 200


@pytest.mark.parametrize("path", ["/", "/_preview/client.js", NEWS])
@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "http://localhost:1",
        "http://localhost:{port}",
        "https://127.0.0.1:{port}",
        "http://127.0.0.1",
    ],
)
def test_pages_from_elsewhere_may_not_ask(preview: Preview, path: str, origin: str) -> None:
    response, body = asked(preview, path, Origin=origin.format(port=preview.port))
    assert (response.status, body) == (403, b"Forbidden")


@pytest.mark.parametrize("path", ["/", "/assets/", "/nowhere", "/_preview/client.js", NEWS])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_get_and_head_are_allowed(preview: Preview, path: str, method: str) -> None:
    response, _ = asked(preview, path, method)
    assert response.status == 405
    assert {name.strip() for name in response.headers["Allow"].split(",")} == {"GET", "HEAD"}


def test_a_client_that_says_nothing_keeps_nobody_waiting(preview: Preview) -> None:
    silent = [socket.create_connection(("127.0.0.1", preview.port), PATIENCE) for _ in range(20)]
    for connection in silent[::2]:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: loc")
    assert asked(preview)[0].status == 200
    for connection in silent:
        connection.close()


# What is answered


@pytest.mark.parametrize(
    "path",
    [
        "/../content/site.yml",
        "/%2e%2e/content/site.yml",
        "/%2e%2e%2fcontent%2fsite.yml",
        "/%252e%252e/content/site.yml",
        "/..%5ccontent%5csite.yml",
        "/..\\content\\site.yml",
        "/arvot/../../content/site.yml",
        "//content/site.yml",
        "/content/site.yml",
        "/templates/layouts/base.html.jinja",
        "/%00",
        "/index.html%00.png",
        "/etc/passwd",
        "/%2fetc%2fpasswd",
        "//evil.example",
        "//arvot",
        "/%c0%ae%c0%ae/content/site.yml",
        "/%ff",
        "/a" + "/a" * 5000,
    ],
)
def test_nothing_outside_the_site_is_there(preview: Preview, path: str) -> None:
    response, body = asked(preview, path)
    assert response.status == 404
    assert b"<title>" in body
    assert b"languages:" not in body


def test_an_address_of_another_host_in_the_request_line_is_nothing_of_ours(preview: Preview) -> None:
    host = f"Host: localhost:{preview.port}\r\n\r\n".encode()
    answer = raw(preview, b"GET http://evil.example/ HTTP/1.1\r\n" + host)
    assert answer.startswith(b"HTTP/1.1 404 ")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/en/values/", "text/html; charset=utf-8"),
        ("/arvot/index.html", "text/html; charset=utf-8"),
        ("/favicon.svg", "image/svg+xml"),
        ("/favicon.ico", "image/x-icon"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/site.webmanifest", "application/manifest+json"),
    ],
)
def test_each_file_of_the_site_has_its_type_and_is_never_kept(preview: Preview, path: str, kind: str) -> None:
    response, body = asked(preview, path)
    assert (response.status, response.headers["Content-Type"]) == (200, kind)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert body


def test_a_head_request_gets_the_headers_only(preview: Preview) -> None:
    _, page = asked(preview)
    response, body = asked(preview, method="HEAD")
    assert (response.status, body, response.headers["Content-Length"]) == (200, b"", str(len(page)))


def test_a_folder_without_its_slash_leads_to_the_one_with_it(preview: Preview) -> None:
    response, _ = asked(preview, "/en/values")
    assert (response.status, response.headers["Location"]) == (307, "/en/values/")


def test_the_pages_say_that_they_are_here(preview: Preview) -> None:
    assert f'<link rel="canonical" href="http://127.0.0.1:{preview.port}/">'.encode() in asked(preview)[1]


def test_what_the_preview_has_for_itself_is_not_mistaken_for_the_site(preview: Preview) -> None:
    response, body = asked(preview, "/_preview/nothing")
    assert (response.status, body) == (404, b"Not Found")
