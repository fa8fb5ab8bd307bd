"""Saving edits: all or none, held against the checks of the build, to be undone and done again."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from kalliola_site.edit.text_edits.edited_files import edited_files
from kalliola_site.edit.text_edits.edits import Conflict, EditConflictError, InsertItem, RemoveItem, TextEdit
from kalliola_site.edit.text_edits.saving import accept_translation, problems_of, save_edits, save_files
from kalliola_site.edit.text_edits.undoing import can_undo_and_redo, redo, undo
from kalliola_site.load.project import Project, load
from kalliola_site.model.paths import TRANSLATIONS
from kalliola_site.problems import messages
from kalliola_site.problems.problem import ProblemsFoundError
from kalliola_site.publish.undo_journal import JOURNAL
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.source import Source
from kalliola_site.validate.content import validate
from tests.conftest import ROOT, tree

GOAL = "content/goals/1-inequality.yml"
STORY = "content/pages/story.en.md"
FINNISH = TextPlace(GOAL, ("title", "fi"))
ENGLISH = TextPlace(GOAL, ("title", "en"))
OLD = {
    FINNISH: "Kalliola tunnetaan eriarvoisuuden ratkaisijana",
    ENGLISH: "Kalliola is known for solving inequality",
}


@pytest.fixture
def content(content: Path, memory: Path) -> Path:
    """The sample content, where it may be saved again and again."""
    return shutil.copytree(content, memory / "project")


def edit(place: TextPlace, new: str | None, old: str | None = None) -> TextEdit:
    return TextEdit(place, old or OLD[place], new)


def words(project: Path) -> dict[str, bytes]:
    return tree(project / "content")


def test_all_languages_of_a_text_are_saved_at_once(content: Path) -> None:
    before = words(content)
    saved = save_edits(content, [edit(FINNISH, "Uusi"), edit(ENGLISH, "New")])
    assert saved.paths == (GOAL,)
    changed = before["goals/1-inequality.yml"].decode().replace(f"\n  fi: {OLD[FINNISH]}\n", "\n  fi: Uusi\n")
    changed = changed.replace(f"\n  en: {OLD[ENGLISH]}\n", "\n  en: New\n", 1)
    assert words(content) == {**before, "goals/1-inequality.yml": changed.encode()}


def test_of_a_conflict_nothing_is_written(content: Path) -> None:
    before = words(content)
    with pytest.raises(EditConflictError) as raised:
        save_edits(content, [edit(FINNISH, "Uusi"), edit(ENGLISH, "New", old="What I saw")])
    assert raised.value.conflicts == (Conflict(ENGLISH, OLD[ENGLISH], "New"),)
    assert words(content) == before


def test_a_mistake_is_told_as_the_build_tells_it_and_nothing_is_written(content: Path) -> None:
    before = words(content)
    with pytest.raises(ProblemsFoundError) as raised:
        save_edits(content, [edit(FINNISH, None)])
    assert [problem.message.id for problem in raised.value.problems] == ["source-text-missing"]
    assert [problem.message.id for problem in problems_of(content, [edit(FINNISH, None)])] == [
        "source-text-missing"
    ]
    assert words(content) == before


def test_who_mends_one_mistake_need_not_mend_the_others_first(content: Path) -> None:
    story = content / STORY
    story.write_bytes(b"A [link](nowhere).\n\nAnother [link](nowhere-either).\n\n" + story.read_bytes())
    block = TextPlace(STORY, lines=(1, 1))
    save_edits(content, [TextEdit(block, "A [link](nowhere).", "A link.")])
    assert story.read_text(encoding="utf-8").startswith("A link.\n\nAnother [link](nowhere-either).")
    with pytest.raises(ProblemsFoundError) as raised:
        save_edits(content, [TextEdit(block, "A link.", "A [link](nowhere-too).")])
    assert [problem.values["key"] for problem in raised.value.problems] == ["nowhere-too"]


def test_a_locked_file_is_left_alone(content: Path) -> None:
    (content / GOAL).chmod(0o444)
    with pytest.raises(ProblemsFoundError) as raised:
        save_edits(content, [edit(FINNISH, "Uusi")])
    assert [problem.message for problem in raised.value.problems] == [messages.editing.READ_ONLY]
    (content / GOAL).chmod(0o644)
    assert can_undo_and_redo(content) == (False, False)


def test_what_another_program_saves_between_reading_and_writing_is_kept(content: Path) -> None:
    goal = content / GOAL
    theirs = goal.read_text(encoding="utf-8").replace(OLD[ENGLISH], "Theirs")

    def make(project: Project) -> Mapping[str, Source]:
        files = edited_files(project, [edit(FINNISH, "Uusi")])
        goal.write_text(theirs, encoding="utf-8")
        return files

    save_files(content, make)
    assert goal.read_text(encoding="utf-8") == theirs.replace(f"\n  fi: {OLD[FINNISH]}\n", "\n  fi: Uusi\n")


def test_a_request_that_is_asked_twice_is_done_once(content: Path) -> None:
    item = InsertItem(TextPlace(GOAL, ("outcomes", 0)), {"fi": "Uusi", "en": "New"})
    saved = save_edits(content, [item], key="request 1")
    assert save_edits(content, [item], key="request 1") == saved
    assert (content / GOAL).read_text(encoding="utf-8").count("  - fi: Uusi\n") == 1


def test_a_picture_and_the_file_that_names_it_are_saved_together(content: Path) -> None:
    update = Source(
        "content/updates/2026-01-01-news.yml",
        "id: news\ndate: 2026-01-01\nslug: {fi: uutinen, en: news}\ntitle: {fi: Uutinen, en: News}\n"
        "summary: {fi: Lyhyesti, en: In short}\ntext: [{fi: Teksti, en: Text}]\n"
        "picture: {file: a.png, alt: {fi: Kuva, en: Picture}}\n",
    )
    png = (ROOT / "kalliola_site/edit/sample_project/content/updates/club-room.png").read_bytes()
    with pytest.raises(ProblemsFoundError):
        save_files(content, lambda _: {update.path: update})
    save_files(content, lambda _: {update.path: update, "content/updates/a.png": png})
    assert (content / "content/updates/a.png").read_bytes() == png
    undo(content)
    assert list((content / "content/updates").iterdir()) == []


def test_what_was_saved_is_undone_and_done_again_to_the_byte(content: Path) -> None:
    (content / GOAL).write_bytes((content / GOAL).read_bytes().replace(b"\n", b"\r\n", 3))
    states = [words(content)]
    for number, place in enumerate([FINNISH, ENGLISH]):
        save_edits(content, [edit(place, f"New {number}")])
        states.append(words(content))
    assert can_undo_and_redo(content) == (True, False)
    for state in (states[1], states[0]):
        assert undo(content) is not None
        assert words(content) == state
    assert (undo(content), can_undo_and_redo(content)) == (None, (False, True))
    for state in states[1:]:
        assert redo(content) is not None
        assert words(content) == state
    assert redo(content) is None


def test_after_another_save_what_was_undone_is_gone(content: Path) -> None:
    save_edits(content, [edit(FINNISH, "Uusi")])
    undo(content)
    save_edits(content, [edit(ENGLISH, "New")])
    assert redo(content) is None


def test_an_undo_leaves_what_others_have_changed_since(content: Path) -> None:
    goal = content / GOAL
    save_edits(content, [edit(FINNISH, "Uusi")])
    goal.write_text(goal.read_text(encoding="utf-8").replace(OLD[ENGLISH], "Theirs"), encoding="utf-8")
    undo(content)
    text = goal.read_text(encoding="utf-8")
    assert f"\n  fi: {OLD[FINNISH]}\n  en: Theirs\n" in text
    redo(content)
    assert "\n  fi: Uusi\n  en: Theirs\n" in goal.read_text(encoding="utf-8")


def test_an_undo_of_one_language_leaves_the_other_beside_it_on_the_line(content: Path) -> None:
    place = TextPlace("content/site.yml", ("organisation", "summary", "fi"))
    save_edits(content, [TextEdit(place, "Setlementtiyhdistys Helsingissä", "Setlementti")])
    site = content / "content/site.yml"
    site.write_text(
        site.read_text(encoding="utf-8").replace("Settlement association", "An association"), "utf-8"
    )
    undo(content)
    wanted = "summary: {fi: Setlementtiyhdistys Helsingissä, en: An association in Helsinki}"
    assert wanted in site.read_text(encoding="utf-8")


def test_an_undo_does_not_write_over_what_someone_has_changed_since(content: Path) -> None:
    save_edits(content, [edit(FINNISH, "Uusi")])
    save_edits(content, [edit(FINNISH, "Uudempi", old="Uusi")])
    goal = content / GOAL
    goal.write_text(goal.read_text(encoding="utf-8").replace("Uudempi", "Heidän"), encoding="utf-8")
    before = words(content)
    with pytest.raises(EditConflictError) as raised:
        undo(content)
    assert raised.value.conflicts == (Conflict(FINNISH, "Heidän", "Uusi"),)
    assert (words(content), can_undo_and_redo(content)) == (before, (True, True))


def test_what_cannot_be_undone_is_no_bar_to_what_was_saved_before_it(content: Path) -> None:
    goal = content / GOAL
    save_edits(content, [edit(ENGLISH, "New")])
    save_edits(content, [edit(FINNISH, "Uusi")])
    goal.write_text(goal.read_text(encoding="utf-8").replace("Uusi", "Heidän"), encoding="utf-8")
    with pytest.raises(EditConflictError):
        undo(content)
    undo(content)
    now = goal.read_text(encoding="utf-8")
    assert ("Heidän" in now, OLD[ENGLISH] in now) == (True, True)


def test_without_its_journal_nothing_can_be_undone_and_all_else_goes_on(content: Path) -> None:
    save_edits(content, [edit(FINNISH, "Uusi")])
    for path in (content / JOURNAL).iterdir():
        path.write_bytes(b"{}")
    assert undo(content) is None
    save_edits(content, [edit(ENGLISH, "New")])
    assert undo(content) is not None


def test_a_journal_behind_a_link_is_not_written(content: Path) -> None:
    (content / ".cache").symlink_to(content / "elsewhere")
    (content / "elsewhere").mkdir()
    with pytest.raises(ProblemsFoundError) as raised:
        save_edits(content, [edit(FINNISH, "Uusi")])
    assert [problem.message for problem in raised.value.problems] == [messages.editing.NOT_THROUGH_LINKS]
    assert list((content / "elsewhere").iterdir()) == []


def test_a_translation_is_accepted_as_it_is(content: Path) -> None:
    def states() -> dict[str, str]:
        checked, _ = validate(load(content)[0])
        assert checked is not None
        return {item.text.key: item.state for item in checked.translations}

    before = states()
    assert before["goals/1-inequality.yml title"] == "draft"
    assert accept_translation(content, ENGLISH, OLD[ENGLISH]).paths == (TRANSLATIONS,)
    assert states() == {**before, "goals/1-inequality.yml title": "current"}
    story = (content / STORY).read_text(encoding="utf-8")
    accept_translation(content, TextPlace(STORY), story)
    assert states()["pages/story.md"] == "current"
    undo(content)
    assert states() == {**before, "goals/1-inequality.yml title": "current"}
    with pytest.raises(EditConflictError):
        accept_translation(content, ENGLISH, "What I saw")


ONE_OF_TWO = """\
import sys
from pathlib import Path
from kalliola_site.edit.text_edits.edits import InsertItem
from kalliola_site.edit.text_edits.saving import save_edits
from kalliola_site.syntax.place_in_file import TextPlace
folder, name = Path(sys.argv[1]), sys.argv[2]
for number in range(10):
    words = {"fi": f"{name} {number}", "en": f"{name} {number}"}
    save_edits(folder, [InsertItem(TextPlace("%s", ("outcomes", 0)), words)])
""".replace("%s", GOAL)


def test_two_programs_that_save_at_once_lose_nothing(content: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", ONE_OF_TWO, content, name], cwd=ROOT)
        for name in ("Yksi", "Kaksi")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    text = (content / GOAL).read_text(encoding="utf-8")
    saved = [f"  - fi: {name} {number}\n" for name in ("Yksi", "Kaksi") for number in range(10)]
    assert [words for words in saved if text.count(words) != 1] == []
    assert len(json.loads((content / JOURNAL / "history.json").read_bytes())["done"]) == 20
    removed = {"fi": "Yksi 0", "en": "Yksi 0"}
    with pytest.raises(EditConflictError):
        save_edits(content, [RemoveItem(TextPlace(GOAL, ("outcomes", 40)), removed)])
