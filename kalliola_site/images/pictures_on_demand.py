"""Pictures for shared links in a preview: each is drawn when somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Self

from kalliola_site.images.rasterising import Pictures, digest, rasterise
from kalliola_site.model.files import Files, UnreadFile


class PicturesOnDemand:
    """What ``Rasterising`` is, for pictures that are not begun before somebody asks for them."""

    def __init__(
        self, paths: Collection[str], draw: Callable[[str], str], width: int, drawn: Pictures
    ) -> None:
        """Take what draws the pictures.

        Args:
            paths: The paths of all pictures.
            draw: Draws the SVG for a path.
            width: How wide the pictures are, in pixels.
            drawn: PNGs of earlier builds, by their digest.
        """
        self.paths = paths
        self._draw = draw
        self._width = width
        self._drawn = drawn

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        """Nothing is at work."""

    def finish(self) -> tuple[Files, Pictures]:
        """Return the pictures by path, as yet undrawn, and nothing to be kept for the next build."""
        return Files({path: UnreadFile(partial(self._picture, path)) for path in self.paths}), {}

    def _picture(self, path: str) -> bytes:
        svg = self._draw(path)
        return self._drawn.get(digest(svg, self._width)) or rasterise(svg, self._width)
