"""What many tests start from: a project to spoil, and the site it gives.

The content is a copy that nobody edits (``tests/sites/strategy``): an editor's change to ``content/`` must
not break a test of the generator. Its look and the words around it are those of the sample project that
``new --sample`` writes. The templates are the real ones.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

import pytest

from kalliola_site.pipeline import Site, assemble
from kalliola_site.sample import write_sample

ROOT = Path(__file__).resolve().parents[1]
STRATEGY = ROOT / "tests" / "sites" / "strategy"
LIVING = ROOT / "kalliola_site" / "sample_project"


def _whole_sample() -> Path:
    """Put the strategy's content and what it shares with the sample project together, once for all tests."""
    folder = Path(tempfile.mkdtemp(prefix="kalliola-strategy-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(STRATEGY / "content", folder / "content")
    for name in ("brand.yml", "interface.yml"):
        shutil.copy(LIVING / "content" / name, folder / "content")
    return folder


SAMPLE = _whole_sample()


def copy_project(folder: Path) -> Path:
    """Put the sample content and the real templates together in a new folder."""
    shutil.copytree(SAMPLE / "content", folder / "content")
    shutil.copytree(ROOT / "templates", folder / "templates")
    return folder


def copy_living_project(folder: Path) -> Path:
    """Write the sample project, whose strategy has indicators and updates, as ``new --sample`` does."""
    write_sample(folder)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of this repository."""
    return ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project to change at will."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A project with the sample content to spoil; of the templates only that there are some."""
    shutil.copytree(SAMPLE / "content", tmp_path / "content")
    # Without it no translation is outdated, whatever a mistake does to a text.
    (tmp_path / "content" / "translations.yml").unlink()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html.jinja").write_text("<h1>Kalliola</h1>\n", encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="session")
def unchanged_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that no test changes."""
    return copy_project(tmp_path_factory.mktemp("unchanged") / "project")


@pytest.fixture(scope="session")
def living_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of a strategy that has indicators and updates."""
    return assemble(copy_living_project(tmp_path_factory.mktemp("living") / "project"))


@pytest.fixture(scope="session")
def site(unchanged_project: Path) -> Site:
    """The site that the unchanged project gives."""
    return assemble(unchanged_project)
