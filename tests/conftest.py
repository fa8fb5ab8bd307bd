"""What many tests start from: a project to spoil, and the site it gives.

The content is a copy that nobody edits (``tests/support/sites/strategy``): an editor's change to ``content/``
must not break a test of the generator. Its look and the words around it are those of the sample project
that ``new --sample`` writes. The templates are the real ones.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kalliola_site.cache.drawings import keep, keep_memory
from kalliola_site.edit.sample import write_sample
from kalliola_site.pipeline import CACHE, Site, assemble
from tests.support.quick import is_slow
from tests.support.randomised import NIGHTLY
from tests.support.updates import with_updates

ROOT = Path(__file__).resolve().parents[1]
STRATEGY = ROOT / "tests" / "support" / "sites" / "strategy"
LIVING = ROOT / "kalliola_site" / "edit" / "sample_project"
LIVE_CONTENT = str(ROOT / "content")


def _forbid_live_content(event: str, arguments: tuple[object, ...]) -> None:
    """Fail the test that opens what editors edit: it would fail one day because of a text.

    Python tells of every file that this process opens and of every folder that it lists.
    """
    if event not in {"open", "os.listdir", "os.scandir"}:
        return
    path = arguments[0]
    if not isinstance(path, str | bytes | os.PathLike):
        return
    name = os.fsdecode(path)
    if event == "open" and arguments[1] is None and not os.path.isabs(name):  # noqa: PTH117 - asked for every file that is opened
        return  # os.open, which may mean a folder that is open already
    asked = os.path.abspath(name)  # noqa: PTH100 - resolving would follow links
    if asked == LIVE_CONTENT or asked.startswith(LIVE_CONTENT + os.sep):
        pytest.fail(f"{asked} is content that editors change: take a copy that nobody edits")


sys.addaudithook(_forbid_live_content)


# The tests are the same wherever and however they are started. What they start inherits this.

os.environ["LC_ALL"] = "C.UTF-8"  # a test about another language says so
for name in ("LANGUAGE", "PYTHONDONTWRITEBYTECODE"):
    os.environ.pop(name, None)
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell has its background jobs ignore Ctrl-C, and so would all that they start. This goes on doing so,
    # but what has a handler of its own is not inherited.
    signal.signal(signal.SIGINT, lambda *_: None)

settings.register_profile(NIGHTLY, print_blob=True)

SHARED = "KALLIOLA_TESTS_SHARED"
"""The variable that names the folder which all processes of a run of the tests have in common."""


def _shared_folder() -> Path:
    """Give that folder: the process that began the run makes it, and removes it at the end."""
    if SHARED not in os.environ:
        os.environ[SHARED] = tempfile.mkdtemp(prefix="kalliola-tests-")
        atexit.register(_remove, Path(os.environ[SHARED]), os.getpid())
    return Path(os.environ[SHARED])


def _remove(folder: Path, process: int) -> None:
    if os.getpid() == process:  # and not a copy of it
        shutil.rmtree(folder, ignore_errors=True)


def once(name: str, make: Callable[[Path], object]) -> Path:
    """Give a folder that is made when it is first asked for, once for all processes of a run.

    Args:
        name: What it is called.
        make: Fills a new folder.
    """
    folder = _shared_folder() / name
    if not folder.exists():
        with folder.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                begun = folder.with_suffix(".begun")
                shutil.rmtree(begun, ignore_errors=True)
                begun.mkdir()
                make(begun)
                begun.rename(folder)
    return folder


def _put_sample_together(folder: Path) -> None:
    """Join the strategy's content and what it shares with the sample project."""
    shutil.copytree(STRATEGY / "content", folder / "content")
    for name in ("brand.yml", "interface.yml"):
        shutil.copy(LIVING / "content" / name, folder / "content")


SAMPLE = once("strategy", _put_sample_together)


def _make_strategy(folder: Path) -> None:
    project = _copy_strategy(folder / "project")
    plain = assemble(project)
    keep_memory(folder, plain.memory)
    keep({**plain.drawings, **assemble(with_updates(project)).drawings}, folder / CACHE)


def _write_living_strategy(folder: Path) -> None:
    write_sample(folder)
    site = assemble(folder)
    keep_memory(folder, site.memory)
    keep(site.drawings, folder / CACHE)


def _copy_strategy(folder: Path) -> Path:
    shutil.copytree(SAMPLE / "content", folder / "content")
    shutil.copytree(ROOT / "templates", folder / "templates")
    return folder


def copy_project(folder: Path) -> Path:
    """Put the sample content and the real templates together in a new folder.

    What an earlier build made comes along: to draw takes far longer than all else that a build does, and to
    compile templates longer than to render them. A test that is about that takes it away (``make_anew``).
    """
    made = once("strategy-made", _make_strategy)
    shutil.copytree(made / CACHE.parent, _copy_strategy(folder) / CACHE.parent)
    return folder


def copy_living_project(folder: Path) -> Path:
    """Write the sample project, whose strategy has indicators and updates, as ``new --sample`` does.

    What an earlier build made comes along.
    """
    shutil.copytree(once("living", _write_living_strategy), folder)
    return folder


def make_anew(project: Path) -> Path:
    """Take away from a project what earlier builds made."""
    shutil.rmtree(project / CACHE.parent)
    return project


def tree(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even read what ``make quick`` leaves out."""
    wanted = config.option.markexpr != "not slow" or collection_path.suffix != ".py"
    return None if wanted or not is_slow(collection_path) else True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what ``make quick`` leaves out."""
    for item in items:
        if is_slow(item.path):
            item.add_marker(pytest.mark.slow)


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


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder in memory where there is one: hundreds of flushes would only wear the disk."""
    fast = Path("/dev/shm")  # noqa: S108 - a new folder in it
    folder = Path(tempfile.mkdtemp(dir=fast if os.access(fast, os.W_OK) else None))
    yield folder
    shutil.rmtree(folder)


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
