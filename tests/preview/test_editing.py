"""What the preview answers its own pages that change content, and what then stands in the files."""

from __future__ import annotations

import difflib
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from kalliola_site.validate.read_content import read_content
from tests.conftest import copy_living_project
from tests.support.editing import PreviewHere

GOAL = "content/goals/2-community.yml"
TESTING = "Testaamme erilaisia toimintamalleja. Olemme rohkeita, opimme virheistä ja epäonnistumisista."
VISION = "content/pages/vision.fi.md"


@pytest.fixture
def page(project: Path) -> PreviewHere:
    return PreviewHere(project)


@pytest.fixture
def changed(project: Path) -> Callable[[str], list[str]]:
    """Tells which lines of a file went and came since the test began."""
    before = {path: path.read_text(encoding="utf-8") for path in (project / "content").rglob("*.*ml")}
    before |= {path: path.read_text(encoding="utf-8") for path in (project / "content").rglob("*.md")}

    def lines(name: str) -> list[str]:
        path = project / name
        after = path.read_text(encoding="utf-8") if path.exists() else ""
        found = difflib.ndiff(before.get(path, "").splitlines(), after.splitlines())
        return [line for line in found if line[0] in "+-"]

    return lines


# Texts


def test_words_that_all_pages_have_stand_after_the_texts_of_the_page(page: PreviewHere) -> None:
    labels = [tool["label"] for tool in page.panel("page", path="/tavoitteet/yhteison-kokoaja/")["tools"]]
    of_all_pages = [label.startswith("Words of the pages") for label in labels]
    assert True in of_all_pages
    assert of_all_pages == sorted(of_all_pages)


def test_the_panel_of_a_text_has_its_words_in_each_language_and_what_can_be_done_with_it(
    page: PreviewHere,
) -> None:
    panel = page.panel("text", place=f"{GOAL}#/means/1/fi")
    assert panel["title"] == "Goal 2: means 2"
    fi, en, status, _ = panel["fields"]
    assert (fi["place"], fi["lang"], fi["value"]) == (f"{GOAL}#/means/1/fi", "fi", TESTING)
    assert (en["lang"], en["value"][:7], en["state"]) == ("en", "We test", "current")
    assert [value for value, _ in status["choices"]] == ["", "planned", "under-way", "done"]
    assert [tool["label"] for tool in panel["tools"]] == ["Add below …", "Move up", "Move down", "Remove"]
    assert '<a href="/tavoitteet/yhteison-kokoaja/">' in panel["pages"]


def test_both_languages_of_a_text_are_saved_at_once_and_nothing_else_changes(
    page: PreviewHere, changed: Callable[[str], list[str]]
) -> None:
    edits = [
        {"place": f"{GOAL}#/theme/fi", "old": "Jalkautuva ja yhteisölähtöinen toiminta", "new": "Uusi: aihe"},
        {"place": f"{GOAL}#/theme/en", "old": "On-the-ground, community-led work", "new": "New theme"},
    ]
    status, answer = page.send("edits", {"edits": edits})
    assert (status, answer["said"]) == (200, "Saved.")
    assert changed(GOAL) == [
        "-   fi: Jalkautuva ja yhteisölähtöinen toiminta",
        "-   en: On-the-ground, community-led work",
        '+   fi: "Uusi: aihe"',
        "+   en: New theme",
    ]


def test_what_is_only_tried_is_checked_and_not_written(
    page: PreviewHere, changed: Callable[[str], list[str]]
) -> None:
    edit = {"place": f"{GOAL}#/means/1/fi", "old": TESTING, "new": "Katso [sivu](nowhere)."}
    status, answer = page.send("edits", {"edits": [edit], "dry": True})
    (problem,) = [problem for problem in answer["problems"] if problem["severity"] == "error"]
    assert status == 200
    assert problem["place"] == edit["place"]
    assert problem["text"].startswith("The link leads nowhere: there is no page nowhere. Known here: ")
    assert changed(GOAL) == []


def test_a_mistake_is_not_written_and_told_at_its_field(
    page: PreviewHere, changed: Callable[[str], list[str]]
) -> None:
    status, answer = page.write(f"{GOAL}#/means/1/fi", TESTING, "Katso [sivu](nowhere).")
    assert status == 422
    assert {problem["place"] for problem in answer["problems"]} == {f"{GOAL}#/means/1/fi"}
    assert changed(GOAL) == []


def test_a_character_that_no_text_can_have_is_a_mistake_of_its_writer(page: PreviewHere) -> None:
    status, answer = page.write(f"{GOAL}#/means/1/fi", TESTING, "Kello soi\a.")
    assert (status, "U+0007" in answer["problems"][0]["text"]) == (422, True)


def test_who_writes_over_what_changed_meanwhile_is_told_both(
    page: PreviewHere, project: Path, changed: Callable[[str], list[str]]
) -> None:
    path = project / GOAL
    path.write_text(path.read_text(encoding="utf-8").replace(TESTING, "Heidän."), encoding="utf-8")
    status, answer = page.write(f"{GOAL}#/means/1/fi", TESTING, "Minun.")
    assert status == 409
    assert answer["conflicts"] == [{"place": f"{GOAL}#/means/1/fi", "theirs": "Heidän.", "mine": "Minun."}]
    assert changed(GOAL) == [f"-   - fi: {TESTING}", "+   - fi: Heidän."]


def test_a_request_that_is_sent_twice_is_done_once(
    page: PreviewHere, changed: Callable[[str], list[str]]
) -> None:
    edit = {"place": f"{GOAL}#/means/1/fi", "old": TESTING, "new": "Kerran."}
    for _ in range(2):
        assert page.send("edits", {"edits": [edit], "key": "one"})[0] == 200
    assert changed(GOAL) == [f"-   - fi: {TESTING}", "+   - fi: Kerran."]


def test_a_step_is_undone_and_done_again_after_a_restart_too(
    page: PreviewHere, project: Path, changed: Callable[[str], list[str]]
) -> None:
    assert page.write(f"{GOAL}#/means/1/fi", TESTING, "Toinen.")[0] == 200
    page = PreviewHere(project)
    assert (page.editing.state()["undo"], page.editing.state()["redo"]) == (True, False)
    assert page.send("undo", {})[1]["place"] == f"{GOAL}#/means/1/fi"
    assert changed(GOAL) == []
    assert (page.editing.state()["undo"], page.editing.state()["redo"]) == (False, True)
    assert page.send("redo", {})[0] == 200
    assert changed(GOAL) == [f"-   - fi: {TESTING}", "+   - fi: Toinen."]


def test_an_undo_meets_what_changed_since(page: PreviewHere, project: Path) -> None:
    page.write(f"{GOAL}#/means/1/fi", TESTING, "Toinen.")
    path = project / GOAL
    path.write_text(path.read_text(encoding="utf-8").replace("Toinen.", "Kolmas."), encoding="utf-8")
    assert page.send("undo", {})[0] == 409
    assert "Kolmas." in path.read_text(encoding="utf-8")


def test_a_translation_is_accepted_as_it_is(page: PreviewHere) -> None:
    page.write(f"{GOAL}#/means/1/fi", TESTING, "Testaamme rohkeasti.")
    page.build()
    panel = page.panel("text", place=f"{GOAL}#/means/1/en")
    assert panel["fields"][1]["state"] == "outdated"
    assert page.use(panel, "Accept the translation as it is (English)")[0] == 200
    page.build()
    panel = page.panel("text", place=f"{GOAL}#/means/1/en")
    assert panel["fields"][1]["state"] == "current"


def test_a_block_of_a_long_text_is_changed_added_and_removed_alone(
    page: PreviewHere, changed: Callable[[str], list[str]]
) -> None:
    panel = page.panel("text", place=f"{VISION}#L1-L1")
    old = panel["fields"][0]["value"]
    assert page.write(f"{VISION}#L1-L1", old, "Ensimmäinen.")[0] == 200
    page.build()
    adding = page.panel("block", place=f"{VISION}#L1-L1")
    words = {field["place"]: f"{field['lang']}!" for field in adding["fields"]}
    assert page.fill_in(adding, words)[0] == 200
    assert changed(VISION) == [f"- {old}", "+ Ensimmäinen.", "+ ", "+ fi!"]
    assert changed("content/pages/vision.en.md") == ["+ ", "+ en!"]
    page.build()
    panel = page.panel("text", place=f"{VISION}#L3-L3")
    assert page.use(panel, "Remove")[0] == 200
    assert changed("content/pages/vision.en.md") == []


def test_where_languages_have_not_as_many_blocks_the_other_text_is_saved_as_a_whole(
    page: PreviewHere, project: Path
) -> None:
    english = project / "content/pages/vision.en.md"
    before = english.read_text(encoding="utf-8")
    english.write_text(f"{before}\nOne more.\n", encoding="utf-8")
    page.build()
    panel = page.panel("text", place=f"{VISION}#L1-L1")
    assert page.fill_in(panel, {"vision.en.md#": "Less.\n"})[0] == 200
    assert english.read_text(encoding="utf-8") == "Less.\n"


def test_a_block_goes_below_the_one_it_was_asked_for_wherever_that_stands_by_now(
    page: PreviewHere, project: Path
) -> None:
    adding = page.panel("block", place=f"{VISION}#L1-L1")
    words = {field["place"]: f"{field['lang']}!" for field in adding["fields"]}
    path = project / VISION
    before = path.read_text(encoding="utf-8")
    path.write_text(f"Käsin.\n\n{before}", encoding="utf-8")
    assert page.fill_in(adding, words)[0] == 200
    first = before.partition("\n")[0]
    assert path.read_text(encoding="utf-8") == f"Käsin.\n\n{first}\n\nfi!{before.removeprefix(first)}"
    page.build()
    path.write_text("Toinen.\n", encoding="utf-8")
    assert page.fill_in(adding, words)[0] == 409


# Items of lists


def test_items_are_added_moved_and_removed_with_what_belongs_to_them(
    page: PreviewHere, changed: Callable[[str], list[str]]
) -> None:
    place = f"{GOAL}#/means"
    adding = page.panel("item", place=place, index="2")
    status, answer = page.fill_in(adding, {"/+2/fi": "fi!", "/+2/en": "en!"})
    assert (status, answer["place"]) == (200, f"{place}/2/fi")
    assert changed(GOAL) == ["+   - fi: fi!", "+     en: en!"]
    page.build()
    panel = page.panel("text", place=f"{place}/2/fi")
    assert page.use(panel, "Move up")[1]["place"] == f"{place}/1"
    assert page.send("undo", {})[0] == 200
    assert page.use(panel, "Remove")[0] == 200
    assert changed(GOAL) == []


def test_pasted_paragraphs_become_items(page: PreviewHere, changed: Callable[[str], list[str]]) -> None:
    panel = page.panel("text", place=f"{GOAL}#/means/1/fi")
    status, pasted = page.send(
        "pasted", {"text": "•\tYksi\u00ad.\n•\tKaksi  kertaa.", "place": f"{GOAL}#/means/1/fi"}
    )
    assert (status, pasted["paragraphs"]) == (200, ["Yksi.", "Kaksi kertaa."])
    assert pasted["told"]
    request = panel["fields"][0]["items"]
    items = [{"fi": each} for each in pasted["paragraphs"]]
    assert page.send(request["path"], {**request["body"], "items": items})[0] == 200
    assert changed(GOAL) == ["+   - fi: Yksi.", "+   - fi: Kaksi kertaa."]


def test_a_means_gets_a_status_and_its_text_at_once(
    page: PreviewHere, changed: Callable[[str], list[str]]
) -> None:
    edits = [
        {
            "place": f"{GOAL}#/means/4/fi",
            "old": "Keräämme säännöllisesti tietoa asiakastarpeista.",
            "new": "Keräämme.",
        },
        {"place": f"{GOAL}#/means/4/status", "old": "", "new": "done"},
    ]
    assert page.send("edits", {"edits": edits})[0] == 200
    assert [line for line in changed(GOAL) if line.startswith("+")] == [
        "+   - text:",
        "+       fi: Keräämme.",
        "+       en: We regularly gather information about clients’ needs.",
        "+     status: done",
    ]


# What is begun, and whole pages


def test_a_goal_is_begun_and_its_page_is_named(page: PreviewHere, project: Path) -> None:
    values = {"title/fi": "Luotamme", "title/en": "We trust", "theme/fi": "Luottamus", "theme/en": "Trust"}
    status, answer = page.fill_in(page.panel("new", kind="goal"), values)
    assert (status, answer["goTo"]) == (200, "/tavoitteet/luotamme/")
    written = (project / "content/goals/5-luotamme.yml").read_text(encoding="utf-8")
    assert "draft: true" in written
    assert "  en: We trust\n" in written


def test_what_is_missing_is_named_before_anything_is_begun(page: PreviewHere) -> None:
    status, answer = page.fill_in(page.panel("new", kind="goal"), {"title/fi": "Luotamme"})
    assert (status, answer["message"][:24]) == (422, "Still to be filled in: T")


HISTORY = {
    "title/fi": "Historia",
    "title/en": "History",
    "description/fi": "Ennen.",
    "description/en": "Before.",
}


def test_a_page_is_begun(page: PreviewHere, project: Path) -> None:
    status, answer = page.fill_in(page.panel("new", kind="page"), HISTORY)
    assert (status, answer["goTo"]) == (200, "/historia/")
    assert (project / "content/pages/historia.fi.md").is_file()


def test_what_was_written_by_hand_since_the_last_good_site_outlasts_a_page_that_is_begun(
    page: PreviewHere, project: Path
) -> None:
    site = project / "content/site.yml"
    site.write_text(f"{site.read_text(encoding='utf-8')}# By hand.\n", encoding="utf-8")
    status, _ = page.fill_in(page.panel("new", kind="page"), HISTORY)
    assert (status, "# By hand.\n" in site.read_text(encoding="utf-8")) == (200, True)


@pytest.mark.parametrize(
    ("title", "name"),
    [("2026 on täällä", "on-taalla-2026"), ("Null", "null"), ("Talo " * 60, "talo" + "-talo" * 11)],
)
def test_any_title_can_begin_an_update(page: PreviewHere, project: Path, title: str, name: str) -> None:
    values = {
        "title/fi": title,
        "title/en": "News",
        "date": "2025-06-01",
        "summary/fi": "Nyt.",
        "summary/en": "Now.",
    }
    status, answer = page.fill_in(page.panel("new", kind="update"), values)
    assert (status, answer["problems"]) == (200, [])
    assert (project / f"content/updates/2025-06-01-{name}.yml").is_file()


def picture() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(data, "PNG")
    return data.getvalue()


def test_an_update_is_begun_with_the_picture_that_was_dropped(page: PreviewHere, project: Path) -> None:
    _, kept = page.send("picture?name=Kes%C3%A4%20juhla.PNG", picture(), Content_Type="image/png")
    values = {
        "title/fi": "Kesäjuhla",
        "title/en": "Summer party",
        "date": "2025-06-01",
        "summary/fi": "Juhlimme.",
        "summary/en": "We celebrated.",
        "new-update/goal": "community",
        "picture": kept["picture"],
        "alt/fi": "Ihmisiä pihalla.",
        "alt/en": "People in a yard.",
    }
    without_alt = {key: value for key, value in values.items() if not key.startswith("alt/")}
    status, answer = page.fill_in(page.panel("picture", path="/"), without_alt)
    assert status == 422
    assert answer["message"].startswith("Still to be filled in: What the picture shows")
    status, answer = page.fill_in(page.panel("picture", path="/"), values)
    assert (status, answer.get("message")) == (200, None)
    written = (project / "content/updates/2025-06-01-kesajuhla.yml").read_text(encoding="utf-8")
    assert "goals: [community]" in written
    assert written.endswith(
        "picture:\n  file: kesa-juhla.png\n  alt:\n    fi: Ihmisiä pihalla.\n    en: People in a yard.\n"
    )
    assert (project / "content/updates/kesa-juhla.png").read_bytes() == picture()


def test_no_path_is_taken_from_the_day_of_an_update(page: PreviewHere) -> None:
    values = {
        "title/fi": "Uutta",
        "title/en": "News",
        "date": "1/2025",
        "summary/fi": "Nyt.",
        "summary/en": "Now.",
    }
    assert page.fill_in(page.panel("new", kind="update"), values)[0] == 400


def test_words_about_a_picture_that_is_no_longer_kept_are_not_lost(page: PreviewHere, project: Path) -> None:
    values = {
        "title/fi": "Kesäjuhla",
        "title/en": "Summer party",
        "date": "2025-06-01",
        "summary/fi": "Juhlimme.",
        "summary/en": "We celebrated.",
        "picture": "of a preview before this one",
        "alt/fi": "Ihmisiä pihalla.",
        "alt/en": "People in a yard.",
    }
    status, answer = page.fill_in(page.panel("picture", path="/"), values)
    assert (status, answer["message"]) == (422, "Still to be filled in: Picture.")
    assert not (project / "content/updates/2025-06-01-kesajuhla.yml").exists()


def test_the_panel_of_a_page_has_all_its_texts_those_too_that_nobody_sees(page: PreviewHere) -> None:
    panel = page.panel("page", path="/tavoitteet/yhteison-kokoaja/")
    labels = [tool["label"] for tool in panel["tools"]]
    assert labels[:3] == ["New goal", "New update", "New page"]
    assert any(label.startswith("Goal 2: means 6: Kehitämme") for label in labels)
    home = page.panel("page", path="/")
    assert any("description" in tool["label"] for tool in home["tools"])


def test_a_goal_becomes_a_draft_and_is_one_no_more(
    page: PreviewHere, changed: Callable[[str], list[str]]
) -> None:
    for label, lines in (("Make it a draft", ["+ draft: true"]), ("Ready: no longer a draft", [])):
        panel = page.panel("page", path="/tavoitteet/yhteison-kokoaja/")
        assert page.use(panel, label)[0] == 200
        assert changed(GOAL) == lines
        page.build()


def test_a_page_that_a_site_needs_is_not_offered_as_a_draft(page: PreviewHere) -> None:
    offered = {
        path: "Make it a draft" in [tool["label"] for tool in page.panel("page", path=path)["tools"]]
        for path in ("/tarina/", "/tietoa/")
    }
    assert offered == {"/tarina/": False, "/tietoa/": True}


def test_what_says_that_it_is_no_draft_can_become_one(page: PreviewHere, project: Path) -> None:
    path = project / GOAL
    path.write_text(path.read_text(encoding="utf-8").replace("number: 2", "draft: false\nnumber: 2"), "utf-8")
    page.build()
    panel = page.panel("page", path="/tavoitteet/yhteison-kokoaja/")
    assert page.use(panel, "Make it a draft")[0] == 200
    assert "\ndraft: true\nnumber: 2" in path.read_text(encoding="utf-8")


def test_an_indicator_is_agreed(page: PreviewHere, changed: Callable[[str], list[str]]) -> None:
    panel = page.panel("agree", place=f"{GOAL}#/indicators/0")
    values = {
        "name/fi": "Tapahtumat",
        "name/en": "Events",
        "unit": "number",
        "baseline/date": "2023-01-01",
        "baseline/value": "3",
        "target/date": "2025-12-31",
        "target/value": "1 200",
    }
    status, answer = page.fill_in(panel, values)
    assert (status, answer["problems"]) == (200, [])
    assert changed(GOAL)[:3] == ["- indicators: to-be-agreed", "+ indicators:", "+   - id: tapahtumat"]


@pytest.mark.parametrize("in_table", [False, True])
def test_a_measurement_is_added_where_the_others_are(tmp_path: Path, *, in_table: bool) -> None:
    project = copy_living_project(tmp_path / "project")
    page = PreviewHere(project)
    content = read_content(project)
    path, index, indicator = next(
        (content.goal_paths[goal.id], index, indicator)
        for goal in content.goals
        if not isinstance(goal.indicators, str)
        for index, indicator in enumerate(goal.indicators)
        if indicator.target and indicator.measurements and isinstance(indicator.measurements, str) is in_table
    )
    panel = page.panel("measure", place=f"{path}#/indicators/{index}")
    status, answer = page.fill_in(panel, {"date": "2026-12-01", "value": "860"})
    assert (status, answer["problems"], answer.get("message")) == (200, [], None)
    table = project / f"content/goals/{indicator.measurements}" if in_table else project / path
    written = table.read_text(encoding="utf-8-sig")
    assert ("2026-12-01;860" if in_table else "- {date: 2026-12-01, value: 860}\n") in written
