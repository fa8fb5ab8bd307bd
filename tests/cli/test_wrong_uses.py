"""Wrong uses of every command, in Finnish: not a word of English, from whomever it comes."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import click
import pytest

from kalliola_site.cli import main
from kalliola_site.problems import system_errors
from kalliola_site.problems.message_language import translator

ENGLISH = re.compile(
    r"\b(the|is|are|was|not|no|cannot|does|of|to|with|for|and|or|this|that|there|it|in|by|such|file|folder"
    r"|directory|missing|argument|option|value|invalid|error|denied|exists?|text|years?)\b",
    re.IGNORECASE,
)
NAMES = re.compile(r"\S*[/\\]\S*|--[\w-]+|[\w-]+\.\w+|“[^”]*”|”[^”]*”|'[^']*'|(?m:^ +(?:\d+ )?\|.*$)")
"""What is quoted of a command, a path or a file is as it was written."""

USES: tuple[tuple[str, ...], ...] = (
    ("build", "--project", "{missing}"),
    ("build", "--project", "{file}"),
    ("build", "--project", "{project}", "--out", "{file}"),
    ("build", "--project", "{project}", "--out", "{file}/below"),
    ("build", "--project", "{project}", "--base-url", "xyz"),
    ("build", "--xyz"),
    ("build", "--out"),
    ("build", "--pdf=xyz"),
    ("build", "xyz", "abc"),
    ("biuld",),
    ("check", "--format", "xml"),
    ("check", "--project", "{missing}"),
    ("brand", "--project", "{missing}"),
    ("brand", "xyz"),
    ("schema", "--project", "{missing}"),
    ("schema", "--project", "{project}", "--out", "{file}"),
    ("schema", "--project", "{project}", "--out", "{file}/below"),
    ("preview", "--project", "{missing}"),
    ("preview", "--port", "xyz"),
    ("preview", "--port", "99999"),
    ("translations", "xyz"),
    ("translations", "accept", "--project", "{project}"),
    ("translations", "accept", "xyz", "--project", "{project}"),
    ("translations", "export", "--to", "xx", "--project", "{project}"),
    ("translations", "import", "--project", "{project}"),
    ("translations", "import", "{missing}", "--project", "{project}"),
    ("translations", "import", "{folder}", "--project", "{project}"),
    ("translations", "import", "{file}", "--project", "{project}"),
    ("new", "goal", "xyz", "--project", "{project}"),
    ("new", "goal", "--title", "xyz", "--project", "{project}"),
    ("new", "update", "--date", "31.31.2026", "--project", "{project}"),
    ("new", "period", "xyz", "--project", "{project}"),
    ("new", "xyz"),
    ("new", "--sample", "{project}"),
    ("new", "--sample", "{file}/below"),
)


def english_in(said: str) -> list[str]:
    return [found[0] for found in ENGLISH.finditer(NAMES.sub("", said))]


@pytest.mark.parametrize("use", USES, ids=" ".join)
def test_a_wrong_use_is_told_in_the_readers_language_alone(
    unchanged_project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], use: tuple[str, ...]
) -> None:
    file = tmp_path / "luettelo.txt"
    file.write_text("Muistiinpanoja\n", encoding="utf-8")
    places = {
        "{project}": unchanged_project,
        "{missing}": tmp_path / "puuttuu",
        "{file}": file,
        "{folder}": tmp_path,
    }
    arguments = list(use)
    for name, place in places.items():
        arguments = [argument.replace(name, str(place)) for argument in arguments]
    status = main.main(["--lang", "fi", *arguments])
    said = "".join(capsys.readouterr())
    assert status in {1, 2, 3}
    assert said.strip()
    assert english_in(said) == []


def test_a_wrong_use_is_answered_with_a_right_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--lang", "fi", "translations", "export", "en"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[-1].startswith("Esimerkki: ")
    assert said[-1].endswith(" translations export --to en --out english.po")


def test_a_font_that_is_missing_is_told_in_the_readers_language_where_it_is_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    font = next((project / "templates/assets/fonts").glob("*.woff2"))
    font.unlink()
    assert main.main(["--lang", "fi", "check", "--project", str(project)]) == 1
    said = "".join(capsys.readouterr())
    assert f"kirjasintiedostoa {font.name} ei ole" in said
    assert "content/brand.yml:" in said
    assert english_in(said) == []


@pytest.mark.parametrize(
    "number", [errno.ENOENT, errno.EACCES, errno.ENOTDIR, errno.ENOSPC, errno.EROFS, errno.EIO, 9999]
)
def test_what_the_system_says_is_said_in_the_readers_language(number: int) -> None:
    assert (
        english_in(system_errors.reason(OSError(number, "words of the system")).say(translator("fi"))) == []
    )


def commands_below(command: click.Command) -> list[click.Command]:
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    return [command, *(each for one in inner for each in commands_below(one))]


@pytest.mark.parametrize("command", commands_below(main._in_language(main.commands, translator("fi"))))  # noqa: SLF001
def test_what_a_command_takes_is_named_in_the_readers_language(command: click.Command) -> None:
    context = click.Context(command, info_name="kalliola")
    assert english_in(" ".join(command.collect_usage_pieces(context)).lower()) == []
