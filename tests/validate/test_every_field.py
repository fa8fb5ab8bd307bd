"""The commonest slips, made in every field that content has: right for all that, or told of in that file."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

import pytest
import yaml

from kalliola_site.cache.memory import Memory
from kalliola_site.load.file_kinds import FILE_KINDS, FileKind
from kalliola_site.load.known_keys import known_keys
from kalliola_site.load.models import ModelReader
from kalliola_site.load.project import Project, load, with_files
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem, errors_in
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_reader import read_yaml
from kalliola_site.validate.content import validate
from tests.support.worn import FIRST_PERIOD, PROJECT, SECOND_PERIOD, worn_projects

DUPLICATES = {messages.yaml.YAML_DUPLICATE_KEY.id, messages.yaml.YAML_DUPLICATE_KEY_IN_LIST.id}

LANGUAGES = ("fi", "en")


@dataclass(frozen=True)
class Field:
    """A key with its value, where it stands first in the sample content."""

    path: str
    location: Location
    text: str
    """What the whole file says."""
    key: tuple[int, int]
    """Where in it the key begins and ends."""
    value: tuple[int, int]
    """Where in it the value begins and ends."""
    in_braces: bool
    """Whether the key and its value stand between braces."""
    is_named: bool
    """Whether the model names the key: others are a language, say, or the name of a colour."""

    @property
    def line(self) -> int:
        """The line of the key, counted from 1."""
        return self.text.count("\n", 0, self.key[0]) + 1

    @property
    def stands_alone(self) -> bool:
        """Whether the key is the first thing on its line."""
        return not self.indent.strip()

    def with_value(self, written: str) -> str:
        """Give the file with another value."""
        return f"{self.text[: self.key[1]]}: {written}{self.text[self.value[1] :]}"

    @property
    def indent(self) -> str:
        """What stands before the key on its line."""
        return self.text[self.text.rfind("\n", 0, self.key[0]) + 1 : self.key[0]]

    @property
    def twice(self) -> str:
        """The file with the key and its value once more after it."""
        separator = ", " if self.in_braces else "\n" + " " * len(self.indent)
        entry = self.text[self.key[0] : self.value[1]]
        return f"{self.text[: self.value[1]]}{separator}{entry}{self.text[self.value[1] :]}"

    def with_key(self, key: str) -> str:
        """Give the file with another key."""
        return self.text[: self.key[0]] + key + self.text[self.key[1] :]


def extent(node: yaml.Node, text: str) -> tuple[int, int]:
    """Say where a value stands, without the empty lines below it."""
    start, end = node.start_mark.index, node.end_mark.index
    return start, start + len(text[start:end].rstrip())


def fields_of(kind: FileKind, path: str, text: str) -> Iterator[tuple[Location, Field]]:
    """Find the fields of a file, each with its location, in which keys that anybody chose are a ``*``."""

    def walk(node: yaml.Node, location: Location, known: Location) -> Iterator[tuple[Location, Field]]:
        if isinstance(node, yaml.MappingNode):
            names = known_keys(kind.model, location)
            for key, value in node.value:
                name = key.value
                here = (*location, name)
                as_known = (*known, name if name in names else "*")
                yield (
                    as_known,
                    Field(
                        path,
                        here,
                        text,
                        (key.start_mark.index, key.end_mark.index),
                        extent(value, text),
                        bool(node.flow_style),
                        name in names,
                    ),
                )
                yield from walk(value, here, as_known)
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                yield from walk(item, (*location, index), (*known, "*"))

    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert root is not None
    yield from walk(root, (), ())


@dataclass(frozen=True)
class Sample:
    """A field with what is around it."""

    project: Project
    kind: FileKind
    field: Field
    memory: Memory
    """What is right in the project as it is."""


@pytest.fixture(scope="module", autouse=True)
def _without_looking_for_cycles() -> Iterator[None]:
    """Do as a build does: thousands of files are read here, and to look for cycles takes longest."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="module")
def samples() -> tuple[Sample, ...]:
    """Give each field that content has, where it stands first."""
    found: dict[tuple[str, Location], Sample] = {}
    for period in (FIRST_PERIOD, SECOND_PERIOD):
        project, problems = load(worn_projects() / period / PROJECT)
        memory = Memory()
        assert not errors_in((*problems, *validate(project, memory)[1]))
        for path, document in project.documents.items():
            for kind in FILE_KINDS:
                if fnmatchcase(path, kind.files):
                    for known, field in fields_of(kind, path, document.source.text):
                        found.setdefault((kind.name, known), Sample(project, kind, field, memory))
    return tuple(found.values())


VALUES = {
    "it is left empty": "",
    "it is null": "null",
    "it is a list": "[yksi, kaksi]",
    "it is a group": "{yksi: kaksi}",
    "it is a number": "12,5",
    "it is a truth value": "kyllä",
    "it is a day": "31.12.2027",
    "quotation marks are curly": "”Talo”",
    "a bracket was not opened": "Talo]",
    "a brace is in it": "Piha {nimi}",
}
"""What is written instead of a value; some fields may well have it."""

BROKEN_VALUES = {
    "a colon is in it": "Talo: piha: portti",
    "a quotation mark is not closed": '"Talo',
    "a bracket is not closed": "[Talo",
    "a brace begins it": "{nimi} ja piha",
}
"""What no field may have."""

TOLD_ELSEWHERE = {
    ("id",),
    ("means", 0, "id"),
    ("indicators", 0, "baseline", "date"),
    ("picture",),
}
"""The fields whose new value may be right by itself, so that it is told where the old one is needed."""

WORDS_OF_LIBRARIES = {messages.yaml.YAML_SYNTAX.id}
"""The problems that say in the words of a library what is wrong."""


def errors_with(sample: Sample, text: str) -> tuple[Problem, ...]:
    """Give the errors that there are when the file of a field says something else."""
    return errors_in_file(sample, text) or errors_in_all(sample, text)


def errors_in_file(sample: Sample, text: str) -> tuple[Problem, ...]:
    """Give the errors that a file has by itself."""
    source = Source(sample.field.path, text)
    read = read_yaml(source)
    if isinstance(read, Problem):
        return (read,)
    changed = replace(sample.project, documents={source.path: read})
    problems: list[Problem] = []
    ModelReader(changed, LANGUAGES).read(source.path, sample.kind.model, problems)
    return tuple(problems)


def errors_in_all(sample: Sample, text: str) -> tuple[Problem, ...]:
    """Give the errors that a file which is right by itself makes in all of the content."""
    project = with_files(sample.project, {sample.field.path: Source(sample.field.path, text)})
    return errors_in(validate(project, sample.memory)[1])


def are_told_together(samples: list[Sample], value: str) -> bool:
    """Whether fields of one file can all have a value, or all are told of: quicker than one by one."""
    text = samples[0].field.text
    lines: set[int] = set()
    begun = len(text)
    for sample in sorted(samples, key=lambda sample: sample.field.value, reverse=True):
        field = sample.field
        if field.value[1] > begun:
            return False  # it has another one of them in it
        lines_less = text.count("\n", *field.value)
        text = text[: field.key[1]] + f": {value}" + "\n" * lines_less + text[field.value[1] :]
        begun = field.key[0]
        lines |= near(field)
    path = samples[0].field.path
    return all(
        error.place.path == path and error.place.line in lines for error in errors_with(samples[0], text)
    )


def must_be_told_there(errors: tuple[Problem, ...], field: Field) -> None:
    said = [(str(error.place), str(error.text), str(error.hint)) for error in errors]
    here = [error for error in errors if error.place.path == field.path]
    assert here or field.location in TOLD_ELSEWHERE, (field.location, said)
    assert not WORDS_OF_LIBRARIES & {error.message.id for error in errors}, said
    lines = {error.place.line for error in here}
    assert not here or lines & near(field), (field.location, field.line, said)


def near(field: Field) -> set[int]:
    """Give the lines where it helps to be told: the key's, the one below, and that of what is around it."""
    return {field.line, field.line + 1}


@pytest.mark.parametrize("slip", VALUES)
def test_another_kind_of_value_is_right_or_told_of(samples: tuple[Sample, ...], slip: str) -> None:
    value = VALUES[slip]
    right_alone: dict[tuple[int, str], list[Sample]] = {}
    for sample in samples:
        if errors := errors_in_file(sample, sample.field.with_value(value)):
            must_be_told_there(errors, sample.field)
        else:
            right_alone.setdefault((id(sample.project), sample.field.path), []).append(sample)
    for fields_of_file in right_alone.values():
        if not are_told_together(fields_of_file, value):
            for sample in fields_of_file:
                if errors := errors_in_all(sample, sample.field.with_value(value)):
                    must_be_told_there(errors, sample.field)


@pytest.mark.parametrize("slip", BROKEN_VALUES)
def test_a_broken_value_is_told_of(samples: tuple[Sample, ...], slip: str) -> None:
    for sample in samples:
        errors = errors_with(sample, sample.field.with_value(BROKEN_VALUES[slip]))
        assert errors, sample.field.location
        must_be_told_there(errors, sample.field)


def test_a_misspelt_key_is_told_of(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        field = sample.field
        if field.is_named:
            name = str(field.location[-1])
            errors = errors_with(sample, field.with_key(f"{name[:-1]}x{name[-1]}"))
            assert errors, field.location
            must_be_told_there(errors, field)


def test_a_key_that_is_there_twice_is_told_of(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        errors = errors_with(sample, sample.field.twice)
        assert errors, sample.field.location
        assert {error.message.id for error in errors} <= DUPLICATES, sample.field.location


def test_a_tab_before_a_key_is_told_of(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        field = sample.field
        if field.stands_alone and field.indent:
            start = field.key[0] - len(field.indent)
            errors = errors_with(sample, f"{field.text[:start]}\t{field.text[field.key[0] :]}")
            assert errors, field.location
            must_be_told_there(errors, field)


def test_a_space_too_many_before_a_key_is_told_of_or_does_not_matter(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        field = sample.field
        if field.stands_alone:
            # It is the next key that does not line up, or this one.
            errors = errors_with(sample, f"{field.text[: field.key[0]]} {field.text[field.key[0] :]}")
            assert {error.place.path for error in errors} <= {field.path}, field.location
            assert not WORDS_OF_LIBRARIES & {error.message.id for error in errors}, field.location
