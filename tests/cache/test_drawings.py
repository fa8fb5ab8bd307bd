from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.cache.drawings import Drawings, keep
from kalliola_site.pipeline import build


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    keep({"a": b"one", "b": b""}, tmp_path / "cache")
    assert dict(Drawings(tmp_path / "cache")) == {"a": b"one", "b": b""}


def test_what_a_build_did_not_need_is_forgotten(tmp_path: Path) -> None:
    keep({"a": b"one", "b": b"two"}, tmp_path / "cache")
    keep({"b": b"two", "c": b"three"}, tmp_path / "cache")
    assert dict(Drawings(tmp_path / "cache")) == {"b": b"two", "c": b"three"}


def test_a_missing_folder_is_an_empty_cache(tmp_path: Path) -> None:
    drawings = Drawings(tmp_path / "nowhere")
    assert len(drawings) == 0
    assert drawings.get("a") is None


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 100])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    keep({"a": b"one"}, tmp_path)
    (tmp_path / "a").write_bytes(damage)
    assert Drawings(tmp_path).get("a") is None


def test_a_cache_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file in the way")
    keep({"a": b"one"}, tmp_path / "cache")
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
