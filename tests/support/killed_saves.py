"""Saves that are killed in their midst, or made at once; ``test_killed_saves`` starts it.

``python -m tests.support.killed_saves FOLDER TIMES`` prints what was seen as JSON; with ``each-step`` in the
place of a number, saves die at each of their steps in turn.
"""

from __future__ import annotations

import json
import os
import random
import signal
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kalliola_site.edit.text_edits.edits import TextEdit
from kalliola_site.edit.text_edits.saving import save_edits
from kalliola_site.edit.text_edits.undoing import can_undo_and_redo, redo, undo
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_reader import read_yaml
from tests.support.faults import Fault, die, end_of, fork

PLACES = tuple(
    TextPlace(f"content/goals/{name}.yml", ("title", "fi")) for name in ("1-inequality", "2-community")
)
"""Two texts in two files, which are saved together."""

MEASURED = 5

Seen = Counter[str]


class WritingFault(Fault):
    """A fault before a step that changes something on the disk."""

    def _step(self, event: str, arguments: object) -> None:
        is_reading = event == "open" and not arguments[2] & (os.O_WRONLY | os.O_RDWR)  # type: ignore[index]
        if not is_reading and event not in ("os.listdir", "os.scandir"):
            super()._step(event, arguments)


def titles(folder: Path) -> list[str]:
    """What both files say; a file that is torn says "TORN"."""
    found = []
    for place in PLACES:
        read = read_yaml(Source(place.path, (folder / place.path).read_bytes().decode(errors="replace")))
        is_whole = isinstance(read, Document) and isinstance(read.value, dict) and "outcomes" in read.value
        found.append(read.value["title"]["fi"] if is_whole else "TORN")  # type: ignore[union-attr, index, call-overload]
    return found


def save(folder: Path, old: str, new: str, answer: int | None = None) -> None:
    save_edits(folder, [TextEdit(place, old, new) for place in PLACES], key=new)
    if answer is not None:
        os.write(answer, b"saved")


def left(folder: Path) -> list[str]:
    """Hidden files beside the content, and files of the journal that have no ending of its own."""
    beside = [path.name for path in (folder / "content").rglob(".*")]
    return beside + [path.name for path in (folder / ".cache/edits").iterdir() if path.suffix != ".json"]


def kill(folder: Path, old: str, new: str, seen: Seen, number: float) -> bool:
    """Save, and die at a step or after some seconds; look at what is there before and after it is mended."""
    asked, answered = os.pipe()
    if isinstance(number, int):
        child = fork(lambda: save(folder, old, new, answered), WritingFault(number, die, ever_after=False))
    else:
        child = fork(lambda: save(folder, old, new, answered))
        time.sleep(number)
        os.kill(child, signal.SIGKILL)
    end = end_of(child)
    os.close(answered)
    told = os.read(asked, 10) == b"saved"
    os.close(asked)
    seen["TORN"] += any(title not in (old, new) for title in titles(folder))
    can_undo_and_redo(folder)  # whoever comes next
    now = titles(folder)
    seen[f"{end}: {'old' if now == [old] * 2 else 'new' if now == [new] * 2 else 'MIXTURE'}"] += 1
    seen["ANSWER LOST"] += told and now != [new] * 2
    seen["LEFT BEHIND"] += bool(left(folder))
    # Whoever had no answer asks again, and is answered.
    save(folder, old, new)
    seen["NOT SAVED"] += titles(folder) != [new] * 2
    undo(folder)
    seen["NOT UNDONE"] += titles(folder) != [old] * 2
    redo(folder)
    seen["NOT REDONE"] += titles(folder) != [new] * 2
    return end == "killed"


def moments(folder: Path, times: str) -> Iterator[float]:
    if times == "each-step":
        yield from range(1, 10_000)
    chance = random.Random(20260101)  # noqa: S311 - moments that can be repeated, not secrets
    durations = []
    for number in range(MEASURED):
        started = time.perf_counter()
        end_of(fork(lambda number=number: save(folder, titles(folder)[0], f"Kokeiltu {number}")))  # type: ignore[misc]
        durations.append(time.perf_counter() - started)
    while True:
        # What comes first is reading, and nothing can happen to it.
        yield chance.uniform(0.6, 1.1) * statistics.median(durations)


def main(folder: Path, times: str) -> Seen:
    seen: Seen = Counter()
    before = zip(PLACES, titles(folder), strict=True)
    save_edits(folder, [TextEdit(place, title, "Alku") for place, title in before])
    for number, moment in enumerate(moments(folder, times)):
        is_over = not kill(folder, titles(folder)[0], f"Otsikko {number}", seen, moment)
        if is_over and times == "each-step":
            return seen
        if times != "each-step" and seen["killed: old"] + seen["killed: new"] == int(times):
            return seen
    raise AssertionError("a save has fewer steps than that")


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1]), sys.argv[2]), sys.stdout)
