"""What stays of a file keeps its bytes: line ends, parted letters, what cannot be seen."""

from __future__ import annotations

import pytest

from kalliola_site.syntax.source import decode, without_unseen
from kalliola_site.syntax.source_bytes import bytes_like


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("a\r\nb\nc\r\n", "a\nx\nc\n", "a\r\nx\nc\r\n"),
        ("a\r\nb\r\n", "a\nx\ny\nb\n", "a\r\nx\r\ny\r\nb\r\n"),
        ("a\nb\nc\r\n", "a\nb\nx\nc\n", "a\nb\nx\nc\r\n"),
        ("\ufeffa\nb\n", "a\nx\n", "\ufeffa\nx\n"),
        ("fi: a\u0308, en: b\n", "fi: ä, en: x\n", "fi: a\u0308, en: x\n"),
        ("fi: b, en: a\u0308\n", "fi: x, en: ä\n", "fi: x, en: a\u0308\n"),
        ("a\u0308 [b\n a\u0308]\n", "ä [c]\n", "a\u0308 [c]\n"),
        ("a\u200bb\nc\n", "ab\nx\n", "a\u200bb\nx\n"),
        ("a\u0308\r\nb\nc\n", "b\nä\nc\n", "b\na\u0308\r\nc\n"),
        ("a\r\nb", "a\nb\nc", "a\r\nb\r\nc"),
        ("", "a\nb\n", "a\nb\n"),
    ],
)
def test_what_stays_keeps_its_bytes(before: str, text: str, after: str) -> None:
    assert bytes_like(before.encode(), text) == after.encode()
    read = decode("x.md", after.encode())
    assert getattr(read, "text", None) == without_unseen(text)


def test_a_file_in_another_encoding_is_written_as_it_should_be() -> None:
    assert bytes_like("ä".encode("cp1252"), "ö\n") == "ö\n".encode()
