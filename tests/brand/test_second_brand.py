"""Another brand in ``content/brand.yml``, and nothing else, gives the whole site another look."""

from __future__ import annotations

import re
import shutil

import pytest

from kalliola_site.pipeline import Site, assemble
from tests.conftest import ROOT, copy_project

SECOND = ROOT / "tests/support/brands/second.yml"
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")


@pytest.fixture(scope="module")
def restyled(tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = copy_project(tmp_path_factory.mktemp("second") / "project")
    shutil.copy(SECOND, project / "content" / "brand.yml")
    return assemble(project)


def text_files(site: Site) -> dict[str, str]:
    endings = (".css", ".svg", ".html", ".webmanifest")
    return {path: data.decode() for path, data in site.files.items() if path.endswith(endings)}


def test_no_colour_of_the_first_brand_is_left_anywhere(site: Site, restyled: Site) -> None:
    first = {colour.upper() for text in text_files(site).values() for colour in COLOUR.findall(text)}
    second = {
        path: found
        for path, text in text_files(restyled).items()
        if (found := {colour.upper() for colour in COLOUR.findall(text)} & first)
    }
    assert len(first) > 20
    assert second == {}


def test_faces_and_lines_are_those_of_the_second_brand(restyled: Site) -> None:
    css = next(text for path, text in text_files(restyled).items() if path.startswith("assets/site."))
    assert '--face-heading:"Literata"' in css
    assert '--face-text:"Bricolage Grotesque"' in css
    assert "--line-strong:6px" in css


def test_the_words_and_addresses_stay_the_same(site: Site, restyled: Site) -> None:
    assert {path for path in restyled.files if not path.startswith("assets/")} == {
        path for path in site.files if not path.startswith("assets/")
    }
