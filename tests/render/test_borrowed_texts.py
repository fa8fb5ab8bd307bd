"""Whatever English text is not there: each page that shows the Finnish one says so, and no other does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml

from kalliola_site.pipeline import Site, assemble
from tests.conftest import LIVING, copy_living_project
from tests.support.randomised import examples
from tests.support.site_pages import find_all, parse, words

MARK = "qzqz"
"""What is put into the Finnish text, so that it can be recognised wherever it shows."""
NOTICE = "Not all of this page has been translated yet."
BASE = "https://esimerkkila.example/"
Location = tuple[str | int, ...]


class AsWritten(yaml.SafeDumper):
    """Writes texts without quotation marks even where others would take them for a number or a day."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - as the library has it


def read(data: bytes) -> Any:  # noqa: ANN401 - whatever a file holds
    return yaml.load(data, yaml.CBaseLoader)  # noqa: S506 - it makes texts, lists and groups only


def texts_of(value: object, location: Location = ()) -> Iterator[Location]:
    """Find the texts that are there in both languages."""
    if isinstance(value, list):
        for place, item in enumerate(value):
            yield from texts_of(item, (*location, place))
    elif isinstance(value, dict):
        if value.keys() == {"fi", "en"} and "slug" not in location and location[0] != "prose":
            yield location
        else:
            for key, item in value.items():
                yield from texts_of(item, (*location, key))


EVERY_TEXT = [
    (path.relative_to(LIVING).as_posix(), location)
    for path in sorted((LIVING / "content").rglob("*.yml"))
    for location in texts_of(read(path.read_bytes()))
]
HEADINGS = [("content/strategy.yml", ("goals", "headings", "indicators"))]


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_living_project(tmp_path_factory.mktemp("borrowed") / "project")


def without_english(project: Path, path: str, location: Location) -> Site:
    """Build the site of a project in which a text has lost its English, and then bring it back."""
    file = project / path
    original = file.read_bytes()
    document = value = read(original)
    for step in location:
        value = value[step]
    del value["en"]
    value["fi"] += f" {MARK}"
    file.write_text(
        yaml.dump(document, Dumper=AsWritten, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    try:
        return assemble(project)
    finally:
        file.write_bytes(original)


def english_pages(site: Site) -> dict[str, str]:
    return {
        path: data.decode()
        for path, data in site.files.items()
        if path.startswith("en/") and path.endswith("/index.html")
    }


def says_it_is_whole(site: Site, path: str) -> bool:
    """Whether a page passes for wholly translated; all that says so must say the same."""
    address = f"{BASE}{path.removesuffix('index.html')}"
    page = parse(site.files[path])
    (canonical,) = find_all(page, "link", rel="canonical")
    claims = {
        canonical.get("href") == address,
        bool([link for link in find_all(page, "link", rel="alternate") if link.get("hreflang")]),
        f"<loc>{address}</loc>" in site.files["sitemap.xml"].decode(),
        NOTICE not in words(page),
    }
    assert len(claims) == 1, path
    return claims.pop()


def test_a_page_that_shows_a_text_of_another_language_says_so(living: Path) -> None:
    tried = [*HEADINGS, *islice(EVERY_TEXT, 7, None, len(EVERY_TEXT) // examples(len(EVERY_TEXT)))]
    wrong = []
    for path, location in tried:
        site = without_english(living, path, location)
        pages = english_pages(site)
        showing = {page for page, html in pages.items() if MARK in html}
        saying = {page for page in pages if not says_it_is_whole(site, page)}
        if saying != showing:
            wrong.append(f"{path} {location}: silent {showing - saying}, without need {saying - showing}")
    assert not wrong, "\n".join(wrong)


def test_every_kind_of_file_with_texts_is_tried() -> None:
    assert {path for path, _ in EVERY_TEXT} >= {"content/interface.yml", "content/strategy.yml"}
    assert len(EVERY_TEXT) > 300
