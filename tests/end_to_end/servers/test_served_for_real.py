"""The built site behind nginx and Caddy, with the configuration that ``deploy/`` gives."""

from __future__ import annotations

import gzip
import http.client
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import brotli
import pytest

from kalliola_site.data.security_policy import headers
from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import build
from kalliola_site.publish.compression import TEXT
from tests.conftest import copy_project
from tests.support.servers import SERVERS
from tests.support.site_pages import parse, words

REVALIDATED = "public, max-age=0, must-revalidate"
KEPT = "public, max-age=31536000, immutable"

TYPES = {
    ".css": "text/css",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "text/xml",
}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Served:
    """A site that a server serves."""

    address: str
    root: Path
    folder: Path

    def ask(self, path: str, method: str = "GET", **fields: str) -> Answer:
        """Ask for a path below the site's address, with header fields whose names have underscores."""
        parts = urlsplit(urljoin(self.address, path))
        connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=10)
        connection.request(
            method, parts.path, headers={name.replace("_", "-"): value for name, value in fields.items()}
        )
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
        connection.close()
        return answer

    def files(self) -> list[str]:
        """The files that the public may fetch, as they were built."""
        paths = (
            path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()
        )
        return [path for path in paths if not path.startswith((".", "_")) and path[-3:] not in (".br", ".gz")]

    def built(self, path: str) -> bytes:
        return (self.folder / path).read_bytes()


@pytest.fixture(scope="module", params=["", "/strategia"], ids=["at the root", "under a path"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The root of a host with the built site in it, and the site's path there."""
    folder = tmp_path_factory.mktemp("real")
    path: str = request.param
    url = f"https://strategia.example{path}/"
    build(copy_project(folder / "project"), folder / f"root{path}", BuildOptions(base_url=url, compress=True))
    prefix = f"{path}/"
    (folder / f"root{path}/.redirects.nginx.map").write_text(f"{prefix}vanha/ {prefix}arvot/;\n")
    (folder / f"root{path}/.redirects.caddy").write_text(f"redir {prefix}vanha/ {prefix}arvot/ 301\n")
    return folder / "root", path


@pytest.fixture(scope="module", params=SERVERS)
def served(
    request: pytest.FixtureRequest, built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    root, path = built
    with SERVERS[request.param](root, path, tmp_path_factory.mktemp(request.param)) as address:
        yield Served(address, root, root / path.strip("/"))


def test_every_file_is_served_as_what_it_is(served: Served) -> None:
    paths = [path for path in served.files() if path != "404.html"]
    assert len(paths) > 60
    for path in paths:
        answer = served.ask(path.removesuffix("index.html"))
        assert (answer.status, answer.body) == (200, served.built(path)), path
        kind = str(answer.headers["Content-Type"]).lower()
        assert kind.startswith(TYPES[Path(path).suffix]), path


@pytest.mark.parametrize(
    "path", ["", "en/values/", "robots.txt", "nowhere/", "favicon.svg", "arvot", "vanha/"]
)
def test_every_answer_has_the_headers_of_the_policy(served: Served, path: str) -> None:
    answer = served.ask(path)
    for name, value in headers().items():
        assert answer.headers.get_all(name) == [value]


def test_only_open_data_may_be_read_by_programs_on_pages_of_other_sites(served: Served) -> None:
    for path in served.files():
        if path != "404.html":
            allowed = served.ask(path.removesuffix("index.html")).headers.get_all(
                "Access-Control-Allow-Origin"
            )
            assert allowed == (["*"] if path.startswith("data/") else None), path


def test_text_is_sent_compressed_to_those_who_can_read_it(served: Served) -> None:
    for path in served.files():
        if path == "404.html" or Path(path).suffix not in TEXT:
            continue
        address = path.removesuffix("index.html")
        best = served.ask(address, Accept_Encoding="gzip, deflate, br")
        assert best.headers["Content-Encoding"] == "br", path
        assert brotli.decompress(best.body) == served.built(path)
        old = served.ask(address, Accept_Encoding="gzip")
        assert old.headers["Content-Encoding"] == "gzip", path
        assert gzip.decompress(old.body) == served.built(path)
        plain = served.ask(address)
        assert plain.headers["Content-Encoding"] is None
        assert {"accept-encoding"} == {
            str(answer.headers["Vary"]).lower() for answer in (best, old, plain)
        }, path
        assert best.headers["Content-Type"] == old.headers["Content-Type"] == plain.headers["Content-Type"]


def test_what_is_compressed_by_its_own_format_is_sent_as_it_is(served: Served) -> None:
    fonts_and_pictures = [path for path in served.files() if path.endswith((".woff2", ".png", ".ico"))]
    assert len(fonts_and_pictures) > 30
    for path in fonts_and_pictures:
        answer = served.ask(path, Accept_Encoding="gzip, br")
        assert answer.headers["Content-Encoding"] is None
        assert answer.body == served.built(path)


@pytest.mark.parametrize(
    "path", ["nowhere", "nowhere/", "en/no/where/at/all/", "assets/site.000000000000.css"]
)
def test_a_missing_address_gets_the_page_for_it_with_its_status(served: Served, path: str) -> None:
    answer = served.ask(path)
    assert (answer.status, answer.body) == (404, served.built("404.html"))
    assert answer.headers["Content-Type"].lower() == "text/html; charset=utf-8"
    assert answer.headers.get_all("Cache-Control") == ["no-store"]
    compressed = served.ask(path, Accept_Encoding="br")
    assert (compressed.status, compressed.headers["Content-Encoding"]) == (404, "br")
    assert brotli.decompress(compressed.body) == served.built("404.html")


def test_the_page_for_missing_addresses_leads_home_in_every_language(served: Served) -> None:
    page = parse(served.ask("some/missing/page/").body)
    homes = [link.attrib["href"] for link in page.iter("a") if link.get("hreflang")]
    assert [words(next(parse(served.ask(home).body).iter("html"))) != "" for home in homes] == [True, True]
    assert [served.ask(home).status for home in homes] == [200, 200]


def test_each_language_has_its_own_pages(served: Served) -> None:
    assert next(parse(served.ask("arvot/").body).iter("html")).get("lang") == "fi"
    assert next(parse(served.ask("en/values/").body).iter("html")).get("lang") == "en"
    # What a browser prefers changes nothing: an address is one page (no Vary: Accept-Language).
    assert served.ask("arvot/", Accept_Language="en").body == served.ask("arvot/").body


@pytest.mark.parametrize("path", ["arvot", "en", "en/goals"])
def test_an_address_without_its_final_slash_leads_to_the_one_with(served: Served, path: str) -> None:
    answer = served.ask(path)
    assert answer.status in (301, 308)
    assert urljoin(served.address + path, answer.headers["Location"]) == f"{served.address}{path}/"


def test_an_address_that_moved_leads_to_the_new_one(served: Served) -> None:
    answer = served.ask("vanha/")
    assert answer.status == 301
    assert urljoin(served.address, answer.headers["Location"]) == f"{served.address}arvot/"


def test_only_what_has_a_fingerprint_may_be_kept(served: Served) -> None:
    for path in served.files():
        if path != "404.html":
            answer = served.ask(path.removesuffix("index.html"))
            expected = KEPT if path.startswith("assets/") else REVALIDATED
            assert answer.headers.get_all("Cache-Control") == [expected], path


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
@pytest.mark.parametrize("path", ["", "en/values/", "sitemap.xml"])
def test_what_has_not_changed_is_not_sent_again(served: Served, path: str, encoding: str) -> None:
    first = served.ask(path, Accept_Encoding=encoding)
    again = served.ask(path, Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["Cache-Control"] == REVALIDATED


@pytest.mark.parametrize(
    "path",
    [
        ".kalliola-site",
        ".nojekyll",
        ".redirects.caddy",
        "_headers",
        "index.html.br",
        "arvot/index.html.gz",
        "%2e%2e/project/content/site.yml",
        "assets/..%2f..%2fproject/content/site.yml",
    ],
)
def test_what_is_not_for_readers_is_not_served(served: Served, path: str) -> None:
    assert served.ask(path).status in (400, 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE"])
def test_nothing_can_be_done_but_read(served: Served, method: str) -> None:
    assert served.ask("", method).status == 405


def test_the_head_of_a_page_can_be_asked_for_alone(served: Served) -> None:
    answer = served.ask("arvot/", "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["Content-Length"]) == len(served.built("arvot/index.html"))
