"""The journal of what was saved in the preview: to undo it and do it again, after a restart too.

A change is written down before it is made. Where the program is stopped in its midst, whoever opens the
journal next finishes it: of several files, all are changed then, or none.
"""

from __future__ import annotations

import base64
import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kalliola_site.frozen_value import frozen_value
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem, ProblemsFoundError
from kalliola_site.publish.lock import PATIENCE, Holder, hold_lock
from kalliola_site.publish.project_files import remove_unfinished, rewrite

JOURNAL = Path(".cache/edits")
"""Where the journal is kept, below the project's folder. Without it, nothing can be undone any more."""

LONGEST = 100
"""How many changes are kept."""

_LOCK = "lock"
_HISTORY = "history.json"
_BEGUN = "begun.json"
_NOTHING: Mapping[str, object] = MappingProxyType({})

Files = Mapping[str, tuple[bytes | None, bytes | None]]
"""What files said before and say afterwards, by path; None where there is no file."""


@frozen_value
class TextChange:
    """One text or value that a change is about."""

    place: str
    """Its place, written out."""
    old: Any
    """What it said before, None where there was none; a text, or another value of YAML."""
    new: Any
    """What it says afterwards; None where there is none."""


@frozen_value
class Change:
    """What was saved at once."""

    number: int
    texts: tuple[TextChange, ...]
    files: Files
    key: str = ""
    """Names the request that asked for it, so that it is done once even if it is asked for twice."""


@frozen_value
class History:
    """The changes that there are, by number, the oldest first."""

    done: tuple[int, ...] = ()
    """Those that can be undone."""
    undone: tuple[int, ...] = ()
    """Those that can be done again, the last of them first."""
    keys: Mapping[str, int] = field(default_factory=dict)
    """The requests that were answered, with the number of their change."""


class Journal:
    """The journal of a project, open to one process at a time."""

    def __init__(self, project: Path) -> None:
        """Open it; see ``open_journal``."""
        self._project = project
        self._folder = project / JOURNAL
        self.history = _read_history(self._folder)

    def change(self, number: int) -> Change:
        """Read a change.

        Raises:
            KeyError: It is no longer there.
        """
        try:
            said = json.loads(self._path(number).read_bytes())
            texts = tuple(TextChange(**text) for text in said["texts"])
            return Change(number, texts, _files_of(said["files"]), said["key"])
        except (OSError, ValueError, TypeError) as error:
            raise KeyError(number) from error

    def add(self, texts: tuple[TextChange, ...], files: Files, key: str = "") -> Change:
        """Make a change and write it down; what was undone before cannot be done again then.

        Raises:
            ProblemsFoundError: A file cannot be written.
            OSError: The machine failed.
        """
        before = self.history
        number = max((*before.done, *before.undone), default=0) + 1
        done = (*before.done, number)[-LONGEST:]
        keys = {**before.keys, **({key: number} if key else {})}
        history = History(done, (), {name: at for name, at in keys.items() if at in done})
        self._make(files, history, number, {"texts": [asdict(text) for text in texts], "key": key})
        return Change(number, texts, files, key)

    def undo(self, files: Files) -> None:
        """Take the last change back, by writing what files are to say instead; raises what ``add`` does."""
        *done, last = self.history.done
        self._make(files, replace(self.history, done=tuple(done), undone=(last, *self.history.undone)))

    def redo(self, files: Files) -> None:
        """Make the change again that was taken back last; raises what ``add`` does."""
        first, *undone = self.history.undone
        self._make(files, replace(self.history, done=(*self.history.done, first), undone=tuple(undone)))

    def finish(self) -> None:
        """Finish what another process had begun when it was stopped; nothing, where it had not come to it."""
        for unfinished in self._folder.glob(".*.json.*"):
            unfinished.unlink()
        try:
            said = json.loads((self._folder / _BEGUN).read_bytes())
        except (OSError, ValueError):
            return
        files, history = _files_of(said["files"]), said["history"]
        for path in files:
            remove_unfinished(self._project / path)
        now = {path: _read(self._project / path) for path in files}
        if any(now[path] == after != before for path, (before, after) in files.items()):
            self._write_files({path: pair for path, pair in files.items() if now[path] == pair[0]})
            self._keep(
                History(tuple(history["done"]), tuple(history["undone"]), history["keys"]), said["number"]
            )
        else:
            (self._folder / _BEGUN).unlink()

    def _make(
        self, files: Files, history: History, number: int | None = None, told: Mapping[str, object] = _NOTHING
    ) -> None:
        """Change files, having written down what is to be done; a new change stays on paper by its number."""
        said = {**told, "files": _said(files), "history": asdict(history), "number": number}
        self._write(self._folder / _BEGUN, said)
        self._write_files(files)
        self._keep(history, number)

    def _write_files(self, files: Files) -> None:
        rewrite(
            self._project,
            {path: after for path, (_, after) in files.items() if after is not None},
            [path for path, (_, after) in files.items() if after is None],
        )

    def _keep(self, history: History, number: int | None) -> None:
        self._write(self._folder / _HISTORY, asdict(history))
        if number is None:
            (self._folder / _BEGUN).unlink()
        else:
            (self._folder / _BEGUN).replace(self._path(number))
        self.history = history
        kept = {self._path(number).name for number in (*history.done, *history.undone)}
        for path in self._folder.glob("[0-9]*.json"):
            if path.name not in kept:
                path.unlink(missing_ok=True)

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:06}.json"

    def _write(self, path: Path, said: Mapping[str, Any]) -> None:
        data = json.dumps(said, ensure_ascii=False).encode()
        rewrite(self._project, {path.relative_to(self._project).as_posix(): data})


@contextmanager
def open_journal(
    project: Path, on_wait: Callable[[Holder], None] = lambda _: None, patience: float = PATIENCE
) -> Iterator[Journal]:
    """Open the journal of a project, as soon as no one else has it open, and finish what was left half done.

    Whoever changes content in answer to what it says holds it open meanwhile, to read and write as one.

    Args:
        project: The project's folder.
        on_wait: Called once when there is someone to wait for.
        patience: How long to wait, in seconds.

    Raises:
        ProblemsFoundError: Its folder is a link.
        OutputLockedError: Someone else still has it open.
        OSError: The machine failed.
    """
    folder = project / JOURNAL
    for part in (folder.parent, folder):
        if part.is_symlink():
            path = part.relative_to(project).as_posix()
            raise ProblemsFoundError([Problem(Place(path), messages.editing.NOT_THROUGH_LINKS)])
    folder.mkdir(parents=True, exist_ok=True)
    with hold_lock(folder / _LOCK, patience, on_wait):
        Journal(project).finish()
        yield Journal(project)


def _read_history(folder: Path) -> History:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        said = json.loads((folder / _HISTORY).read_bytes())
        return History(tuple(said["done"]), tuple(said["undone"]), dict(said["keys"]))
    return History()


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _said(files: Files) -> dict[str, list[str | None]]:
    return {
        path: [None if data is None else base64.b85encode(data).decode() for data in pair]
        for path, pair in files.items()
    }


def _files_of(said: Mapping[str, list[str | None]]) -> Files:
    return {
        path: (
            None if before is None else base64.b85decode(before),
            None if after is None else base64.b85decode(after),
        )
        for path, (before, after) in said.items()
    }
