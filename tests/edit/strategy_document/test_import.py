"""``import strategy``: shown first, written whole or not at all, and marked where it is not certain."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kalliola_site.cli.main import main
from kalliola_site.edit.strategy_document import recognise
from kalliola_site.edit.strategy_document.ledger import LettersLostError
from kalliola_site.load.project import load
from kalliola_site.validate.content import validate
from kalliola_site.validate.read_content import read_content
from kalliola_site.validate.remarks.unconfirmed import unconfirmed_problems
from tests.conftest import ROOT, tree
from tests.edit.test_new import answered
from tests.support.word_documents import paragraph, strategy_document, word_document

OTHER = ROOT / "tests/support/documents/6-toinen-rakenne.docx"
GOALS = ("Naapurit kohtaavat", "Talo kunnostetaan")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "strategia.docx"
    file.write_bytes(strategy_document("2026-2028", GOALS))
    return file


def imported(project: Path, file: Path, *options: str) -> int:
    return main(["import", "strategy", str(file), "--project", str(project), "--lang", "en", *options])


def test_a_dry_run_shows_what_was_recognised_and_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(project)
    assert imported(project, OTHER, "--dry-run") == 0
    told = capsys.readouterr().out
    assert "years        2026–2030" in told
    assert "Without a place in the content (10)" in told
    assert (
        "“Hallitus arvioi strategian toteutumista vuosittain.” (under “Seuranta ja raportointi”"
        in " ".join(told.split())
    )
    assert "vision.role: “VISIO – maailma, jonka haluamme saada aikaan.”" in " ".join(told.split())
    assert tree(project) == before


def test_where_nobody_can_be_asked_nothing_is_written_without_yes(
    project: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(project)
    assert imported(project, document) == 2
    assert "add --yes" in capsys.readouterr().err
    assert tree(project) == before


def test_the_strategy_becomes_the_next_period_in_the_source_language_alone(
    project: Path, document: Path
) -> None:
    assert imported(project, document, "--yes", "--id", "1=neighbours", "--slug", "1.en=neighbours") == 0
    content = read_content(project)
    assert content.strategy.period.name == "2026-2028"
    assert [past.period for past in content.past] == ["2023-2025"]
    first, second = content.goals
    assert (first.id, dict(first.slug)) == ("neighbours", {"fi": "naapurit-kohtaavat", "en": "neighbours"})
    assert second.id == "talo-kunnostetaan"
    assert dict(first.means[0]) == {"fi": "Keino 1."}
    assert first.draft
    assert dict(content.strategy.vision.statement) == {"fi": "Jokaisessa rapussa tunnetaan naapurit."}
    assert content.texts["vision", "fi"].text == "Siihen menee aikaa.\n"
    assert ("vision", "en") not in content.texts
    states = {item.text.key: item.state for item in content.translations}
    assert states["goals/1-neighbours.yml means.1"] == states["pages/mission.md"] == "missing"


def test_what_says_the_same_as_before_keeps_its_id_its_address_and_its_translation(project: Path) -> None:
    assert imported(project, OTHER, "--yes") == 0
    content = read_content(project)
    goal = content.goals[0]
    assert (goal.id, goal.slug["en"]) == ("inequality", "solving-inequality")
    assert goal.means[0]["en"].startswith("We define what inequality")
    assert content.strategy.values.items[0].id == "joy"
    assert content.strategy.values.items[0].name["en"] == "Joy"


def test_a_strategy_of_the_same_years_is_no_next_one(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(project)
    assert imported(project, ROOT / "tests/support/documents/1-word-suomi.docx", "--yes") == 2
    assert "has to begin after the present one" in capsys.readouterr().err
    assert tree(project) == before


def test_a_whole_new_project_can_be_checked_and_has_nothing_of_another_organisation(
    tmp_path: Path, document: Path
) -> None:
    folder = tmp_path / "new"
    assert imported(tmp_path, document, "--into", str(folder), "--yes", "--organisation", "Naapurit ry") == 0
    content, problems = validate(load(folder)[0])
    assert content is not None
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert content.site.organisation.name == "Naapurit ry"
    assert content.strategy.promise["fi"] == "Naapurusto elää"
    assert content.strategy.closing["fi"].startswith("[")
    written = "".join(
        data.decode() for path, data in tree(folder / "content").items() if path.endswith((".yml", ".md"))
    )
    assert "Kalliola" not in written
    assert {problem.place.path for problem in unconfirmed_problems(content)} == {"content/site.yml"}


def test_a_folder_in_use_is_left_alone(tmp_path: Path, document: Path) -> None:
    before = tree(tmp_path)
    assert imported(tmp_path, document, "--into", str(tmp_path), "--yes") == 2
    assert tree(tmp_path) == before


def test_a_document_in_english_makes_a_project_with_english_first(tmp_path: Path) -> None:
    file = tmp_path / "strategy.docx"
    goals = [paragraph("Goal 1: Neighbours meet", 1), paragraph("Actions", 2), paragraph("We open doors.")]
    file.write_bytes(
        word_document(
            [paragraph("Strategy 2029–2031", 1), paragraph("Mission", 1), paragraph("We open doors."), *goals]
        )
    )
    assert imported(tmp_path, file, "--into", str(tmp_path / "new"), "--yes") == 0
    content, _ = validate(load(tmp_path / "new")[0])
    assert content is not None
    assert content.languages == ("en", "fi")
    assert content.goals[0].title["en"] == "Neighbours meet"


def test_a_document_in_another_language_than_the_site_is_not_taken(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "strategy.docx"
    file.write_bytes(
        word_document([paragraph("Our mission", 1), paragraph("We open doors between the neighbours.")])
    )
    assert imported(project, file, "--yes") == 1
    assert "in another language (en)" in capsys.readouterr().err


def test_an_uncertain_placing_is_marked_in_its_file_until_somebody_deletes_the_mark(
    project: Path, tmp_path: Path
) -> None:
    file = tmp_path / "strategia.docx"
    body = [
        paragraph("Strategia 2026–2028", 1),
        paragraph("Visio", 1),
        paragraph("Jokaisessa rapussa tunnetaan naapurit."),
        paragraph("Siihen menee aikaa. Aloitamme nyt."),
    ]
    file.write_bytes(word_document(body))
    assert imported(project, file, "--yes") == 0
    (problem,) = unconfirmed_problems(read_content(project))
    assert problem.place.path == "content/strategy.yml"
    assert problem.place.excerpt.strip().startswith("# [?] ")
    strategy = project / "content/strategy.yml"
    lines = strategy.read_text(encoding="utf-8").splitlines(keepends=True)
    assert lines[problem.place.line].strip() == "statement:"
    strategy.write_text("".join(line for line in lines if "[?]" not in line), encoding="utf-8")
    assert list(unconfirmed_problems(read_content(project))) == []


def test_a_document_without_years_needs_them_told(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "strategia.docx"
    file.write_bytes(word_document([paragraph("Missio", 1), paragraph("Avaamme ovia.")]))
    assert imported(project, file, "--yes") == 2
    assert imported(project, file, "--yes", "--years", "2026-2027") == 0
    assert read_content(project).strategy.period.name == "2026-2027"


def test_a_pdf_is_refused_with_what_to_do(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "strategia.docx"
    file.write_bytes(b"%PDF-1.7\n")
    assert imported(project, file, "--yes") == 1
    assert "Ask for the document that the PDF was made from" in " ".join(capsys.readouterr().err.split())


def test_nothing_is_written_where_a_letter_would_be_lost(
    project: Path, document: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lose(*_: object) -> None:
        raise LettersLostError("lost a × 1")

    monkeypatch.setattr(recognise, "recognise", lose)
    before = tree(project)
    assert imported(project, document, "--yes") == 70
    assert "a mistake in the program" in capsys.readouterr().err
    assert tree(project) == before


@pytest.mark.parametrize(
    "options",
    [
        ("--id", "1"),
        ("--id", "1=Ei käy"),
        ("--slug", "1=naapurit"),
        ("--slug", "1.fi=Ei käy"),
        ("--id", "1=same", "--id", "2=same"),
        ("--organisation", "Naapurit ry"),
    ],
)
def test_an_option_that_is_wrong_writes_nothing(
    project: Path, document: Path, options: tuple[str, ...]
) -> None:
    before = tree(project)
    assert imported(project, document, "--yes", *options) == 2
    assert tree(project) == before


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")
def test_on_a_terminal_names_are_asked_for_with_proposals_and_then_whether_to_write(
    project: Path, document: Path
) -> None:
    output = answered(project, "neighbours\n\n\n\n\n\ny\n", "import", "strategy", str(document))
    assert "Tavoitteen 1 tunnus, ”Naapurit kohtaavat” [naapurit-kohtaavat]" in output
    content = read_content(project)
    assert [goal.id for goal in content.goals] == ["neighbours", "talo-kunnostetaan"]
    assert [value.id for value in content.strategy.values.items] == ["joy", "rauha"]
