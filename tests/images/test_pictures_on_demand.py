"""Pictures for shared links in a preview: drawn when somebody looks at one, as a build draws them."""

from __future__ import annotations

from pathlib import Path

from kalliola_site.images.pictures_on_demand import PicturesOnDemand
from kalliola_site.images.rasterising import digest, rasterise
from kalliola_site.pipeline import build, build_in_memory

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def test_nothing_is_drawn_before_somebody_looks() -> None:
    looked: list[str] = []

    def draw(path: str) -> str:
        looked.append(path)
        return DRAWING

    with PicturesOnDemand(["1.png", "2.png"], draw, 9, {}) as pictures:
        files, _ = pictures.finish()
    assert list(files) == ["1.png", "2.png"]
    assert looked == []
    assert files["2.png"] == rasterise(DRAWING, 9)
    assert looked == ["2.png"]


def test_what_was_drawn_before_is_not_drawn_again() -> None:
    pictures = PicturesOnDemand(["1.png"], lambda _path: DRAWING, 9, {digest(DRAWING, 9): b"drawn"})
    assert pictures.finish()[0]["1.png"] == b"drawn"


def test_a_preview_shows_the_pictures_that_a_build_publishes(project: Path) -> None:
    previewed = build_in_memory(project, "http://127.0.0.1:8000/").files
    published = build(project, project / "dist").files
    shared = [path for path in published if path.startswith("share/")]
    assert shared
    assert {path: previewed[path] for path in shared} == {path: published[path] for path in shared}
