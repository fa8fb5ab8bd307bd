"""The format of gettext's .po files, which every translation program reads and writes.

What is written is what gettext's own ``msgcat --no-wrap`` would write. What is read is any file that
translation programs save, whatever its head says: what they keep for themselves is passed over.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.foreign_files import told_by_beginning
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem
from kalliola_site.syntax.source import Source, decode

FUZZY = "fuzzy"
"""The flag of an entry whose translation someone must look at."""


@frozen_value
class PoEntry:
    """One text and its translation."""

    source: str
    translation: str
    context: str | None = None
    """What tells the text from others that read the same, None where there is nothing."""
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What the translator is to know, a line each."""
    references: tuple[str, ...] = ()
    """The files that the text comes from."""
    previous_source: str | None = None
    """What the source said before, where it has changed."""
    line: int = 1
    """Where in the file it begins, from 1."""


@frozen_value
class PoFile:
    """A .po file, without what is obsolete in it."""

    head: Mapping[str, str]
    """What the file says of itself, by the names of the fields."""
    entries: tuple[PoEntry, ...]


_ESCAPES = {"\\": "\\", '"': '"', "n": "\n", "t": "\t", "r": "\r"}
_ESCAPED = re.compile(r"\\(.)")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_TO_ESCAPE = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def po_text(comment: str, head: Mapping[str, str], entries: Iterable[PoEntry]) -> str:
    """Write a .po file.

    Args:
        comment: What the file is, in a line.
        head: What the file says of itself, by the names of the fields.
        entries: The texts, in order.
    """
    fields = "".join(f"{name}: {value}\n" for name, value in head.items())
    pieces = [f"# {comment}\n{_written(PoEntry('', fields))}", *map(_written, entries)]
    return "\n".join(pieces)


def _written(entry: PoEntry) -> str:
    lines = [f"#. {note}" for note in entry.notes]
    lines += [f"#: {_isolated(reference)}" for reference in entry.references]
    if entry.flags:
        lines.append(f"#, {', '.join(entry.flags)}")
    if entry.previous_source is not None:
        # Its context is left out: Poedit 3.2 shows that line as a part of the text.
        lines += [f"#| {line}" for line in _quoted("msgid", entry.previous_source)]
    if entry.context is not None:
        lines += _quoted("msgctxt", entry.context)
    lines += [*_quoted("msgid", entry.source), *_quoted("msgstr", entry.translation)]
    return "".join(f"{line}\n" for line in lines)


def _isolated(reference: str) -> str:
    """Put a file's name that has spaces between the marks that keep it together."""
    return f"\u2068{reference}\u2069" if " " in reference else reference


def _quoted(keyword: str, text: str) -> Iterator[str]:
    """Write a text in quotes; one that has line breaks begins below its keyword, line by line."""
    lines = [f'"{line.translate(_TO_ESCAPE)}"' for line in _LINES.findall(text)] or ['""']
    if len(lines) > 1 or text.endswith("\n"):
        lines.insert(0, '""')
    lines[0] = f"{keyword} {lines[0]}"
    yield from lines


_DECLARED = re.compile(rb"charset=([\w.:+-]+)", re.IGNORECASE)
_HEAD = 10_000
"""In how many bytes the head is looked for."""


def decode_po(path: str, data: bytes) -> Source | Problem:
    """Turn the bytes of a .po file into text: UTF-8, or the encoding that its head names.

    Args:
        path: What to call the file in a problem.
        data: What it says.
    """
    if (foreign := told_by_beginning(data)) is not None:
        # What they are asked for is one and the same file, whatever they saved instead.
        is_saved_so = foreign not in {messages.files.MO_FILE, messages.files.LFS_POINTER}
        hint = messages.translations.PO_UNREADABLE.hint if is_saved_so else foreign.hint
        return Problem(Place(path), replace(foreign, hint=hint))
    declared = _DECLARED.search(data[:_HEAD])
    if declared is not None and not _is_utf_8(data):
        try:
            name = codecs.lookup(declared[1].decode("ascii")).name
            # Bytes that are not UTF-8 in a file that says it is are for the reader of all files to explain.
            data = data if name == "utf-8" else data.decode(name).encode()
        except (LookupError, UnicodeError):
            return decode(path, data)
    return decode(path, data)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


_TOKEN = re.compile(
    r"""(?P<space>\s+)
    | (?P<obsolete>\#~.*)
    | (?P<flags>\#[,=].*)
    | (?P<comment>\#.*)
    | (?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)(?=[\s"])
    | "(?P<text>(?:[^"\\\n]|\\[\\"ntr])*)"
    """,
    re.VERBOSE,
)


def read_po(source: Source) -> PoFile | Problem:
    """Read a .po file, without comments and previous texts; the first of plural forms stands for all.

    Args:
        source: The file.

    Returns:
        What it says, or the first place that is not as the format has it.
    """
    reader = _Reader()
    try:
        for line, kind, text in _tokens(source.text):
            reader.take(line, kind, text)
        entries = reader.finish()
    except _NotPoError as error:
        return Problem(source.place(error.line), messages.translations.PO_UNREADABLE)
    heads = [entry.translation for entry in entries if not entry.source and entry.context is None]
    fields = (line.partition(":") for line in (heads[0] if heads else "").split("\n"))
    return PoFile(
        {name.strip().title(): value.strip() for name, _, value in fields},
        tuple(entry for entry in entries if entry.source),
    )


class _NotPoError(Exception):
    """A line is not as the format has it."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _tokens(text: str) -> Iterator[tuple[int, str, str]]:
    """Return the pieces of a file that matter: the line of each, from 1, its kind and what it says."""
    line, position = 1, 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None or found.lastgroup is None:
            raise _NotPoError(line)
        kind = found.lastgroup
        if kind != "space":
            yield line, kind, found[kind]
        line += found[0].count("\n")
        position = found.end()


@dataclass(slots=True)
class _Begun:
    """An entry that has not been read to its end."""

    line: int
    flags: list[str] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)


class _Reader:
    """Puts pieces together to entries."""

    def __init__(self) -> None:
        self._entries: list[PoEntry] = []
        self._begun = _Begun(1)
        self._keyword = ""

    def take(self, line: int, kind: str, text: str) -> None:
        """Take the next piece."""
        if kind == "text":
            if not self._keyword:
                raise _NotPoError(line)
            self._begun.texts[self._keyword].append(text)
        elif kind == "keyword":
            self._begin(line, text)
        else:
            # A comment belongs to what follows it.
            self._end(line)
            if kind == "flags":
                self._begun.flags += [flag.strip() for flag in text[2:].split(",")]
            elif kind == "obsolete":
                self._begun = _Begun(line)

    def _begin(self, line: int, keyword: str) -> None:
        if keyword == "msgctxt" or (keyword == "msgid" and "msgid" in self._begun.texts):
            self._end(line)
        if keyword in self._begun.texts or (
            keyword.startswith("msgstr") and "msgid" not in self._begun.texts
        ):
            raise _NotPoError(line)
        if not self._begun.texts:
            self._begun.line = line
        self._begun.texts[keyword] = []
        self._keyword = keyword

    def _end(self, line: int) -> None:
        """Finish the entry that has been begun, if one has."""
        if not self._begun.texts:
            return
        texts = {keyword: _unescaped("".join(pieces)) for keyword, pieces in self._begun.texts.items()}
        translation = texts.get("msgstr", texts.get("msgstr[0]"))
        if translation is None or not all(self._begun.texts.values()):
            raise _NotPoError(self._begun.line)
        self._entries.append(
            PoEntry(
                source=texts["msgid"],
                translation=translation,
                context=texts.get("msgctxt"),
                flags=tuple(self._begun.flags),
                line=self._begun.line,
            )
        )
        self._begun = _Begun(line)
        self._keyword = ""

    def finish(self) -> list[PoEntry]:
        """Return all entries."""
        self._end(self._begun.line)
        return self._entries


def _unescaped(text: str) -> str:
    plain = _ESCAPED.sub(lambda found: _ESCAPES[found[1]], text)
    return plain.replace("\r\n", "\n").replace("\r", "\n")
