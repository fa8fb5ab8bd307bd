"""Translators' own programs open what is exported, and what they save is taken over."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from translate.storage import pypo

from kalliola_site.cli.main import main
from kalliola_site.edit.translators_files.po import PoFile, decode_po, read_po
from kalliola_site.syntax.source import Source
from kalliola_site.validate.read_content import read_content
from tests.conftest import ROOT, copy_living_project, copy_project, tree
from tests.language.test_translation_states import FINNISH_TITLE, GOAL, TITLE, change
from tests.support import gettext_programs

SAVED = ROOT / "tests/support/translators_files"
ABOUT = "content/pages/about.fi.md"
MISSING = "goals/1-inequality.yml outcomes.1"
DRAFT = "goals/1-inequality.yml outcomes.2"


def in_work(folder: Path) -> Path:
    """Make a project with texts in every state, long ones and ones of several lines among them."""
    project = copy_project(folder)
    change(project, ABOUT, "[missio](mission), ", "[missio](mission),\n")
    main(["translations", "accept", "--all", "--project", str(project)])
    change(project, ABOUT, "Tällä sivustolla", "Täällä")
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan tasa-arvon tekijänä\n")
    draft = '  - fi: "Tapaamme 50 % enemmän {ihmisiä}, ja ”\\"kaikki\\"” pääsevät C:\\\\mukaan"\n'
    change(project, GOAL, "outcomes:\n", f"outcomes:\n{draft}    en: We meet 50 % more people\n")
    change(project, GOAL, "outcomes:\n", "outcomes:\n  - fi: Tämä puuttuu käännöksestä\n")
    change(project, "content/pages/story.fi.md", "yli sata vuotta", "yli 105 vuotta")
    change(
        project, "content/pages/story.fi.md", "paperittomuus, työttömyys", "paperittomuus, pitkä työttömyys"
    )
    return project


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return in_work(tmp_path_factory.mktemp("original") / "in work")


@pytest.fixture
def project_in_work(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "in work"))


def exported(project: Path, *options: str) -> Path:
    file = project.parent / "work.po"
    file.unlink(missing_ok=True)
    arguments = ["translations", "export", "--to", "en", "--out", str(file), "--project", str(project)]
    assert main([*arguments, *options]) == 0
    return file


def imported(project: Path, file: Path) -> int:
    return main(["translations", "import", str(file), "--project", str(project), "--lang", "en"])


def states(project: Path) -> dict[str, str]:
    """Give the state of each text that a translator has before them."""
    found = {item.text.key: item.state for item in read_content(project).translations}
    return {key: found[key] for key in (TITLE, MISSING, DRAFT, "pages/about.md", "pages/story.md")}


def left(project: Path) -> list[str | None]:
    """Give the contexts of what is still to be done."""
    return [entry.msgctxt for entry in polib.pofile(str(exported(project)))]


# What programs save: in each, the first text was translated anew, the missing one was translated, the draft
# and the first item of the story were approved as they are, and the rest was left alone.


@pytest.mark.parametrize("program", ["poedit", "gtranslator", "lokalize", "omegat"])
def test_what_a_program_saves_is_taken_over(
    project_in_work: Path, program: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(project_in_work, SAVED / f"{program}.po") == 0
    assert "changed: 2; accepted as they were: 2" in capsys.readouterr().out
    assert states(project_in_work) == {
        TITLE: "current",
        MISSING: "current",
        DRAFT: "current",
        "pages/about.md": "outdated",
        "pages/story.md": "outdated",
    }
    assert left(project_in_work) == ["pages/about.md 2", "pages/story.md 3"]
    goal = (project_in_work / GOAL).read_text(encoding="utf-8")
    assert "  en: Kalliola is known for equality\n" in goal
    assert "    en: This was missing\n" in goal


def test_what_poedit_saves_of_a_file_with_a_short_head_is_taken_over(project_in_work: Path) -> None:
    saved = SAVED / "poedit-short-head.po"
    assert '"POT-Creation-Date: \\n"' in saved.read_text(encoding="utf-8")
    assert imported(project_in_work, saved) == 0
    assert states(project_in_work)[TITLE] == "current"


def test_what_was_taken_over_changes_nothing_the_second_time(project_in_work: Path) -> None:
    assert imported(project_in_work, SAVED / "poedit.po") == 0
    before = tree(project_in_work)
    assert imported(project_in_work, SAVED / "poedit.po") == 0
    assert tree(project_in_work) == before


# What is exported, in gettext's own programs and the libraries that others are built on.

needs_gettext = pytest.mark.skipif(gettext_programs.missing(), reason="no gettext: see make gettext")


def run(*command: object) -> bytes:
    """Run a program that must have nothing to complain of."""
    done = subprocess.run([*map(str, command)], capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, ""), command
    return done.stdout


@pytest.fixture(scope="module", params=["what needs work", "everything", "the sample"])
def file(request: pytest.FixtureRequest, original: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "the sample":
        return exported(copy_living_project(tmp_path_factory.mktemp("sample") / "sample"), "--all")
    file = exported(original, *(["--all"] if request.param == "everything" else []))
    return file.rename(tmp_path_factory.mktemp("exported") / "work.po")


@needs_gettext
def test_gettext_finds_nothing_to_complain_of(file: Path) -> None:
    run("msgfmt", "--check", "--output-file=/dev/null", file)


@needs_gettext
def test_gettext_would_write_the_same_bytes(file: Path) -> None:
    assert run("msgcat", "--no-wrap", file) == file.read_bytes()
    merged = file.with_name("merged.po")
    run("msgmerge", "--quiet", "--previous", "--no-wrap", "--output-file", merged, file, file)
    assert merged.read_bytes() == file.read_bytes()


@needs_gettext
def test_gettext_finds_what_needs_work(original: Path) -> None:
    file = exported(original, "--all")
    fuzzy = run("msgattrib", "--only-fuzzy", file)
    missing = run("msgattrib", "--untranslated", file)
    assert (fuzzy.count(b"\nmsgctxt"), missing.count(b"\nmsgctxt")) == (5, 1)


def test_polib_reads_every_text_and_what_it_said_before(file: Path) -> None:
    source = decode_po("x.po", file.read_bytes())
    assert isinstance(source, Source)
    read = read_po(source)
    assert isinstance(read, PoFile)
    theirs = polib.pofile(str(file))
    assert [(entry.msgctxt, entry.msgid, entry.msgstr, tuple(entry.flags)) for entry in theirs] == [
        (entry.context, entry.source, entry.translation, entry.flags) for entry in read.entries
    ]


def test_previous_texts_of_any_length_and_with_line_breaks_are_whole(project_in_work: Path) -> None:
    old = project_in_work.parent / "old"
    (about,) = (
        entry for entry in polib.pofile(str(exported(project_in_work))) if "about" in (entry.msgctxt or "")
    )
    paragraphs = (copy_project(old) / ABOUT).read_text(encoding="utf-8").split("\n\n")
    assert (
        about.previous_msgid == paragraphs[1].replace("[missio](mission), ", "[missio](mission),\n").strip()
    )
    toolkit = pypo.pofile.parsefile(str(exported(project_in_work)))
    (unit,) = (unit for unit in toolkit.units if "about" in unit.getcontext())
    assert unit.prev_source == about.previous_msgid


def test_translate_toolkit_reads_every_text(file: Path) -> None:
    units = [unit for unit in pypo.pofile.parsefile(str(file)).units if not unit.isheader()]
    assert [(str(unit.source), str(unit.target), unit.isfuzzy()) for unit in units] == [
        (entry.msgid, entry.msgstr, entry.fuzzy) for entry in polib.pofile(str(file))
    ]


def test_the_head_has_all_that_programs_ask_for_and_nothing_that_changes(original: Path) -> None:
    file = exported(original)
    assert polib.pofile(str(file)).metadata == {
        "Project-Id-Version": "Kalliola",
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": "2026-01-01 00:00+0000",
        "PO-Revision-Date": "2026-01-01 00:00+0000",
        "Last-Translator": "Automatically generated",
        "Language-Team": "none",
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n' in file.read_text(encoding="utf-8")


def test_no_format_is_guessed_from_what_a_text_looks_like(file: Path) -> None:
    flags = {flag for entry in polib.pofile(str(file)) for flag in entry.flags}
    assert flags <= {"fuzzy"}


# What these programs save of it.


@needs_gettext
@pytest.mark.parametrize("width", ["--width=20", "--no-wrap"])
def test_what_gettext_wraps_comes_back_unchanged(project_in_work: Path, width: str) -> None:
    file = exported(project_in_work, "--all")
    file.write_bytes(run("msgcat", width, file))
    before = tree(project_in_work)
    assert imported(project_in_work, file) == 0
    assert tree(project_in_work) == before


@needs_gettext
def test_what_gettext_has_made_obsolete_is_passed_over(project_in_work: Path) -> None:
    older = exported(project_in_work, "--all").rename(project_in_work.parent / "older.po")
    newer = exported(project_in_work)
    merged = project_in_work.parent / "merged.po"
    run("msgmerge", "--quiet", "--previous", "--no-fuzzy-matching", "--output-file", merged, older, newer)
    assert b"\n#~ msgid" in merged.read_bytes()
    before = tree(project_in_work)
    assert imported(project_in_work, merged) == 0
    assert tree(project_in_work) == before


@pytest.mark.parametrize("library", ["polib", "translate-toolkit"])
def test_what_libraries_save_comes_back_unchanged(project_in_work: Path, library: str) -> None:
    file = exported(project_in_work, "--all")
    if library == "polib":
        polib.pofile(str(file)).save(str(file))
    else:
        file.write_bytes(bytes(pypo.pofile.parsefile(str(file))))
    before = tree(project_in_work)
    assert imported(project_in_work, file) == 0
    assert tree(project_in_work) == before
