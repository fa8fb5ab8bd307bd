"""A rebuild after any sequence of edits gives the same bytes as a build that has kept nothing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kalliola_site.pipeline import build
from tests.conftest import copy_project, tree


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")


def change_a_title(project: Path, chance: random.Random) -> None:
    goal = chance.choice(sorted((project / "content/goals").glob("*.yml")))
    rewrite(goal, "en: Kalliola is", f"en: Kalliola is, {chance.randrange(100)} times over,")


def take_a_title_back(project: Path, _chance: random.Random) -> None:
    original = (
        copy_project(project.parent / "original") if not (project.parent / "original").exists() else None
    )
    source = (original or project.parent / "original") / "content/goals/1-inequality.yml"
    shutil.copy(source, project / "content/goals/1-inequality.yml")


def add_a_goal(project: Path, chance: random.Random) -> None:
    number = len(list((project / "content/goals").glob("*.yml"))) + chance.randrange(10, 1000)
    copy = project / f"content/goals/{number}.yml"
    shutil.copy(project / "content/goals/2-community.yml", copy)
    rewrite(copy, "number: 2", f"number: {number}")
    rewrite(copy, "id: community", f"id: community-{number}")
    rewrite(copy, "slug:\n  fi: ", f"slug:\n  fi: nro-{number}-")
    rewrite(copy, "\n  en: ", f"\n  en: no-{number}-")


def remove_an_added_goal(project: Path, _chance: random.Random) -> None:
    for added in sorted((project / "content/goals").glob("[0-9]*.yml")):
        if added.stem.isdigit():
            added.unlink()
            return


def rename_an_address(project: Path, chance: random.Random) -> None:
    rewrite(project / "content/site.yml", "fi: tarina", f"fi: tarina-{chance.randrange(100)}")


def change_a_template(project: Path, chance: random.Random) -> None:
    base = project / "templates/partials/footer.html.jinja"
    base.write_text(f"{base.read_text(encoding='utf-8')}<!-- {chance.randrange(100)} -->\n", encoding="utf-8")


def change_the_brand(project: Path, chance: random.Random) -> None:
    rewrite(project / "content/brand.yml", "#FFC83D", f"#FFC8{chance.randrange(16, 60):02X}")


def spoil_the_cache(project: Path, chance: random.Random) -> None:
    kept = sorted(path for path in (project / ".cache").rglob("*") if path.is_file())
    for path in kept[: chance.randrange(len(kept) + 1)]:
        path.write_bytes(b"spoilt" + path.read_bytes()[6:])


def lose_the_cache(project: Path, _chance: random.Random) -> None:
    shutil.rmtree(project / ".cache", ignore_errors=True)


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    change_a_title,
    take_a_title_back,
    add_a_goal,
    remove_an_added_goal,
    rename_an_address,
    change_a_template,
    change_the_brand,
    spoil_the_cache,
    lose_the_cache,
)


@pytest.mark.parametrize("seed", range(2))
def test_a_rebuild_equals_a_clean_build(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same sequence each time
    project = copy_project(tmp_path / "project")
    build(project, project / "dist")
    for _ in range(5):
        chance.choice(EDITS)(project, chance)
        build(project, project / "dist")
    clean = tmp_path / "clean"
    shutil.copytree(project / "content", clean / "content")
    shutil.copytree(project / "templates", clean / "templates")
    build(clean, clean / "dist")
    assert tree(project / "dist") == tree(clean / "dist")
