"""From drawings to pictures, by other processes while this one goes on: nothing takes longer."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Self

import resvg_py

from kalliola_site.cache.workers import BackgroundWork

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
    """Drawings on their way to pictures: a context, after which no other process is at work."""

    def __init__(self, drawings: Mapping[str, str], width: int, drawn: Pictures) -> None:
        """Begin with the drawings that were not drawn before.

        Args:
            drawings: SVG by path.
            width: How wide the pictures are, in pixels.
            drawn: PNGs of earlier builds, by their digest.
        """
        self.digests = {path: digest(svg, width) for path, svg in drawings.items()}
        """The digest of each drawing, by path: what it is kept by."""
        self._pictures = {name: png for name in self.digests.values() if (png := drawn.get(name))}
        self._missing = {
            name: drawings[path] for path, name in self.digests.items() if name not in self._pictures
        }
        self._work = BackgroundWork(lambda svg: rasterise(svg, width), tuple(self._missing.values()))

    @classmethod
    def of_drawn(cls, digests: Mapping[str, str], drawn: Pictures) -> Self | None:
        """Take drawings by their digests for what they were; None where one was not drawn before.

        Args:
            digests: The digests by path.
            drawn: PNGs of earlier builds, by their digest.
        """
        finished = cls({}, 0, {})
        finished.digests = dict(digests)
        finished._pictures = {name: png for name in digests.values() if (png := drawn.get(name))}
        return finished if len(finished._pictures) == len({*digests.values()}) else None

    def __enter__(self) -> Self:
        self._work.__enter__()
        return self

    def __exit__(self, *failure: object) -> None:
        self._work.__exit__(*failure)

    @property
    def paths(self) -> Collection[str]:
        """The paths of all pictures."""
        return self.digests

    def finish(self) -> tuple[Pictures, Pictures]:
        """Help with what has not been begun, wait for the rest, and give what has come out.

        Returns:
            The PNGs by path, and the same by digest, to be kept for the next build.
        """
        made = self._work.results() if self._missing else ()
        self._pictures.update(zip(self._missing, made, strict=True))
        self._missing = {}
        return {path: self._pictures[name] for path, name in self.digests.items()}, self._pictures
