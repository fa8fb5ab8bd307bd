"""What befalls the files that people write: slips, accidents, and what programs and disks do to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import yaml
from hypothesis import strategies as st

LONG = 100_000

ODD_TEXTS: tuple[str, ...] = (
    "",
    " ",
    "-",
    ":",
    "#",
    "a: b: c",
    "- - -",
    "? x",
    "|",
    ">-",
    "%x",
    "@x",
    "`x`",
    "'",
    '"',
    "”",
    "“x”",
    "[x",
    "{x",
    "]",
    "[]",
    "{}",
    "[[[[]]]]",
    "[null, 1, {a: b}]",
    "{fi: x}",
    "{fi: , en: }",
    "{fi: [x], en: {x: y}}",
    "{null: x}",
    "{[x]: y}",
    "{1: x, 1.0: y}",
    "null",
    "~",
    "yes",
    "true",
    "0",
    "-0",
    "-0.0",
    "-1",
    "1",
    "12,5",
    "1 000",
    "1.000",
    "0x1F",
    "0o17",
    "1_000",
    "1:30",
    "1e400",
    "-1e400",
    "1e-400",
    "9" * 5000,
    "0." + "1" * 400,
    ".inf",
    "-.inf",
    ".nan",
    "NaN",
    "Infinity",
    "٣",
    "²",
    "2027",
    "0000",
    "9999",
    "99999",
    "2027-02-30",
    "2027-13-01",
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "1.1.2027",
    "2027-01-01T00:00:00Z",
    "2027-2026",
    "0-0",
    "9999-9999",
    "!!binary aGVp",
    "!!set {x}",
    "!!timestamp x",
    "!!int x",
    "!!python/object:os.system x",
    "!x y",
    "&a [*a]",
    "*a",
    "<<: *a",
    "<<: {fi: x}",
    '"\\0"',
    '"\\ud83d"',
    '"\\udcff"',
    '"\\x7f\\x9f"',
    '"\\u2028\\u2029\\ufeff\\u200b\\u202e\\ufffe\\uffff"',
    '"\\n\\n"',
    '"\\n- x\\n"',
    '"\\t"',
    "é" * 40,
    "e" + "\u0301" * 400,
    "ﷺﷺ",
    "שלום",
    "👩‍👩‍👧‍👦",
    "𝔄",
    "ﬁ",
    "İ",
    "ß",
    "\u00a0",
    "\u00ad",
    "\u0085",
    "x" * LONG,
    "x " * (LONG // 2),
    '"' + "x\\n\\n" * 2000 + '"',
    '"{name}"',
    '"{0.__class__}"',
    '"{"',
    '"}"',
    '"{{}}"',
    '"%s %(x)s %"',
    '"{{ 7*7 }}{% raw %}"',
    '"</script><script>"',
    '"]]>"',
    '"<!-- x"',
    '"[x](goals)"',
    '"[x](goals/nowhere#x)"',
    '"[x](https://[::1)"',
    '"![x](y)"',
    '"[[[[[[[["',
    '"**********"',
    '"page:home"',
    '"asset:x"',
    '"."',
    '".."',
    '"../../etc/passwd"',
    '"/"',
    '"//x"',
    '"a/b"',
    '"a\\\\b"',
    '"con"',
    '"index.html"',
    '"x" "y"',
    "https://",
    "https://x",
    "https://[::1",
    "https://[::1]:99999/",
    "https://x:y@z:0/?q#f",
    "https://ä.example/ä",
    "https://xn--/",
    "https://xn--a.example/",
    "https://" + "a" * 300 + ".fi/",
    "https://a..b/",
    "http://x.fi",
    "javascript:alert(1)",
    "mailto:",
    "mailto:x",
    "tel:",
    "#fff",
    '"#0000"',
    '"#gggggg"',
    "transparent",
    "oklch(1 2 3)",
    "color-mix(in srgb, red, red)",
    "clamp(",
    "calc(1px/0)",
    "1e99rem",
    "-1rem",
    "0",
    "100%",
    "x.woff2",
    "literata.outlines.json",
    "club-room.png",
    "fi",
    "sv",
    "xx",
    "und",
    "i-klingon",
    "x-x",
    "fi-x-selko",
    "zh-Hant-TW-u-nu-latn",
    "en-US-posix",
    "art-lojban",
)
"""Texts that YAML, CSV, Markdown or a program behind them may read otherwise than as words."""

NUMBERS: tuple[str, ...] = (
    "0",
    "-0",
    "1",
    "-1",
    "0,1",
    "12,345678",
    "2026",
    "1900",
    "2999",
    "9999",
    "999999999999",
)
NUMBERS += ("1" + "0" * 25, "0," + "0" * 20 + "1", "1e5", "33 333 333")
DAYS: tuple[str, ...] = (
    "0001-01-01",
    "0999-12-31",
    "1900-01-01",
    "2024-02-29",
    "2026-12-31",
    "2028-02-29",
    "9999-12-31",
)
DAYS += ("1.1.1", "31.12.9999", "2027-02-29")

ALIKE = ((re.compile(r"-?\d[\d .,]*"), NUMBERS), (re.compile(r"\d+-\d+-\d+|\d+\.\d+\.\d+"), DAYS))
"""What may well stand where something of the same form stands, and is on the edge of it."""

PIECES: tuple[bytes, ...] = (
    b"\0",
    b"\r",
    b"\r\n",
    b"\n",
    b"\t",
    b" ",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"\xed\xa0\x80",
    b"{",
    b"}",
)
PIECES += (
    b"[",
    b"]",
    b'"',
    b"'",
    b":",
    b": ",
    b"- ",
    b"#",
    b"&",
    b"*",
    b"|",
    b"<",
    b"`",
    b";",
    b",",
    b"---\n",
)
PIECES += (
    b"...\n",
    b"<<<<<<< HEAD\n",
    b"=======\n",
    b"\xe2\x80\xa8",
    b"\xc2\x85",
    b"\x1b[31m",
    b"\xf0\x9f\x98\x80",
)
"""Bytes that mean something to one of the readers."""


@lru_cache(maxsize=200)
def _values(text: str) -> tuple[tuple[int, int], ...]:
    """Say where each value and each key of a YAML text stands; nowhere in what cannot be read."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        return ()
    found = []
    pending = [root] if root is not None else []
    while pending:
        node = pending.pop()
        found.append((node.start_mark.index, node.end_mark.index))
        if isinstance(node, yaml.MappingNode):
            pending += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            pending += node.value
    return tuple(sorted(found))


@lru_cache(maxsize=200)
def _cells(text: str) -> tuple[tuple[int, int], ...]:
    """Say where the words between separators stand, as in a table or a PO file."""
    return tuple(match.span() for match in re.finditer(r"[^;,\t\n\"]+", text))


@dataclass(frozen=True)
class Damage:
    """One thing that happens to a file; each number is taken modulo what there is."""

    kind: str
    place: int
    other: int
    length: int
    new: bytes

    def __call__(self, data: bytes, others: Sequence[bytes]) -> bytes:
        """Do it to a file.

        Args:
            data: What stands in it.
            others: What stands in the other files.
        """
        return KINDS[self.kind](self, data, others)


def _split(data: bytes, damage: Damage) -> tuple[bytes, bytes, bytes]:
    start = damage.place % (len(data) + 1)
    return data[:start], data[start : start + damage.length], data[start + damage.length :]


def _flip(damage: Damage, data: bytes, _: Sequence[bytes]) -> bytes:
    before, piece, after = _split(data, damage)
    return before + bytes(byte ^ (1 << damage.other % 8) for byte in piece) + after


def _delete(damage: Damage, data: bytes, _: Sequence[bytes]) -> bytes:
    before, _piece, after = _split(data, damage)
    return before + after


def _insert(damage: Damage, data: bytes, _: Sequence[bytes]) -> bytes:
    before, piece, after = _split(data, damage)
    return before + damage.new + piece + after


def _double(damage: Damage, data: bytes, _: Sequence[bytes]) -> bytes:
    before, piece, after = _split(data, damage)
    return before + piece * 2 + after


def _cut_off(damage: Damage, data: bytes, _: Sequence[bytes]) -> bytes:
    return _split(data, damage)[0]


def _lines(damage: Damage, data: bytes) -> tuple[list[bytes], int, int]:
    lines = data.splitlines(keepends=True) or [b""]
    return lines, damage.place % len(lines), damage.other % len(lines)


def _drop_line(damage: Damage, data: bytes, _: Sequence[bytes]) -> bytes:
    lines, one, _other = _lines(damage, data)
    return b"".join(lines[:one] + lines[one + 1 :])


def _swap_lines(damage: Damage, data: bytes, _: Sequence[bytes]) -> bytes:
    lines, one, other = _lines(damage, data)
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _repeat_line(damage: Damage, data: bytes, _: Sequence[bytes]) -> bytes:
    lines, one, other = _lines(damage, data)
    return b"".join([*lines[:other], lines[one], *lines[other:]])


def _move_line(damage: Damage, data: bytes, _: Sequence[bytes]) -> bytes:
    lines, one, _other = _lines(damage, data)
    lines[one] = lines[one].lstrip(b" ") if damage.other % 2 else b" " * damage.length + lines[one]
    return b"".join(lines)


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="surrogateescape")


def _put(data: bytes, span: tuple[int, int], new: bytes) -> bytes:
    text = _text(data)
    old = text[span[0] : span[1]]
    end = "\n" if old.endswith("\n") else ""
    return (text[: span[0]] + _text(new) + end + text[span[1] :]).encode("utf-8", errors="surrogateescape")


def _put_value(damage: Damage, data: bytes, _: Sequence[bytes]) -> bytes:
    spans = _values(_text(data)) or _cells(_text(data))
    return _put(data, spans[damage.place % len(spans)], damage.new) if spans else damage.new


def _put_value_alike(damage: Damage, data: bytes, _: Sequence[bytes]) -> bytes:
    """Put another number in the place of a number, another day in that of a day."""
    text = _text(data)
    alike = [
        (span, values)
        for span in _values(text) or _cells(text)
        for form, values in ALIKE
        if form.fullmatch(text[slice(*span)])
    ]
    if not alike:
        return _put_value(damage, data, ())
    span, values = alike[damage.place % len(alike)]
    return _put(data, span, values[damage.other % len(values)].encode())


def _move_value(damage: Damage, data: bytes, others: Sequence[bytes]) -> bytes:
    source = _text(others[damage.length % len(others)]) if damage.other % 2 else _text(data)
    spans = _values(source) or _cells(source)
    if not spans:
        return data
    start, end = spans[damage.other // 2 % len(spans)]
    moved = source[start:end].rstrip("\n").encode("utf-8", errors="surrogateescape")
    return _put_value(Damage("", damage.place, 0, 0, moved), data, others)


def _put_cell(damage: Damage, data: bytes, _: Sequence[bytes]) -> bytes:
    spans = _cells(_text(data))
    return _put(data, spans[damage.place % len(spans)], damage.new) if spans else damage.new


def _empty(_damage: Damage, _data: bytes, _others: Sequence[bytes]) -> bytes:
    return b""


def _become_another(damage: Damage, _data: bytes, others: Sequence[bytes]) -> bytes:
    return others[damage.place % len(others)]


def _become_new(damage: Damage, _data: bytes, _others: Sequence[bytes]) -> bytes:
    return damage.new


def _recode(damage: Damage, data: bytes, _: Sequence[bytes]) -> bytes:
    codec = ("utf-16", "utf-16-be", "utf-8-sig", "latin-1", "cp437", "utf-7")[damage.place % 6]
    return data.decode("utf-8", errors="replace").encode(codec, errors="replace")


KINDS: dict[str, Callable[[Damage, bytes, Sequence[bytes]], bytes]] = {
    "flip": _flip,
    "delete": _delete,
    "insert": _insert,
    "double": _double,
    "cut off": _cut_off,
    "drop a line": _drop_line,
    "swap lines": _swap_lines,
    "repeat a line": _repeat_line,
    "move a line": _move_line,
    "put a value": _put_value,
    "put a value alike": _put_value_alike,
    "move a value": _move_value,
    "put a cell": _put_cell,
    "empty": _empty,
    "become another": _become_another,
    "become new": _become_new,
    "recode": _recode,
}

RATHER = (
    ("put a value", "put a value alike") * 6
    + ("move a value",) * 4
    + ("put a cell", "move a line", "swap lines") * 2
)
"""What is tried more often, since what is said is then read on."""

numbers = st.integers(0, 100_000)

new_bytes = st.one_of(
    st.sampled_from(ODD_TEXTS).map(str.encode),
    st.sampled_from(PIECES),
    st.text(st.characters(codec="utf-8"), max_size=40).map(str.encode),
    st.binary(max_size=20),
)

damages = st.builds(
    Damage,
    kind=st.sampled_from((*RATHER, *KINDS)),
    place=numbers,
    other=numbers,
    length=st.integers(1, 30),
    new=new_bytes,
)
"""Anything that may happen to any file."""

names = st.one_of(
    st.sampled_from(
        (
            b"ty\xf6.yml",
            b"ty\xf6.md",
            b"ty\xf6.png",
            b"a\nb.yml",
            b"\x1b[31m.csv",
            b"x" * 250 + b".yml",
            b"vision.xx.md",
            b"vision.fi.fi.md",
            b"{x}.yml",
            b"%s.md",
            b"a\\b.yml",
            b"index.html",
            b"9-copy (1).yml",
            b"club-room.png.yml",
            b"\xe2\x80\xae.yml",
        )
    ),
    st.binary(min_size=1, max_size=12).filter(lambda name: not set(name) & set(b"/\0")),
)
"""Names that a copy of a file may get."""
