"""``make adopted``: what was adopted stands on the site word for word, or it is told where it does not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kalliola_site.cli.main import main
from tests.conftest import ROOT

ADOPTED = "docs/adopted/2023-2025.md"
TEXT = """# Missio

## Kohtaamme yhteisöjen kanssa kaikki kaupunkielämän ilmiöt.

- **Paikallisuus ja käytännön toiminta** ovat vahvuksiemme. Tunnemme alueiden ja yhteisöjen tarpeet.

**Ilo**
"""
STORY = "content/pages/story.fi.md"


@pytest.fixture
def adopted(project: Path) -> Path:
    """A project that publishes an adopted text word for word."""
    story = project / STORY
    lines = story.read_text(encoding="utf-8").replace("**", "")
    story.write_text(
        lines.replace("Paikallisuus ja käytännön toiminta", "**Paikallisuus ja käytännön toiminta**")
    )
    (project / ADOPTED).parent.mkdir(parents=True)
    (project / ADOPTED).write_text(TEXT, encoding="utf-8")
    return project


def run(project: Path, language: str = "en_GB.UTF-8") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scripts.adopted"],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": language},
    )


def write(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_stands_as_it_was_adopted_is_said_to_do_so(adopted: Path) -> None:
    done = run(adopted)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"What was adopted ({ADOPTED}) is on the site word for word.\n"


def test_other_words_are_told_of_with_the_line_in_the_language_of_whoever_asks(adopted: Path) -> None:
    write(adopted / STORY, "Tunnemme alueiden", "Tiedämme alueiden")
    done = run(adopted, "fi_FI.UTF-8")
    assert done.returncode == 1
    assert f"{ADOPTED}:5:1: virhe: vuosien 2023–2025 strategiassa ei ole tätä tekstiä" in done.stderr
    assert "Palauta nämä sanat" in done.stderr
    assert done.stderr.count("virhe") == 1


def test_emphasis_that_was_lost_or_added_is_told_of(adopted: Path) -> None:
    write(adopted / STORY, "**Paikallisuus ja käytännön toiminta**", "Paikallisuus ja **käytännön** toiminta")
    done = run(adopted)
    assert done.returncode == 1
    assert "“Paikallisuus ja käytännön toiminta” is not emphasised" in done.stderr
    assert "“käytännön” is emphasised in the strategy for 2023–2025" in done.stderr


def test_a_strategy_that_is_over_is_looked_at_where_it_has_moved_to(adopted: Path) -> None:
    assert main(["new", "period", "2026-2028", "--project", str(adopted), "--lang", "en"]) == 0
    assert run(adopted).returncode == 0
    write(adopted / "content/periods/2023-2025/pages/story.fi.md", "Tunnemme alueiden", "Tiedämme alueiden")
    assert run(adopted).returncode == 1


def test_a_text_of_other_years_has_no_strategy(adopted: Path) -> None:
    (adopted / ADOPTED).rename(adopted / "docs/adopted/2019-2022.md")
    done = run(adopted)
    assert done.returncode == 1
    assert "there is no strategy for 2019-2022 in the content" in done.stderr


def test_where_nothing_was_adopted_nothing_is_said_to_be_published(project: Path) -> None:
    done = run(project)
    assert done.returncode == 1
    assert "There is no adopted text in docs/adopted" in done.stderr
