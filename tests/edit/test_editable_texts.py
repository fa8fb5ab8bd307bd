"""The texts of the content, one by one, as those see them who change them where they read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.edit.editable_texts import EditableTexts, ListItem, pages_by_place
from kalliola_site.pipeline import Site, build_in_memory
from kalliola_site.problems.message_language import translator
from kalliola_site.syntax.place_in_file import TextPlace, read_text_place
from tests.conftest import copy_living_project

ADDRESS = "http://127.0.0.1:8000/"
GOAL = "content/goals/1-neighbours.yml"


def place(written: str) -> TextPlace:
    found = read_text_place(written)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site that is made for editing, of a strategy with indicators and updates."""
    return build_in_memory(copy_living_project(tmp_path_factory.mktemp("living") / "project"), ADDRESS)


@pytest.fixture(scope="module")
def texts(living: Site) -> EditableTexts:
    return EditableTexts(living.content)


def test_a_text_is_found_in_all_languages_with_the_state_of_its_translation(texts: EditableTexts) -> None:
    found = texts.at(place(f"{GOAL}#/title/en"))
    assert found is not None
    assert (found.kind, str(found.place), found.item) == ("inline", f"{GOAL}#/title", None)
    finnish, english = found.texts
    assert (str(finnish.place), finnish.translation) == (f"{GOAL}#/title/fi", None)
    assert (english.language, english.translation and english.translation.state) == ("en", "current")
    assert found.texts == (texts.at(place(f"{GOAL}#/title")) or found).texts


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (f"{GOAL}#/means/1/text/fi", "Tavoite 1: keino 2"),
        (f"{GOAL}#/indicators/0/name/fi", "Tavoite 1, mittari 1: nimi"),
        ("content/strategy.yml#/values/items/1/text/fi", "Arvo 2: mitä se tarkoittaa"),
        ("content/site.yml#/pages/values/description/en", "Sivu ”Arvot”: kuvaus hakukoneille"),
        ("content/site.yml#/organisation/legal_name", "Organisaatio: rekisteröity nimi"),
        ("content/pages/mission.fi.md#L1-L1", "Sivu ”Missio”: kappale 1"),
        ("content/interface.yml#/skip_link/fi", "Sivujen sanat: Jokaisen sivun ensimmäinen linkki"),
    ],
)
def test_a_text_is_named_in_the_words_of_its_editor(texts: EditableTexts, written: str, name: str) -> None:
    found = texts.at(place(written))
    assert found is not None
    assert found.name.say(translator("fi")).startswith(name)


def test_a_text_that_is_part_of_a_list_tells_which(texts: EditableTexts) -> None:
    whole, part = (texts.at(place(f"{GOAL}#/{keys}/fi")) for keys in ("outcomes/0", "means/1/text"))
    assert whole
    assert whole.item == ListItem(place(f"{GOAL}#/outcomes"), 0, 1, is_whole=True)
    assert part
    assert part.item == ListItem(place(f"{GOAL}#/means"), 1, 4, is_whole=False)


def test_a_block_of_a_long_text_stands_beside_its_translation(texts: EditableTexts) -> None:
    found = texts.at(place("content/pages/about.en.md#L1-L1"))
    assert found
    assert found.kind == "markdown"
    assert [text.text for text in found.texts] == ["## Mikä tämä sivusto on", "## What this site is"]


@pytest.mark.parametrize(
    "written",
    [
        f"{GOAL}#/slug/fi",
        f"{GOAL}#/id",
        f"{GOAL}#/means/99/fi",
        f"{GOAL}#/means",
        "content/pages/about.fi.md#L1-L2",
        "content/pages/about.fi.md#",
        "content/elsewhere.yml#/title/fi",
        "build.py#L1-L2",
    ],
)
def test_what_is_no_text_of_the_content_cannot_be_changed(texts: EditableTexts, written: str) -> None:
    assert texts.at(place(written)) is None


def test_all_texts_of_a_page_are_found_those_that_nobody_sees_too(living: Site, texts: EditableTexts) -> None:
    found = [str(text.place) for text in texts.on_page(living.files["arvot/index.html"])]
    assert len(found) == len(set(found))
    assert found.index("content/strategy.yml#/values/items/0/name") < found.index(
        "content/strategy.yml#/values/items/1/name"
    )
    assert {"content/site.yml#/pages/values/description", "content/interface.yml#/landmarks/footer"} < {
        *found
    }


def test_the_pages_that_show_a_text_are_known(living: Site) -> None:
    shown = pages_by_place(living.files)
    assert shown[place("content/strategy.yml#/values/items/0/text/fi")] == (
        "arvot/index.html",
        "strategia/index.html",
    )


def test_a_text_without_a_translation_has_a_place_for_it(tmp_path: Path) -> None:
    project = copy_living_project(tmp_path / "project")

    def change(path: str, before: str, after: str) -> None:
        text = (project / path).read_text(encoding="utf-8")
        assert before in text
        (project / path).write_text(text.replace(before, after), encoding="utf-8")

    change(
        "content/strategy.yml",
        "promise: {fi: Naapurusto elää, en: A living neighbourhood}",
        "promise: {fi: A}",
    )
    (project / "content/pages/mission.en.md").unlink()
    site = build_in_memory(project, ADDRESS)
    texts = EditableTexts(site.content)
    for written, missing in (
        ("content/strategy.yml#/promise/fi", "content/strategy.yml#/promise/en"),
        ("content/pages/mission.fi.md#L1-L1", "content/pages/mission.en.md#"),
    ):
        found = texts.at(place(written))
        assert found
        english = found.texts[1]
        assert (str(english.place), english.text) == (missing, None)
        assert english.translation
        assert english.translation.state == "missing"
    assert "en/index.html" in pages_by_place(site.files)[place("content/strategy.yml#/promise/en")]
