"""One cause has one message: what only follows from a mistake is not told beside it."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from kalliola_site.load.project import load
from kalliola_site.pipeline import assemble, check
from kalliola_site.problems.problem import Problem, ProblemsFoundError
from kalliola_site.validate.content import validate
from tests.conftest import LIVING
from tests.validate.test_prose import GOAL, SITE, change

NEIGHBOURS = "content/goals/1-neighbours.yml"
INTERFACE = "content/interface.yml"


def told(project: Path) -> list[Problem]:
    _, problems = validate(load(project)[0])
    others = ("placeholder-address", "contact-missing")
    return [problem for problem in problems if problem.message.id not in others]


@pytest.mark.parametrize(
    ("path", "right", "wrong", "meant"),
    [
        (GOAL, "\ntitle:", "\ntitel:", "title"),
        (SITE, "\nlanguages:", "\nlangauges:", "languages"),
        (SITE, "\n  story:", "\n  storry:", "story"),
        (GOAL, "  fi: Brändi", "  if: Brändi", "fi"),
    ],
)
def test_what_a_misspelt_name_was_meant_to_be_is_not_missing(
    content: Path, path: str, right: str, wrong: str, meant: str
) -> None:
    change(content, path, right, wrong)
    (problem,) = told(content)
    assert (problem.place.words.strip(": "), str(problem.hint)) == (
        wrong.strip().partition(":")[0],
        f"Did you mean {meant}?",
    )


def test_a_page_of_ones_own_is_no_other_page_misspelt(content: Path) -> None:
    change(content, SITE, "\n  story:", "\n  stories:")
    (content / "content/pages/stories.fi.md").write_text("Tarinoita.\n", encoding="utf-8")
    assert "page-missing" in {problem.message.id for problem in told(content)}


@pytest.mark.parametrize("name", ["about.FI.md", "abuot.fi.md", "about.md", "../goals/about.fi.md"])
def test_a_text_under_another_name_is_not_missing_under_its_own(content: Path, name: str) -> None:
    pages = content / "content/pages"
    (pages / "about.fi.md").rename(pages / name)
    (problem,) = told(content)
    assert problem.place.path.endswith(name.removeprefix(".."))
    assert "about.fi.md" in str(problem.hint) or str(problem.hint) == "Did you mean fi?"


def test_half_a_number_before_a_comma_is_no_mistake_by_itself(content: Path) -> None:
    change(content, "content/brand.yml", 'ratio: "7"', "ratio: 4,5")
    (problem,) = told(content)
    assert problem.message.id == "decimal-comma-in-braces"


def test_a_workbook_that_is_named_is_told_of_once(tmp_path: Path) -> None:
    living = tmp_path / "living"
    shutil.copytree(LIVING / "content", living / "content")
    change(living, NEIGHBOURS, "volunteers.csv", "volunteers.xlsx")
    folder = living / "content/goals"
    (folder / "volunteers.csv").unlink()
    with zipfile.ZipFile(folder / "volunteers.xlsx", "w") as workbook:
        workbook.writestr("xl/workbook.xml", "<workbook/>")
    assert told(living) == []  # what kind of file it is was said when it was read
    (folder / "volunteers.xlsx").write_text("no workbook\n", encoding="utf-8")
    (problem,) = told(living)
    assert problem.message.id == "table-kind"


def test_doubled_braces_around_a_placeholder_are_told_of_once(content: Path) -> None:
    change(content, INTERFACE, "{years}", "{{years}}")
    (problem,) = told(content)
    assert problem.message.id == "placeholder-half-open"


def test_each_key_of_an_item_without_its_hyphen_is_not_told_of(content: Path) -> None:
    item = "  - text: {fi: Keino, en: Means}\n    fi: Toinen\n    en: Another\n"
    change(content, GOAL, "means:\n", f"means:\n{item}")
    (problem,) = told(content)
    assert problem.place.words.startswith("fi")


@pytest.mark.parametrize(
    ("path", "right", "wrong", "key"),
    [
        (GOAL, "\nslug: {", "\nslug:{", "slug"),
        (SITE, "\nnavigation: [", "\nnavigation:[", "navigation"),
        (SITE, "\nurl: ", "\nurl:", "url"),
    ],
)
def test_a_colon_without_its_space_is_told_of_where_it_stands(
    content: Path, path: str, right: str, wrong: str, key: str
) -> None:
    text = (content / path).read_text(encoding="utf-8")
    if right not in text:
        text = text.replace(f"\n{key}:\n", right, 1)
    assert right in text
    (content / path).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    sources, found = load(content)
    (problem,) = (item for item in (*found, *validate(sources)[1]) if item.severity == "error")
    assert str(problem.hint).startswith(f"Write a space after the colon: {key}:")


def test_a_copied_file_is_told_of_by_its_id_alone(project: Path) -> None:
    goal = (project / GOAL).read_text(encoding="utf-8")
    (project / "content/goals/9-copy.yml").write_text(
        goal.replace("number: 1", "number: 9"), encoding="utf-8"
    )
    with pytest.raises(ProblemsFoundError) as caught:
        assemble(project)
    errors = [problem.message.id for problem in caught.value.problems if problem.severity == "error"]
    assert errors == ["duplicate-goal-id"]


def test_without_goals_nothing_that_counts_or_names_them_is_blamed(tmp_path: Path) -> None:
    shutil.copytree(LIVING / "content", tmp_path / "content")
    shutil.rmtree(tmp_path / "content/goals")
    assert [problem.message.id for problem in told(tmp_path)] == ["folder-empty"]


def test_a_picture_that_is_missing_and_one_that_is_not_used_are_one_mistake(tmp_path: Path) -> None:
    shutil.copytree(LIVING / "content", tmp_path / "content")
    change(tmp_path, "content/updates/2026-06-01-club-rooms.yml", "club-room.png", "kerhohuone.jpg")
    assert [problem.message.id for problem in told(tmp_path)] == ["picture-missing"]


def test_a_document_of_word_among_pictures_is_told_of_as_what_it_is(tmp_path: Path) -> None:
    shutil.copytree(LIVING / "content", tmp_path / "content")
    (tmp_path / "content/updates/news.docx").write_bytes(b"PK\x03\x04")
    assert [problem.message.id for problem in told(tmp_path)] == ["office-file"]


def test_a_link_to_the_file_of_a_page_is_told_the_page(content: Path) -> None:
    change(content, "content/pages/about.fi.md", "(story)", "(story.fi.md)")
    (problem,) = told(content)
    assert str(problem.hint) == "Did you mean story?"


def test_a_page_that_is_twice_in_a_menu_is_told_of(content: Path) -> None:
    change(content, SITE, "navigation: [story", "navigation: [story, story")
    assert [problem.message.id for problem in told(content)] == ["page-twice"]


def test_a_locale_of_another_language_of_the_site_is_told_of(content: Path) -> None:
    change(content, SITE, "locale: en_GB", "locale: fi_FI")
    assert [problem.message.id for problem in told(content)] == ["locale-of-another"]


def test_check_tells_of_a_number_that_no_goal_has(project: Path) -> None:
    change(project, GOAL, "number: 1", "number: 7")
    found = [problem for problem in check(project).warnings if problem.message.id == "goal-numbers"]
    assert [problem.values["numbers"] for problem in found] == ["2, 3, 4, 7"]


@pytest.mark.parametrize("name", ["goals - kopio", "content", "tavoitteet"])
def test_a_copied_folder_is_told_of_once_and_none_of_its_files_are(tmp_path: Path, name: str) -> None:
    shutil.copytree(LIVING / "content", tmp_path / "content")
    copied = LIVING / "content" if name == "content" else LIVING / "content/goals"
    shutil.copytree(copied, tmp_path / "content" / name)
    (problem,) = told(tmp_path)
    assert (problem.message.id, problem.place.path) == ("unknown-folder", f"content/{name}")


def test_a_table_in_another_folder_is_told_of_once_where_it_is_named(tmp_path: Path) -> None:
    shutil.copytree(LIVING / "content", tmp_path / "content")
    (tmp_path / "content/data").mkdir()
    (tmp_path / "content/goals/volunteers.csv").rename(tmp_path / "content/data/volunteers.csv")
    (problem,) = told(tmp_path)
    assert (problem.message.id, problem.place.path) == ("table-missing", NEIGHBOURS)
    assert "content/data/volunteers.csv? Move that file into the folder content/goals" in str(problem.hint)


@pytest.mark.parametrize(
    "written", ["C:\\Users\\Maija\\Desktop\\Strategia\\volunteers.csv", "content/goals/volunteers.csv"]
)
def test_a_table_with_the_path_of_ones_own_machine_is_found(tmp_path: Path, written: str) -> None:
    shutil.copytree(LIVING / "content", tmp_path / "content")
    change(tmp_path, NEIGHBOURS, "volunteers.csv", written)
    (problem,) = told(tmp_path)
    assert str(problem.hint) == "Did you mean volunteers.csv?"


def test_a_misspelt_page_of_ones_own_is_told_of_where_it_is_listed(content: Path) -> None:
    change(content, SITE, "\n  accessibility:", "\n  accesibility:")
    (problem,) = told(content)
    assert (problem.place.path, str(problem.hint)) == (SITE, "Did you mean accessibility?")


def test_a_mistake_in_a_source_outdates_no_translation(project: Path) -> None:
    change(project, INTERFACE, 'fi: "Tavoite {number}"', 'fi: "Tavoite {numero}"')
    change(project, "content/pages/about.fi.md", "## ", "# ")
    assert [problem.message.id for problem in told(project)] == ["unknown-placeholder", "heading-level"]


def test_what_is_yet_to_be_written_waits_for_nobody_to_accept_it(project: Path) -> None:
    for language in ("fi", "en"):
        (project / f"content/pages/vision.{language}.md").write_text("[Tulossa]\n", encoding="utf-8")
    change(project, "content/translations.yml", '"pages/vision.md"', '"pages/another.md"')
    found = {problem.message.id for problem in check(project).warnings if "vision" in problem.place.path}
    assert found == {"yet-to-be-written"}


def test_a_record_that_breaks_off_is_to_be_brought_back_not_mended(project: Path) -> None:
    record = project / "content/translations.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text[: text.index('source: "') + len('source: "Va')], encoding="utf-8")
    (problem,) = load(project)[1]
    assert (problem.message.id, str(problem.hint)) == (
        "yaml-quotes-open",
        "Bring it back, from version control, say.",
    )
