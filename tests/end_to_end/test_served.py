"""The built site, served by a real server under a path of its own, with every link followed."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import build
from tests.conftest import copy_project
from tests.support.serving import served
from tests.support.site_pages import Element, parse


@pytest.fixture(scope="module", params=["", "strategia/", "a/b/c/"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site built for a path is served, under that path and nothing else."""
    root = tmp_path_factory.mktemp("served") / "root"
    with served(root, request.param) as base:
        build(
            copy_project(tmp_path_factory.mktemp("project") / "project"),
            root / request.param,
            BuildOptions(base_url=base),
        )
        yield base


def fetch(url: str) -> tuple[str, bytes]:
    with urllib.request.urlopen(url, timeout=10) as response:  # noqa: S310 - our own server
        assert response.status == 200
        return response.headers["Content-Type"], response.read()


def addresses_in(page: Element, url: str) -> Iterator[str]:
    for element in page.iter():
        for name in ("href", "src"):
            if (value := element.get(name)) is not None:
                yield urljoin(url, value)


def leaves_page(address: str, url: str) -> bool:
    return urldefrag(address)[0] != url


def test_every_link_of_the_site_can_be_followed_from_its_home(address: str) -> None:
    waiting, seen, anchors = [address], {address}, set()
    ids: dict[str, set[str | None]] = {}
    while waiting:
        url = waiting.pop()
        kind, data = fetch(url)
        if not kind.startswith("text/html"):
            continue
        page = parse(data)
        ids[url] = {element.get("id") for element in page.iter()}
        for link in addresses_in(page, url):
            target, anchor = urldefrag(link)
            if target.startswith(("mailto:", "tel:")):
                continue
            if not target.startswith(address):
                assert target.startswith("https://")
                continue
            anchors.add((target, anchor))
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    assert len(ids) == 30
    assert all(anchor in ids[target] for target, anchor in anchors if anchor)


def test_the_page_for_missing_addresses_leads_home_from_any_depth(address: str) -> None:
    _, data = fetch(f"{address}404.html")
    missing = f"{address}some/missing/page/"
    links = [link for link in addresses_in(parse(data), missing) if leaves_page(link, missing)]
    assert address in links
    for link in links:
        fetch(link)


def test_the_manifest_and_icons_are_where_they_are_said_to_be(address: str) -> None:
    for name in ("site.webmanifest", "favicon.svg", "robots.txt", "sitemap.xml"):
        fetch(address + name)


def test_no_file_of_the_project_is_published(address: str, tmp_path: Path) -> None:
    assert tmp_path.exists()
    for name in ("content/site.yml", "templates/layouts/base.html.jinja", "assets/css/base.css"):
        with pytest.raises(urllib.error.HTTPError):
            fetch(address + name)
