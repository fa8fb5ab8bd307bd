"""What an editor of the content sees in VS Code: the real language server, the real settings."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kalliola_site.load.file_kinds import FOLDER, modeline
from kalliola_site.load.schema import schemas
from kalliola_site.problems import message_language
from kalliola_site.publish.project_files import rewrite
from kalliola_site.validate.read_content import languages_of
from tests.conftest import LIVING, ROOT, SAMPLE
from tests.support.schema_cases import BEYOND_MODELS, BEYOND_SCHEMAS, GOAL, LET_THROUGH, REFUSED, Case
from tests.support.yaml_language_server import Editor, command

SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    start = command()
    if start is None:
        pytest.skip("*** npm is missing: the YAML language server was NOT asked. ***")
    with Editor(start, SETTINGS) as opened:
        yield opened


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of which only the content and its schemas are there."""
    project = tmp_path_factory.mktemp("project")
    shutil.copytree(SAMPLE / "content", project / "content")
    shutil.copytree(LIVING / "content/updates", project / "content/updates")
    languages = languages_of(project)
    speakers = message_language.translators(language.code for language in languages)
    rewrite(project / FOLDER, schemas(languages, speakers))
    for file in (project / "content").rglob("*.yml"):
        line = modeline(file.relative_to(project).as_posix())
        _, _, rest = file.read_text(encoding="utf-8").partition("\n")
        file.write_text(f"{line}\n{rest}", encoding="utf-8")
    return project


def line_of(text: str, words: str) -> int:
    """The line that begins with ``words``, counted from 0."""
    return [line.startswith(words) for line in text.split("\n")].index(True)


def opened(editor: Editor, project: Path, case: Case) -> tuple[Path, str]:
    """Open the changed file in the editor, under a name that no other test uses."""
    text = (project / case.path).read_text(encoding="utf-8")
    assert case.old in text, "the sample content has changed"
    file = (project / case.path).with_name(f"{case.name}.yml")
    text = text.replace(case.old, case.new, 1)
    editor.open(file, text)
    return file, text


def underlined(editor: Editor, project: Path, cases: tuple[Case, ...]) -> dict[str, list[str]]:
    """What is underlined after each change."""
    files = {case.name: opened(editor, project, case)[0] for case in cases}
    return {name: editor.problems(file) for name, file in files.items()}


def test_nothing_in_the_content_is_underlined(editor: Editor, content: Path) -> None:
    files = sorted((content / "content").rglob("*.yml"))
    assert len(files) > 5
    for file in files:
        editor.open(file, file.read_text(encoding="utf-8"))
    assert {file.name: problems for file in files if (problems := editor.problems(file))} == {}


def test_what_the_models_refuse_is_underlined(editor: Editor, content: Path) -> None:
    found = underlined(editor, content, (*REFUSED, *BEYOND_MODELS))
    assert [name for name, problems in found.items() if not problems] == []


def test_what_the_models_let_through_is_not_underlined(editor: Editor, content: Path) -> None:
    found = underlined(editor, content, (*LET_THROUGH, *BEYOND_SCHEMAS))
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_a_text_in_a_wrong_form_is_told_of_in_finnish_and_english(editor: Editor, content: Path) -> None:
    file, _ = opened(editor, content, Case("a wrong slug", GOAL, "en: solving-inequality", "en: Solving"))
    (told,) = editor.problems(file)
    assert "Käytä vain kirjaimia a–z, numeroita ja yksittäisiä yhdysmerkkejä." in told
    assert "Use only the letters a–z, digits and single hyphens" in told


def test_a_key_tells_what_it_is_in_finnish_and_english(editor: Editor, content: Path) -> None:
    file, text = opened(editor, content, Case("unchanged", GOAL, "", ""))
    shown = editor.hover(file, line_of(text, "means:"), 2)
    described = json.loads((content / "schemas/goal.schema.json").read_text(encoding="utf-8"))
    finnish, english = described["properties"]["means"]["description"].split("\n\n")
    assert finnish.partition(":")[0] in shown
    assert "How the goal is reached" in english
    assert english.partition(":")[0] in shown
    shown = editor.hover(file, line_of(text, "  en: solving"), 3)
    assert "jos tämä puuttuu, sivuilla näkyy alkukielinen teksti." in shown
    assert "where this is missing, pages show the text in the source language." in shown


def test_keys_that_may_follow_are_offered_with_what_they_are(editor: Editor, content: Path) -> None:
    file = content / "content/goals/5-new.yml"
    editor.open(file, f"{modeline('content/goals/5-new.yml')}\nnumber: 5\n\n")
    offered = editor.completions(file, 2, 0)
    assert {"id", "slug", "title", "means", "outcomes", "indicators"} <= set(offered)
    assert "number" not in offered
    told = json.dumps(offered["theme"]["documentation"], ensure_ascii=False)
    assert "Tavoitteen aihe muutamalla sanalla." in told
    assert "What the goal is about, in a few words." in told


def test_a_text_is_offered_with_all_languages_of_the_site(editor: Editor, content: Path) -> None:
    case = Case("an item", GOAL, "outcomes:\n", "outcomes:\n  - \n")
    file, text = opened(editor, content, case)
    offered = editor.completions(file, line_of(text, "outcomes:") + 1, 4)
    assert offered["fi, en"]["insertText"].split() == ["fi:", "$1", "en:", "$2"]


def test_a_choice_is_offered_in_every_language_in_which_it_may_be_written(
    editor: Editor, content: Path
) -> None:
    case = Case("a choice", GOAL, "indicators: to-be-agreed", "indicators: ")
    file, text = opened(editor, content, case)
    offered = editor.completions(file, line_of(text, "indicators:"), len(case.new))
    assert set(offered) == {"to-be-agreed", "sovitaan-myöhemmin"}


def test_no_truth_value_is_offered_where_a_text_is_written(editor: Editor, content: Path) -> None:
    case = Case("a text begun", GOAL, "  fi: Brändi ja viestintä", "  fi: ")
    file, text = opened(editor, content, case)
    assert editor.completions(file, line_of(text, "theme:") + 1, len(case.new)) == {}


def test_nothing_is_offered_where_a_translation_is_written(editor: Editor, content: Path) -> None:
    case = Case("a translation begun", GOAL, "  en: Brand and communications", "  en: ")
    file, text = opened(editor, content, case)
    assert editor.completions(file, line_of(text, "theme:") + 2, len(case.new)) == {}


def test_vs_code_recommends_the_extension_that_has_the_server(root: Path) -> None:
    told = json.loads((root / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert told == {"recommendations": ["redhat.vscode-yaml"]}
