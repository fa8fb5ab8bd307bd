"""From drawings to pictures, by other threads while this one goes on: the drawing library lets them run."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Self

import resvg_py

from kalliola_site.workers import processors

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Pictures = Mapping[str, bytes]


@lru_cache(maxsize=16)
def rasterise(svg: str, width: int) -> bytes:
    """Turn a drawing into a PNG as wide as given. The same drawing gives the same bytes."""
    return resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)


def digest(svg: str, width: int) -> str:
    """Name what comes out of a drawing, for keeping it: the same drawing, drawn by the same program."""
    drawn = f"{resvg_py.__version__} {width} {svg}"
    return hashlib.sha256(drawn.encode()).hexdigest()


class Rasterising:
    """Drawings on their way to pictures: a context, after which no other thread is at work."""

    def __init__(self, drawings: Mapping[str, str], width: int, drawn: Pictures) -> None:
        """Begin with the drawings that were not drawn before.

        Args:
            drawings: SVG by path.
            width: How wide the pictures are, in pixels.
            drawn: PNGs of earlier builds, by their digest.
        """
        self._width = width
        self._digests = {path: digest(svg, width) for path, svg in drawings.items()}
        self._pictures = {name: png for name in self._digests.values() if (png := drawn.get(name))}
        self._missing = {
            name: drawings[path] for path, name in self._digests.items() if name not in self._pictures
        }
        self._begun: dict[str, Future[bytes]] = {}
        self._threads: ThreadPoolExecutor | None = None
        if self._missing:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - slow to import, seldom needed

            self._threads = ThreadPoolExecutor(processors(), thread_name_prefix="rasterising")
            # Where the system gives no threads, the one that there is does everything when it finishes.
            with contextlib.suppress(RuntimeError):
                for name, svg in self._missing.items():
                    self._begun[name] = self._threads.submit(rasterise, svg, width)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        self._stop()

    @property
    def paths(self) -> Collection[str]:
        """The paths of all pictures."""
        return self._digests

    def finish(self) -> tuple[Pictures, Pictures]:
        """Help with what has not been begun, wait for the rest, and give what has come out.

        Returns:
            The PNGs by path, and the same by digest, to be kept for the next build.
        """
        while self._missing:
            # The other threads began with the first, this one begins with the last.
            name, svg = self._missing.popitem()
            begun = self._begun.get(name)
            if begun is None or begun.cancel():
                self._pictures[name] = rasterise(svg, self._width)
            else:
                self._pictures[name] = begun.result()
        self._stop()
        return {path: self._pictures[name] for path, name in self._digests.items()}, self._pictures

    def _stop(self) -> None:
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)
