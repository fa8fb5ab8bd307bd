from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kalliola_site.load.descriptions import descriptions
from kalliola_site.load.file_kinds import FILE_KINDS, FOLDER, FileKind, modeline
from kalliola_site.load.project import load
from kalliola_site.load.schema import schema, schemas
from kalliola_site.model.base import Model
from kalliola_site.model.brand.colours import Role
from kalliola_site.model.mistakes import MistakesFoundError
from kalliola_site.model.site import Language
from kalliola_site.pipeline import check
from kalliola_site.problems import message_language
from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_reader import read_yaml
from kalliola_site.validate.read_content import languages_of
from kalliola_site.validate.remarks.schemas import schema_problems
from tests.conftest import LIVING, ROOT, SAMPLE, STRATEGY
from tests.support.schema_cases import BEYOND_MODELS, BEYOND_SCHEMAS, LET_THROUGH, REFUSED, SITE, UPDATE, Case

LANGUAGES = languages_of(SAMPLE)
CODES = tuple(language.code for language in LANGUAGES)
MODELS: dict[str, type[Model]] = {kind.schema_name: kind.model for kind in FILE_KINDS}
SCHEMAS = {
    name: json.loads(text) for name, text in schemas(LANGUAGES, message_language.translators(CODES)).items()
}


def files_in(project: Path) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in sorted((project / "content").rglob("*.yml"))]


STRATEGY_FILES = files_in(STRATEGY)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "schema", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def name_of_schema(path: str) -> str:
    line = modeline(path[path.index("content/") :])
    assert line is not None
    return line.rpartition("/")[2]


def spoilt(case: Case) -> str:
    home = LIVING if case.path == UPDATE else SAMPLE  # the strategy has no updates
    text = (home / case.path).read_text(encoding="utf-8")
    assert case.old in text, "the sample content has changed"
    return text.replace(case.old, case.new, 1)


def document(path: str, text: str) -> Document:
    read = read_yaml(Source(path, text))
    assert isinstance(read, Document), read
    return read


def as_editors_read_it(node: Node) -> Any:  # noqa: ANN401 - whatever YAML can say
    """The values that YAML's core schema (1.2.2, chapter 10.3) sees: what editors' programs go by."""
    if isinstance(node, SequenceNode):
        return [as_editors_read_it(item) for item in node.value]
    if isinstance(node, MappingNode):
        return {key.value: as_editors_read_it(value) for key, value in node.value}
    assert isinstance(node, ScalarNode)
    return node.value if node.style else plain_value(node.value)


def plain_value(text: str) -> str | float | None:
    if text.lower() in ("", "~", "null", "true", "false"):
        return {"true": True, "false": False}.get(text.lower())
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


def model_lets_through(path: str, text: str) -> bool:
    try:
        MODELS[name_of_schema(path)].read(document(path, text).value, CODES)
    except MistakesFoundError:
        return False
    return True


def schema_lets_through(path: str, text: str) -> bool:
    validator = Draft7Validator(SCHEMAS[name_of_schema(path)])
    return validator.is_valid(as_editors_read_it(document(path, text).root))


def keys_in(node: object, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that a schema knows, with its schema."""
    if isinstance(node, dict):
        for name, inner in node.get("properties", {}).items():
            yield f"{path}.{name}", inner
            yield from keys_in(inner, f"{path}.{name}")
        for word in ("items", "additionalProperties"):
            yield from keys_in(node.get(word), f"{path}[]")


# The schemas and the models say the same


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_what_the_models_refuse_the_schemas_refuse(case: Case) -> None:
    text = spoilt(case)
    assert (model_lets_through(case.path, text), schema_lets_through(case.path, text)) == (False, False)


@pytest.mark.parametrize("case", LET_THROUGH, ids=lambda case: case.name)
def test_what_the_models_let_through_the_schemas_let_through(case: Case) -> None:
    text = spoilt(case)
    assert (model_lets_through(case.path, text), schema_lets_through(case.path, text)) == (True, True)


@pytest.mark.parametrize("case", BEYOND_SCHEMAS, ids=lambda case: case.name)
def test_what_no_schema_can_say_the_models_refuse(case: Case) -> None:
    text = spoilt(case)
    assert (model_lets_through(case.path, text), schema_lets_through(case.path, text)) == (False, True)


@pytest.mark.parametrize("case", BEYOND_MODELS, ids=lambda case: case.name)
def test_words_that_yaml_takes_for_something_else_want_quotes_in_an_editor(case: Case) -> None:
    text = spoilt(case)
    assert (model_lets_through(case.path, text), schema_lets_through(case.path, text)) == (True, False)


def test_the_pages_that_every_site_has_are_asked_for() -> None:
    case = Case("a page is missing", SITE, "  vision:\n    title:", "  visio:\n    title:")
    assert not schema_lets_through(SITE, spoilt(case))


@pytest.mark.parametrize("path", [*STRATEGY_FILES, *files_in(LIVING)])
def test_the_content_is_let_through(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    read = as_editors_read_it(document(path, text).root)
    assert [error.message for error in Draft7Validator(SCHEMAS[name_of_schema(path)]).iter_errors(read)] == []


# What the schemas are like


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_of_draft_7_and_refers_to_nothing(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$ref" not in json.dumps(SCHEMAS[name])


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described_in_every_language_of_messages(name: str) -> None:
    said = {path: inner.get("description", "").split("\n\n") for path, inner in keys_in(SCHEMAS[name])}
    languages = len(message_language.languages())
    assert {path: words for path, words in said.items() if len(words) != languages or not all(words)} == {}


def test_the_language_of_the_site_is_spoken_first() -> None:
    kind = next(kind for kind in FILE_KINDS if kind.name == "goal")
    assert schema(kind, LANGUAGES, message_language.translators(("fi", "en")))["description"] == (
        "Yksi strateginen tavoite.\n\nOne strategic goal."
    )
    assert schema(kind, LANGUAGES, message_language.translators(("en", "sv")))["description"] == (
        "One strategic goal.\n\nYksi strateginen tavoite."
    )


def test_a_text_knows_the_languages_of_the_site_and_needs_the_first() -> None:
    swapped = schemas(tuple(reversed(LANGUAGES)), message_language.translators(CODES))["goal.schema.json"]
    theme = json.loads(swapped)["properties"]["theme"]
    assert (list(theme["properties"]), theme["required"]) == (["en", "fi"], ["en"])


def test_a_key_that_a_model_has_from_another_is_described() -> None:
    assert list(descriptions(Role)) == ["day", "night", "use"]


# Content files name them


@pytest.mark.parametrize("path", STRATEGY_FILES)
def test_a_content_file_begins_with_the_name_of_its_schema(path: str) -> None:
    line = (ROOT / path).read_text(encoding="utf-8").partition("\n")[0]
    head, _, target = line.partition("=")
    assert head == "# yaml-language-server: $schema"
    assert (ROOT / path).parent.joinpath(target).resolve() == ROOT / FOLDER / name_of_schema(path)


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_the_line_to_begin_a_file_with_leads_to_its_schema(kind: FileKind, tmp_path: Path) -> None:
    for pattern in filter(None, (kind.files, kind.of_past)):
        path = pattern.replace("*", "one")
        line = modeline(path)
        assert line is not None
        head, _, target = line.partition("=")
        assert head == "# yaml-language-server: $schema"
        file = (tmp_path / path).parent.joinpath(target)
        assert file.resolve() == tmp_path / FOLDER / kind.schema_name
    assert modeline("content/other.yml") is None


def test_the_schemas_of_this_project_are_what_the_program_writes_for_their_languages() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / FOLDER).iterdir()}
    # Which languages the site has is content: those that the schemas know are what they are held to.
    texts = json.loads(kept["goal.schema.json"])["properties"]["theme"]["properties"]
    known = [
        Language(code=code, name=text["description"].partition(f" ({code})")[0], locale=f"{code}_XX")
        for code, text in texts.items()
    ]
    written = schemas(known, message_language.translators(texts))
    assert written == kept, "run python3 build.py schema"


# The command


def test_the_schemas_go_where_content_files_look_for_them(content: Path) -> None:
    done = run("--project", content)
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout == f"Wrote the schemas of {len(FILE_KINDS)} kinds of content files: {content / FOLDER}\n"
    )
    assert {path.name for path in (content / FOLDER).iterdir()} == set(MODELS)


def test_other_files_in_the_folder_stay(content: Path) -> None:
    (content / "kept").mkdir()
    (content / "kept" / "notes.txt").write_text("mine", encoding="utf-8")
    assert run("--project", content, "--out", content / "kept").returncode == 0
    assert (content / "kept" / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_mistake_elsewhere_does_not_stand_in_the_way(content: Path) -> None:
    (content / "content" / "brand.yml").write_text("colour: red\n", encoding="utf-8")
    assert run("--project", content).returncode == 0


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("code: fi", "code: finnish", "“finnish” is not a language code"),
        ("code: en", "code: fi", "the language fi is here twice"),
        ("languages:", "langs:", "languages"),
        ("languages:", "\tlanguages:", "a tab"),
    ],
)
def test_without_languages_there_are_no_schemas(content: Path, old: str, new: str, words: str) -> None:
    site = content / "content" / "site.yml"
    site.write_text(site.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    done = run("--project", content, "--lang", "en")
    assert done.returncode == 1
    assert words in done.stderr
    assert not (content / FOLDER).exists()


def test_a_folder_that_is_no_project_is_told_of_once(tmp_path: Path) -> None:
    done = run("--project", tmp_path, "--lang", "en")
    assert done.returncode == 1
    assert "there is no content folder here" in done.stderr
    assert "key-missing" not in done.stderr


def test_a_file_where_the_folder_should_be_is_wrong_usage(content: Path) -> None:
    (content / FOLDER).write_bytes(b"")
    done = run("--project", content, "--lang", "en")
    assert done.returncode == 2
    assert f"{content / FOLDER} is not a folder. Choose another --out." in done.stderr


# What check says of them


def remarks(project: Path) -> list[Problem]:
    return list(schema_problems(project, load(project)[0]))


@pytest.mark.parametrize("draft", ["", ", draft: true"])
def test_check_asks_for_new_schemas_when_there_is_a_new_language(content: Path, draft: str) -> None:
    assert run("--project", content).returncode == 0
    assert remarks(content) == []
    site = content / "content" / "site.yml"
    added = f"  - {{code: sv, name: Svenska{draft}}}\n\norganisation:"
    site.write_text(site.read_text(encoding="utf-8").replace("\norganisation:", added, 1), encoding="utf-8")
    (problem,) = remarks(content)
    assert problem.severity == "warning"
    assert "schema" in str(problem.hint)
    assert run("--project", content).returncode == 0
    assert remarks(content) == []


def test_check_says_so_among_its_remarks(project: Path) -> None:
    (project / FOLDER).mkdir()
    assert "schemas-outdated" in {problem.message.id for problem in check(project).warnings}


def test_check_asks_for_a_schema_that_is_missing_among_the_others(content: Path) -> None:
    assert run("--project", content).returncode == 0
    (content / FOLDER / "update.schema.json").unlink()
    (problem,) = remarks(content)
    assert problem.place.path == f"{FOLDER}/update.schema.json"


def test_other_line_ends_make_no_schema_outdated(content: Path) -> None:
    assert run("--project", content).returncode == 0
    for file in (content / FOLDER).iterdir():
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert remarks(content) == []


def test_a_project_without_schemas_is_not_asked_for_any(content: Path) -> None:
    assert remarks(content) == []
