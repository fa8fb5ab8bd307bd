"""Old addresses behind nginx and Caddy, with ``deploy/``'s configuration and what a build writes."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import build
from tests.conftest import copy_project
from tests.support.servers import SERVERS

LONG = "/".join(["vanhan-sivuston-hyvin-pitka-osoite"] * 8)


@pytest.fixture(scope="module", params=["", "/strategia"], ids=["at the root", "under a path"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The root of a host with a site in which pages have moved, and the site's path there."""
    folder = tmp_path_factory.mktemp("moved")
    path: str = request.param
    project = copy_project(folder / "project")
    site = project / "content/site.yml"
    text = site.read_text(encoding="utf-8").replace("navigation:", "share_images: false\nnavigation:", 1)
    site.write_text(text, encoding="utf-8")
    url = f"https://strategia.kalliola.fi{path}/"
    build(project, folder / "before", BuildOptions(base_url=url, record=True))
    lines = (
        "/vanha.html: values#joy",
        f"/{LONG}/: goals",
        "/muualla/: https://www.kalliola.fi/a?b=1&c=%C3%A4#d",
        "/päätös 2.pdf: goals",
        "/sivu.php?id=5&p=2: values",
        "/sivu.php: story",
    )
    redirects = "".join(f"  {line}\n" for line in lines)
    site.write_text(
        text.replace("fi: tarina\n", "fi: kertomus\n") + f"redirects:\n{redirects}", encoding="utf-8"
    )
    build(project, folder / f"root{path}", BuildOptions(base_url=url, compress=True))
    return folder / "root", path


@pytest.fixture(scope="module", params=SERVERS)
def address(
    request: pytest.FixtureRequest, built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    root, path = built
    with SERVERS[request.param](root, path, tmp_path_factory.mktemp(request.param)) as site:
        yield site


def ask(url: str) -> tuple[int, str]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=10)
    connection.request("GET", f"{parts.path}?{parts.query}" if parts.query else parts.path)
    response = connection.getresponse()
    location = response.headers["Location"]
    connection.close()
    return response.status, urljoin(url, location) if location else ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tarina/", "kertomus/"),
        ("vanha.html", "arvot/#joy"),
        (f"{LONG}/", "tavoitteet/"),
        ("muualla/", "https://www.kalliola.fi/a?b=1&c=%C3%A4#d"),
        ("p%C3%A4%C3%A4t%C3%B6s%202.pdf", "tavoitteet/"),
        ("sivu.php?id=5&p=2", "arvot/"),
        ("sivu.php?id=6", "kertomus/?id=6"),
    ],
)
def test_an_old_address_leads_in_one_step_to_what_is_there_now(address: str, old: str, new: str) -> None:
    target = urljoin(address, new)
    assert ask(address + old) == (301, target)
    if target.startswith(address):
        assert ask(target) == (200, "")


@pytest.mark.parametrize("written", ["tarina", "tarina/", LONG, f"{LONG}/"])
def test_with_and_without_its_final_slash_an_old_address_leads_on_in_one_step(
    address: str, written: str
) -> None:
    status, following = ask(address + written)
    assert status == 301
    assert ask(following) == (200, "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tarina/?a=1&b=%C3%A4", "kertomus/?a=1&b=%C3%A4"),
        ("tarina?a=1", "kertomus/?a=1"),
        ("vanha.html?a=1", "arvot/?a=1#joy"),
        ("muualla/?a=1", "https://www.kalliola.fi/a?b=1&c=%C3%A4#d"),
        ("sivu.php?c=3", "kertomus/?c=3"),
    ],
)
def test_what_is_asked_besides_goes_along(address: str, old: str, new: str) -> None:
    assert ask(address + old) == (301, urljoin(address, new))


def test_what_is_asked_besides_the_query_of_a_line_goes_along(address: str) -> None:
    status, following = ask(f"{address}sivu.php?id=5&p=2&c=3")
    assert status == 301
    assert following.startswith(f"{address}arvot/?")
    assert "c=3" in following


def test_a_page_that_has_not_moved_stays_where_it_is(address: str) -> None:
    assert ask(f"{address}arvot/") == (200, "")


def test_the_files_that_tell_servers_are_not_served(address: str) -> None:
    for name in (".redirects.nginx.map", ".redirects.caddy", "_redirects"):
        assert ask(address + name)[0] == 404


def test_hosts_without_redirects_serve_a_page_that_leads_on(built: tuple[Path, str]) -> None:
    root, path = built
    page = (root / path.strip("/") / "tarina/index.html").read_text(encoding="utf-8")
    assert 'http-equiv="refresh" content="0; url=../kertomus/"' in page
