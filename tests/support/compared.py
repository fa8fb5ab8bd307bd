"""A strategy whose predecessor it can be held against, with one goal of each fate."""

from __future__ import annotations

import re
from pathlib import Path

from kalliola_site.cli.main import main
from tests.conftest import copy_living_project
from tests.end_to_end.test_periods import fill_in

SITE = "content/site.yml"
PAST = "content/periods/2026-2028/goals"

GARDEN = """\
number: 2
id: garden
slug: {fi: piha, en: garden}
theme: {fi: Piha, en: Garden}
title: {fi: Piha kukkii, en: The garden blooms}
description: [{fi: Istutamme yhdessä., en: We plant together.}]
means: [{fi: Kaivamme., en: We dig.}]
outcomes: [{fi: Kukkia., en: Flowers.}]
indicators: to-be-agreed
"""


def switch_on(project: Path) -> None:
    """Take the marks of a comment away from the page's words, and put it into the menu, as site.yml says."""
    site = project / SITE
    text = site.read_text(encoding="utf-8")
    before, rest = text.split("  # comparison:\n", 1)
    words, after = rest.split("\n  updates:", 1)
    words = re.sub(r"(?m)^  # ", "  ", words)
    text = f"{before}  comparison:\n{words}\n  updates:{after}"
    site.write_text(text.replace("footer: [", "footer: [comparison, ", 1), encoding="utf-8")


def write_project(folder: Path) -> Path:
    """Write a project with a past strategy, and a present one in which every fate can be seen."""
    project = copy_living_project(folder)
    assert main(["new", "period", "2029-2031", "--project", str(project)]) == 0
    fill_in(project)
    write_goals(project)
    return project


def write_goals(project: Path) -> None:
    """Let the first goal of the sample's past strategy stay, the second be reworded, the third go."""
    goals = project / "content/goals"
    for file in goals.glob("*.yml"):
        file.unlink()
    for name, number, replacements in (
        ("1-neighbours.yml", 1, ()),
        (
            "2-house.yml",
            3,
            (
                ("tuleville naapureille", "vielä lapsillemmekin"),
                ("for neighbours to come", "for our children, too"),
                ("Luovumme öljylämmityksestä.", "Kunnostamme pihan."),
            ),
        ),
    ):
        text = (project / PAST / name).read_text(encoding="utf-8")
        text = re.sub(r"(?ms)^indicators:\n.*", "indicators: to-be-agreed\n", text)
        text = re.sub(r"(?m)^number: .*", f"number: {number}", text)
        for old, new in replacements:
            assert old in text, old
            text = text.replace(old, new)
        (goals / name).write_text(text, encoding="utf-8")
    (goals / "2-garden.yml").write_text(GARDEN, encoding="utf-8")
