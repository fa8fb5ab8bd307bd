"""Whatever is written can be read; whatever translation programs write can be read; nothing else passes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kalliola_site.edit.translators_files.po import PoEntry, PoFile, decode_po, po_text, read_po
from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.source import CONTROL, Source, decode

HEAD = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n\n'
ENTRY = 'msgctxt "a"\nmsgid "x"\nmsgstr "y"\n'


def read(text: str) -> PoFile:
    source = decode("x.po", text.encode())
    assert isinstance(source, Source)
    file = read_po(source)
    assert isinstance(file, PoFile), file
    return file


def problem(text: str) -> Problem:
    found = read_po(Source("x.po", text))
    assert isinstance(found, Problem)
    return found


_TEXTS = st.text(st.characters(exclude_categories=["Cs"])).filter(
    lambda text: not CONTROL.search(text) and "\r" not in text
)


@given(_TEXTS.filter(bool), _TEXTS, _TEXTS, _TEXTS)
def test_what_is_written_reads_the_same(source: str, translation: str, context: str, before: str) -> None:
    entry = PoEntry(source, translation, context, flags=("fuzzy",), notes=("Note",), previous_source=before)
    file = read_po(Source("x.po", po_text("Texts", {"Language": "en"}, [entry])))
    assert isinstance(file, PoFile)
    (back,) = file.entries
    assert (back.source, back.translation, back.context, back.flags) == (
        source,
        translation,
        context,
        ("fuzzy",),
    )


@given(st.text(st.sampled_from(list('msgidctxr "\\n\n#~,|:[]0"')) | st.characters()))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(read_po(Source("x.po", text)), PoFile | Problem)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{HEAD}{ENTRY}msgid", 8),
        (f'{HEAD}msgid "x"\nmsgstr "y\n\n{ENTRY}', 6),
        (f'{HEAD}msgid "x"\n\n{ENTRY}', 5),
        (f'{HEAD}msgid "x"\nmsgid "x"\nmsgstr "y"\n', 5),
        (f'{HEAD}msgid "x"\nmsgstr "y "z" y"\n', 6),
        (f'{HEAD}msgid "x"\nmsgstr "\\q"\n', 6),
        (f'{HEAD}msgid "x"\nmsgstr "y"\nmsgstr "z"\n', 7),
        (f'{HEAD}msgstr "y"\n', 5),
        (f'{HEAD}msgctxt "a"\nmsgstr "y"\n', 6),
        ('"x"\n', 1),
        ("hello\n", 1),
        ("msgfoo\n", 1),
        ('msgid "x" msgstr\n', 1),
    ],
)
def test_what_is_no_po_is_refused_at_its_line(text: str, line: int) -> None:
    found = problem(text)
    assert (found.message.id, found.place.line) == ("po-unreadable", line)


@pytest.mark.parametrize(
    "text",
    [
        ENTRY.replace("\n", "\r\n"),
        f"\ufeff{ENTRY}",
        'msgctxt "a" msgid "x" msgstr "y"',
        'msgctxt"a"\nmsgid"x"\nmsgstr"y"\n',
        'msgctxt\t""\n\t"a"\n\n  msgid ""\n"x"\nmsgstr "" "" "y"',
        f"# by hand\n#. from the code\n#: a.yml:1 b.yml\n#| msgid before\n#| nonsense\n#=no-wrap\n{ENTRY}",
        f'#, fuzzy\n#~| msgid ""\n#~| "was\\n"\n#~ msgid "old"\n#~ msgstr ""\n#~ "x"\n\n{ENTRY}',
        f'{ENTRY}\n#, fuzzy\n#~| msgctxt "b"\n#~ msgctxt "b"\n#~ msgid "x"\n#~ msgstr ""',
        f"{ENTRY}\n# at the end\n#, fuzzy",
        'msgctxt "a"\nmsgid "x"\nmsgid_plural "xs"\nmsgstr[0] "y"\nmsgstr[1] "ys"\n',
    ],
)
def test_what_programs_write_is_read(text: str) -> None:
    (entry,) = read(text).entries
    assert (entry.context, entry.source, entry.translation, entry.flags) in (
        ("a", "x", "y", ()),
        ("a", "x", "y", ("no-wrap",)),
    )


@pytest.mark.parametrize(
    "mark", ["#, fuzzy\n", "#,fuzzy\n", "#, c-format, fuzzy\n", "#, no-wrap\n#, fuzzy\n"]
)
def test_a_flag_belongs_to_the_entry_below_it_alone(mark: str) -> None:
    entries = read(f"{ENTRY}{mark}{ENTRY.replace('a', 'b')}{ENTRY.replace('a', 'c')}").entries
    assert ["fuzzy" in entry.flags for entry in entries] == [False, True, False]


def test_an_entry_begins_where_its_first_keyword_stands() -> None:
    assert [entry.line for entry in read(f"{HEAD}#, fuzzy\n{ENTRY}\n{ENTRY}").entries] == [6, 10]


@pytest.mark.parametrize(
    "head",
    [
        '"Language: en\\n"',
        '"language: en"',
        '"PO-Revision-Date: \\n"\n"POT-Creation-Date: \\n"\n"Language: en\\n"',
        '"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"\n"Language: en\\n"',
        '"PO-Revision-Date: 2026-11-27T10:15:00Z\\n"\n"Language: en\\n"',
        '"Language:"\n" en\\n"',
        '"no field at all\\n"\n"Language: en\\n"',
    ],
)
def test_of_a_head_only_what_is_asked_for_matters(head: str) -> None:
    assert read(f'#, fuzzy\nmsgid ""\nmsgstr ""\n{head}\n\n{ENTRY}').head["Language"] == "en"


def test_a_file_without_a_head_has_an_empty_one() -> None:
    assert not read(ENTRY).head.get("Language")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("ISO-8859-1", "latin-1"), ("CP1252", "cp1252"), ("UTF-8", "utf-8"), ("CHARSET", "utf-8")],
)
def test_the_encoding_that_a_head_names_is_honoured(declared: str, encoding: str) -> None:
    text = f'msgid ""\nmsgstr "Content-Type: text/plain; charset={declared}\\n"\n\nmsgid "ä"\nmsgstr "ö"\n'
    source = decode_po("x.po", text.encode(encoding))
    assert isinstance(source, Source)
    assert source.text == text


def test_what_says_it_is_utf_8_is_taken_for_that_whatever_the_head_names() -> None:
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "ä"\nmsgstr "ö"\n'
    assert decode_po("x.po", text.encode()) == Source("x.po", text)


@pytest.mark.parametrize("declared", ["UTF-8", "CHARSET", "hex", "idna", "undefined", "ascii"])
def test_an_encoding_that_is_not_so_is_told_of(declared: str) -> None:
    text = f'msgid ""\nmsgstr "Content-Type: text/plain; charset={declared}\\n"\n\nmsgid "ä"\nmsgstr "ö"\n'
    found = decode_po("x.po", text.encode("cp1252"))
    assert isinstance(found, Problem)
    assert (found.message.id, found.place.line) == ("not-utf-8", 4)
