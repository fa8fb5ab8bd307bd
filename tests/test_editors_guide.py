"""The editors' guides: every change they show can be made, and every command they name does what they say."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kalliola_site.cli import main
from tests.conftest import ROOT, copy_project

GUIDES = {"fi": "muokkaajan-opas.md", "en": "editors-guide.md"}
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[tuple[str, str, str]]:
    return BLOCK.findall((ROOT / "docs" / GUIDES[language]).read_text(encoding="utf-8"))


def make_change(file: Path, diff: str) -> None:
    lines = diff.splitlines()
    before = "\n".join(line[1:] for line in lines if not line.startswith("+")) + "\n"
    after = "\n".join(line[1:] for line in lines if not line.startswith("-")) + "\n"
    if not before.strip():
        file.write_text(after, encoding="utf-8")  # a file of its own
        return
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"the guide shows what is not in {file.name}: {before}"
    file.write_text(text.replace(before, after), encoding="utf-8")


def run(command: str, language: str) -> int:
    python, script, *arguments = shlex.split(command)
    assert (python, script) == ("python3", "build.py")
    if arguments[:1] == ["preview"]:
        arguments = ["preview", "--help"]  # it goes on until it is stopped; tests/browser has its own tests
    return main([*arguments, "--lang", language])


@pytest.mark.parametrize("language", GUIDES)
def test_the_guide_can_be_followed_from_beginning_to_end(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_project(tmp_path / "project")
    monkeypatch.chdir(project)
    shown, status = "", 0
    for kind, name, text in blocks(language):
        match kind:
            case "diff":
                make_change(project / name, text)
            case "sh":
                for command in text.splitlines():
                    status = run(command, language)
                    output = capsys.readouterr()
                    shown = output.out + output.err
                    assert status == 0 or "temee" in shown, f"{command}: {shown}"
            case "text":
                for line in text.splitlines():
                    assert line in shown
            case _:
                pytest.fail(f"the guide has a block of a kind that is not tested: {kind}")
    assert status == 0


def test_both_guides_have_the_same_twelve_recipes() -> None:
    counts = {language: [kind for kind, _, _ in blocks(language)] for language in GUIDES}
    assert counts["fi"] == counts["en"]
    for guide in GUIDES.values():
        assert (
            len(re.findall(r"^## \d+\. ", (ROOT / "docs" / guide).read_text(encoding="utf-8"), re.MULTILINE))
            == 12
        )
