"""Work that is shared out among processes, where that pays: each does a part and sends back what it made.

A worker is a copy of this process (``fork``): it has all that was read and computed before, so nothing needs
to be sent to it. What it sends back are plain values. One worker and many give the same.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import signal
import struct
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO, Generic, NoReturn, Self, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

MIN_ITEMS_PER_WORKER = 100
"""So many items are worth a worker of their own: to start one takes as long as to make several pages."""


OnProgress = Callable[[int, int], None]
"""Called with how many things have been made, and of how many."""


def ignore(_made: int, _of: int) -> None:
    """Tell nobody."""


class WorkerKilledError(ChildProcessError):
    """A worker did not end by itself: the system killed it, for want of memory say."""


def available() -> int:
    """Return how many processes can work at once; only one where copying a process is not safe."""
    if not sys.platform.startswith("linux"):
        return 1
    # A copy has only the thread that made it: what another one had locked would stay locked for ever.
    # Libraries have threads, too, that Python does not know of.
    try:
        threads = len(os.listdir("/proc/self/task"))  # noqa: PTH208 - numbers, no paths
    except OSError:
        return 1
    return 1 if threads > 1 else processors()


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def parallel_map(
    make: Callable[[Item], Made | None],
    items: Sequence[Item],
    workers: int | None = None,
    on_progress: OnProgress = ignore,
    least: int = MIN_ITEMS_PER_WORKER,
) -> Iterator[Made | None]:
    """Make something of each item, in order; what was made is handed on at once, and not kept.

    Args:
        make: Makes it, or gives None where it cannot; what it gives is of texts, bytes, numbers and tuples.
        items: What to make it of.
        workers: How many processes share the work; by default as many as pay.
        on_progress: Called with how many have been made, and of how many; about, where the work is shared.
        least: How many items are worth a worker.

    Raises:
        WorkerKilledError: A worker was killed.
    """
    many = workers or max(1, min(available(), len(items) // least))
    share = max(1, -(-len(items) // many))
    shares = [items[start : start + share] for start in range(0, len(items), share)]
    helpers: list[_Worker[Item, Made]] = []
    try:
        # Where the system gives no process, or no file, the one that there is does everything.
        with contextlib.suppress(OSError):
            helpers.extend(_Worker(make, given) for given in shares[1:])
        for number, item in enumerate(items[:share], 1):
            yield make(item)
            on_progress(min(number * many, len(items)), len(items))
        for helper in helpers:
            yield from helper.results()
        yield from map(make, items[share * (len(helpers) + 1) :])
    finally:
        for helper in helpers:
            helper.stop()


class BackgroundWork(Generic[Item, Made]):
    """Work that other processes do while this one goes on; what they have not begun, it does in the end.

    A context, after which no other process is at work.
    """

    _PART = struct.Struct("H")
    _MOST_PARTS = 4096
    """The numbers of so many parts fit into a pipe at once, wherever this runs."""

    def __init__(self, make: Callable[[Item], Made], items: Sequence[Item]) -> None:
        """Begin.

        Args:
            make: Makes something of an item: of texts, bytes, numbers and tuples.
            items: What to make it of.
        """
        self._make = make
        self._items = items
        self._parts = min(len(items), self._MOST_PARTS)
        self._taking, giving = os.pipe()
        for part in range(self._parts):
            os.write(giving, self._PART.pack(part))
        os.close(giving)
        self._helpers: list[_Worker[int, list[tuple[int, Made]]]] = []
        # Where the system gives no process, the one that there is does everything.
        with contextlib.suppress(OSError):
            while len(self._helpers) < min(available() - 1, self._parts):
                self._helpers.append(_Worker(self._make_part, self._parts_taken()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        for helper in self._helpers:
            helper.stop()
        os.close(self._taking)

    def results(self) -> list[Made]:
        """Help with what nobody has begun, and wait for the rest; can be had once.

        Returns:
            What was made of each item, in order.
        """
        made = {place: thing for part in self._parts_taken() for place, thing in self._make_part(part)}
        for helper in self._helpers:
            # What a helper took along to its end is made here.
            with contextlib.suppress(WorkerKilledError):
                for part in helper.results():
                    made.update(part or ())
        return [made[place] if place in made else self._make(item) for place, item in enumerate(self._items)]

    def _parts_taken(self) -> Iterator[int]:
        """Take one part after the other, of those that nobody has taken; each is given out once."""
        while number := os.read(self._taking, self._PART.size):
            yield self._PART.unpack(number)[0]

    def _make_part(self, part: int) -> list[tuple[int, Made]]:
        return [
            (place, self._make(self._items[place])) for place in range(part, len(self._items), self._parts)
        ]


class _Worker(Generic[Item, Made]):
    """A process that works, and writes what it makes into a file without a name."""

    _LENGTH = struct.Struct("Q")

    def __init__(self, make: Callable[[Item], Made | None], items: Iterable[Item]) -> None:
        from tempfile import TemporaryFile  # noqa: PLC0415 - few builds share out work

        self._file: BinaryIO = TemporaryFile()  # noqa: SIM115 - ``stop`` closes it
        # What waits to be written would be written twice.
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        try:
            self._process = os.fork()
        except OSError:
            self._file.close()
            raise
        if not self._process:
            _work(make, items, self._file, parent)

    def results(self) -> Iterator[Made | None]:
        """Wait for it, and go through what it made."""
        if self._wait():
            raise WorkerKilledError
        self._file.seek(0)
        while length := self._file.read(self._LENGTH.size):
            made: Made | None = marshal.loads(self._file.read(*self._LENGTH.unpack(length)))  # noqa: S302 - from this very program
            yield made

    def stop(self) -> None:
        """Stop it, where it is still at work."""
        self._file.close()
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            self._wait()

    def _wait(self) -> int:
        _, status = os.waitpid(self._process, 0)
        self._process = 0
        return os.waitstatus_to_exitcode(status)


def _work(
    make: Callable[[Item], Made | None], items: Iterable[Item], file: BinaryIO, parent: int
) -> NoReturn:
    """Do the work of a worker, and end: nothing of what this process was about to do may happen twice."""
    status = 1
    with contextlib.suppress(BaseException):
        # Whoever stops the build stops its workers: they need not say so.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        for item in items:
            if os.getppid() != parent:
                # Nobody waits for this any more, while others may wait for the lock that it shares.
                os._exit(status)
            result: Any = _attempt(make, item)
            made = marshal.dumps(result)
            file.write(len(made).to_bytes(8, sys.byteorder))
            file.write(made)
        file.flush()
        status = 0
    os._exit(status)


def _attempt(make: Callable[[Item], Made | None], item: Item) -> Made | None:
    """What goes wrong is left to the process that gave out the work: it tries again, and tells of it."""
    try:
        return make(item)
    except Exception:  # noqa: BLE001 - see above
        return None
