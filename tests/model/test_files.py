"""Files of a site: read when somebody asks for what they hold."""

from __future__ import annotations

import hashlib

import pytest

from kalliola_site.model.files import Files, UnreadFile

PAGE = b"<p>Hello</p>"


def unreadable() -> bytes:
    raise AssertionError("nobody asked for what it holds")


def test_a_file_of_which_digest_and_size_are_known_is_not_read_for_them() -> None:
    files = Files({"a.html": UnreadFile(unreadable, hashlib.sha256(PAGE).digest(), len(PAGE))})
    assert files.digest("a.html") == hashlib.sha256(PAGE).digest()
    assert files.size("a.html") == len(PAGE)


@pytest.mark.parametrize("file", [PAGE, UnreadFile(lambda: PAGE)])
def test_of_any_other_both_are_found(file: bytes | UnreadFile) -> None:
    files = Files({"a.html": file})
    assert files.digest("a.html") == hashlib.sha256(PAGE).digest()
    assert files.size("a.html") == len(PAGE)


def test_files_beside_others_are_not_read() -> None:
    files = Files({"a.html": b"old", "b.html": b"stays"}, {"a.html": b"digest of old"})
    together = files.with_others(
        Files({"a.html": UnreadFile(lambda: PAGE), "c.html": UnreadFile(unreadable)})
    )
    assert set(together) == {"a.html", "b.html", "c.html"}
    assert together["a.html"] == PAGE
    assert together.digest("a.html") == hashlib.sha256(PAGE).digest()
