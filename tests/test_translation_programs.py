"""Translators' own programs open what is exported, and what they save is taken over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kalliola_site.cli import main
from tests.conftest import copy_project
from tests.test_translations import FINNISH_TITLE, GOAL, change

SAVED = Path(__file__).parent / "translators_files"
ABOUT = "content/pages/about.fi.md"


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
    change(project, "content/pages/story.fi.md", "paperittomuus, työttömyys", "paperittomuus, pitkä työttömyys")
    return project
