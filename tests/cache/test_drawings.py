from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.cache.drawings import Drawings, keep
from kalliola_site.pipeline import CACHE, build, build_in_memory

A, B, C = (letter * 64 for letter in "abc")


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    keep({A: b"one", B: b""}, tmp_path / "cache")
    assert dict(Drawings(tmp_path / "cache")) == {A: b"one", B: b""}


def test_what_a_build_did_not_need_is_forgotten(tmp_path: Path) -> None:
    keep({A: b"one", B: b"two"}, tmp_path / "cache")
    keep({B: b"two", C: b"three"}, tmp_path / "cache")
    assert dict(Drawings(tmp_path / "cache")) == {B: b"two", C: b"three"}


def test_a_preview_forgets_nothing_that_a_build_drew(project: Path) -> None:
    build(project, project / "dist")
    drawn = set(Drawings(project / CACHE))
    build_in_memory(project, "http://127.0.0.1:8000/")
    assert drawn
    assert set(Drawings(project / CACHE)) == drawn


def test_a_missing_folder_is_an_empty_cache(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path / "nowhere")
    assert len(drawings) == 0
    assert drawings.get(A) is None


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 100])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    keep({A: b"one"}, tmp_path)
    (tmp_path / A).write_bytes(damage)
    assert Drawings(tmp_path).get(A) is None


def test_a_cache_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file in the way")
    keep({A: b"one"}, tmp_path / "cache")
    assert (tmp_path / "cache").read_bytes() == b"a file in the way"


def test_a_build_with_a_damaged_cache_gives_the_same_site(project: Path) -> None:
    first = build(project, project / "dist")
    for path in (project / ".cache" / "drawings").iterdir():
        path.write_bytes(b"damaged")
    assert build(project, project / "dist").files == first.files


def test_pictures_for_shared_links_can_be_switched_off(project: Path) -> None:
    path = project / "content/site.yml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\nshare_images: false\n", encoding="utf-8")
    site = build(project, project / "dist")
    assert not [path for path in site.files if path.startswith("share/")]
    assert b"og:image" not in site.files["index.html"]


def test_what_is_not_named_by_this_program_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_bytes(b"ten years")
    (tmp_path / A).symlink_to(tmp_path / "thesis.odt")
    keep({B: b"two"}, tmp_path)
    keep({}, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"thesis.odt", A}
    assert A not in Drawings(tmp_path)


@pytest.mark.parametrize("link", ["cache", "cache/drawings"])
def test_nothing_is_read_written_or_removed_through_a_link(tmp_path: Path, link: str) -> None:
    precious = tmp_path / "precious"
    (precious / "drawings").mkdir(parents=True)
    keep({A: b"one"}, precious)
    keep({A: b"one"}, precious / "drawings")
    (tmp_path / link).parent.mkdir(exist_ok=True)
    (tmp_path / link).symlink_to(precious)
    folder = tmp_path / "cache/drawings"
    assert len(Drawings(folder)) == 0
    keep({B: b"two"}, folder)
    assert {path.name for path in precious.iterdir()} == {"drawings", A}
    assert {path.name for path in (precious / "drawings").iterdir()} == {A}
