"""Promises that hold for any input, tried on what nobody would think of; ``make fuzz`` looks for longer."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.promises import content_is_read_or_told_of, markdown_is_harmless, yaml_is_read_or_told_of
from kalliola_site.load.project import Project, load
from kalliola_site.model.paths import SITE
from tests.conftest import SAMPLE
from tests.support.damage import Damage, damages, names
from tests.support.randomised import examples
from tests.support.worn import (
    FIRST_PERIOD,
    PROJECT,
    RECORD,
    SECOND_PERIOD,
    TRANSLATORS_FILE,
    say,
    worn_projects,
)

anything = st.text(st.characters(codec="utf-8"), max_size=200)
slow_but_sure = settings(deadline=None, max_examples=examples(60), suppress_health_check=list(HealthCheck))

PIECES = st.sampled_from(
    [
        "<script>",
        "](",
        "[x](",
        "javascript:",
        "//evil.example",
        "&#x6a;",
        "<",
        ">",
        "\\",
        "`",
        "\n",
        "* ",
        "> ",
        "# ",
    ]
)


@pytest.fixture(scope="module")
def project() -> Project:
    loaded, _ = load(SAMPLE)
    return loaded


@given(st.binary(max_size=400))
def test_any_bytes_are_read_as_yaml_or_told_of(data: bytes) -> None:
    yaml_is_read_or_told_of(data)


@given(st.lists(st.one_of(PIECES, anything), max_size=12).map("".join))
def test_any_text_gives_harmless_html(text: str) -> None:
    markdown_is_harmless(text)


@slow_but_sure
@given(slug=st.one_of(st.text("./\\%:~a-Z0\u0301", max_size=12), anything))
def test_no_part_of_an_address_leads_out_of_the_output_folder(project: Project, slug: str) -> None:
    text = project.documents[SITE].source.text
    assert "fi: tarina\n" in text
    quoted = slug.replace("\\", "\\\\").replace('"', '\\"')
    content_is_read_or_told_of(project, SITE, text.replace("fi: tarina\n", f'fi: "{quoted}"\n', 1))


@slow_but_sure
@given(position=st.integers(min_value=0), length=st.integers(0, 30), new=anything)
def test_whatever_an_editor_types_into_a_file_there_are_problems_or_pages(
    project: Project, position: int, length: int, new: str
) -> None:
    text = project.documents[SITE].source.text
    start = position % len(text)
    content_is_read_or_told_of(project, SITE, text[:start] + new + text[start + length :])


THEME = ("--theme", "fi=Uusi", "--theme", "en=New")

COMMANDS: dict[str, Sequence[str]] = {
    "check": ("check", "--format", "json"),
    "build": ("build", "--format", "json"),
    "record": RECORD,
    "offline": ("build", "--offline", "--full", "--format", "json"),
    "list translations": ("translations", "--all"),
    "export": ("translations", "export", "--to", "en", "--all"),
    "accept": ("translations", "accept", "--all"),
    "import": ("translations", "import", TRANSLATORS_FILE),
    "brand": ("brand", "--export"),
    "period": ("new", "period", "2032-2034", "--dry-run"),
    "goal": ("new", "goal", "--id", "new", "--title", "fi=Uusi", "--title", "en=New", *THEME),
}
"""What reads content, as it is typed."""

PRINT = ("build", "--pdf", "--format", "json")
"""What takes so long that it is tried by itself, on what stands in documents."""

RATHER = ("check", "check", "build", "record", "import")
"""What is tried more often."""


@pytest.fixture(scope="module")
def worn() -> Path:
    return worn_projects()


def files_of(folder: Path) -> list[str]:
    """Give the files that people write, and what a translator sends."""
    content = sorted(path for path in (folder / PROJECT / "content").rglob("*") if path.is_file())
    return [TRANSLATORS_FILE, *(path.relative_to(folder).as_posix() for path in content)]


@contextlib.contextmanager
def copied(folder: Path) -> Iterator[Path]:
    memory = Path("/dev/shm")  # noqa: S108 - a new folder in it
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as top:
        yield Path(shutil.copytree(folder, Path(top) / "copy"))


def places_of_errors(said: str, warned: str) -> list[tuple[str, int]]:
    """Give the file and the line of each error, from JSON or from what people read."""
    if said.startswith("["):
        found = json.loads(said)
        return [(problem["path"], problem["line"]) for problem in found if problem["severity"] == "error"]
    return [(match[1], int(match[2])) for match in re.finditer(r"(?m)^(.+?):(\d+):\d+: error: ", warned)]


def whatever_happens_is_told_of_at_its_place(
    worn: Path,
    command: Sequence[str],
    happenings: Sequence[tuple[int, Damage]],
    copies: Sequence[tuple[int, bytes]] = (),
    befallen: re.Pattern[str] = re.compile(".*"),
) -> None:
    """Damage files and run a command: it succeeds, or tells of problems in files that people write.

    Args:
        worn: The folder with the project and the translator's file.
        command: What is run.
        happenings: The damage, and the number of the file that it befalls.
        copies: Names of further files, and the number of the file that each is a copy of.
        befallen: The names of the files that may be damaged.
    """
    files = files_of(worn)
    with copied(worn) as folder:
        paths = [folder / name for name in files]
        others = [path.read_bytes() for path in paths]
        damaged = [folder / name for name in files if befallen.fullmatch(name)]
        for number, damage in happenings:
            is_import = TRANSLATORS_FILE in command
            path = paths[0] if is_import and number % 2 else damaged[number % len(damaged)]
            path.write_bytes(damage(path.read_bytes(), others))
        for number, name in copies:
            path = paths[number % len(paths)]
            with contextlib.suppress(OSError):  # not every system lets a file have every name
                shutil.copy(os.fsencode(path), os.fsencode(path.parent) + b"/" + name)
        translators_file, project = str(paths[0]), folder / PROJECT
        arguments = [translators_file if word == TRANSLATORS_FILE else word for word in command]
        status, said, warned = say(*arguments, "--project", str(project))
        assert status in (0, 1), warned
        if status == 1:
            places = places_of_errors(said, warned)
            assert places, (said, warned)
            for name, line in places:
                assert name == translators_file or name.startswith("content/"), (name, said, warned)
                assert 1 <= line <= lines_in(project / name), (name, line)


def lines_in(path: Path) -> int:
    """Count the lines of a file; one that is not there can have its first line named."""
    return len(re.split(rb"\r\n?|\n", path.read_bytes())) if path.is_file() else 1


@settings(deadline=None, max_examples=examples(400), suppress_health_check=list(HealthCheck))
@given(
    period=st.sampled_from((FIRST_PERIOD, SECOND_PERIOD)),
    command=st.sampled_from((*RATHER, *COMMANDS)),
    happenings=st.lists(st.tuples(st.integers(0, 1000), damages), min_size=1, max_size=3),
    copies=st.lists(st.tuples(st.integers(0, 1000), names), max_size=1),
)
def test_no_damage_to_content_makes_the_program_or_the_machine_fail(
    worn: Path,
    period: str,
    command: str,
    happenings: list[tuple[int, Damage]],
    copies: list[tuple[int, bytes]],
) -> None:
    whatever_happens_is_told_of_at_its_place(worn / period, COMMANDS[command], happenings, copies)


IN_DOCUMENTS = re.compile(r".*\.md|.*/goals/.*|.*/strategy\.yml|.*/brand\.yml|.*/interface\.yml")


@settings(deadline=None, max_examples=examples(30), suppress_health_check=list(HealthCheck))
@given(
    period=st.sampled_from((FIRST_PERIOD, SECOND_PERIOD)),
    happenings=st.lists(st.tuples(st.integers(0, 1000), damages), min_size=1, max_size=2),
)
def test_no_damage_to_what_is_printed_makes_the_program_or_the_machine_fail(
    worn: Path, period: str, happenings: list[tuple[int, Damage]]
) -> None:
    whatever_happens_is_told_of_at_its_place(worn / period, PRINT, happenings, befallen=IN_DOCUMENTS)
