"""An edit of YAML changes the bytes of its value, be the file of Prettier, js-yaml, ruamel.yaml or of people.

``tests/support/corpora/yaml`` has what these programs write of the same values; PyYAML writes others here.
"""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kalliola_site.syntax.location import Location
from kalliola_site.syntax.source import Source, decode, without_unseen
from kalliola_site.syntax.source_bytes import bytes_like
from kalliola_site.syntax.yaml_document import Document, Value
from kalliola_site.syntax.yaml_editor import with_texts, with_value_added, without_value
from kalliola_site.syntax.yaml_list_editor import with_item, with_item_moved, without_item
from kalliola_site.syntax.yaml_nodes import meaning, node_at
from kalliola_site.syntax.yaml_reader import read_yaml
from tests.support.randomised import examples

WRITTEN = {path.stem: path.read_text(encoding="utf-8") for path in
           sorted((Path(__file__).parents[1] / "support/corpora/yaml").glob("*.yml"))}  # fmt: skip

MARKED = (
    *("yksi", "kaksi:", "#kolme", "-", "'neljä'", '"viisi"', "kuusi,", "[x]", "{y}", "&", "*", "!", "%"),
    *("@", "`", "?", "|", "it's", "c:d", ">", "---"),
)
words = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp"), include_characters="\n"), max_size=40
) | st.lists(st.sampled_from(MARKED), min_size=1, max_size=30).map(" ".join)
texts = words.map(lambda text: without_unseen(text).strip()).filter(bool)
items = texts | st.fixed_dictionaries({"fi": texts, "en": texts})
values = st.recursive(
    texts | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcdef"), inner, max_size=3),
    max_leaves=8,
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A file of another program, or one that PyYAML writes in one way or another."""
    text = draw(st.sampled_from([*WRITTEN.values(), ""])) or yaml.safe_dump(
        {"first": draw(values), "list": draw(st.lists(items, min_size=1, max_size=4)), "last": draw(values)},
        default_flow_style=draw(st.sampled_from([None, True, False])),
        default_style=draw(st.sampled_from([None, '"', "'", "|", ">"])),
        indent=draw(st.integers(2, 5)),
        width=draw(st.sampled_from([20, 80, 1000])),
        allow_unicode=draw(st.booleans()),
        sort_keys=False,
    )
    read = read_yaml(Source("content/x.yml", without_unseen(text)))
    # What has no place in content, such as tags for empty texts, is no file of ours.
    return read if isinstance(read, Document) else _document(WRITTEN["by_hand"])


def _document(text: str) -> Document:
    read = read_yaml(Source("content/x.yml", text))
    assert isinstance(read, Document)
    return read


def _locations(value: Value, at: Location = ()) -> Iterator[Location]:
    yield at
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in inner:
        yield from _locations(item, (*at, step))


def _at(value: Any, location: Location) -> Any:  # noqa: ANN401 - any value of YAML
    for step in location:
        value = value[step]
    return value


def _choose(data: st.DataObject, document: Document, kind: type | tuple[type, ...]) -> Location | None:
    found = [at for at in _locations(document.value) if at and isinstance(_at(document.value, at), kind)]
    return data.draw(st.sampled_from(found)) if found else None


def _is_by_line(document: Document, location: Location) -> bool:
    """True if each item of a list has lines of its own."""
    node, text = node_at(document.root, location), document.source.text
    start = node.start_mark.index
    return not node.flow_style and not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _read(source: Source) -> Value:
    value: Value = meaning(_document(source.text).value)
    return value


def _lines(text: str) -> list[str]:
    """Its lines, without the commas between items, and without empty lines."""
    return [line.rstrip().removesuffix(",").rstrip() for line in text.split("\n") if line.strip()]


@settings(max_examples=examples(2000), deadline=None)
@given(documents(), texts, st.data(), st.sampled_from(["lf", "crlf", "mixed", "parts"]))
def test_another_text_changes_the_bytes_of_its_value_alone(
    document: Document, text: str, data: st.DataObject, kind: str
) -> None:
    location = _choose(data, document, (str, type(None)))
    if location is None:
        return
    expected = copy.deepcopy(document.value)
    _at(expected, location[:-1])[location[-1]] = text
    after = with_texts(document, {location: text})
    assert _read(after) == meaning(expected)
    before = document.source.text
    node = node_at(document.root, location)
    start, end = node.start_mark.index, node.end_mark.index
    end = start + len(before[start:end].rstrip())
    assert after.text.startswith(before[:start])
    assert after.text.endswith(before[end:])
    head, tail = _as_bytes(before[:start], kind), _as_bytes(before[end:], kind, before[:end].count("\n"))
    old = _as_bytes(before, kind)
    new = bytes_like(old, after.text)
    assert decode("content/x.yml", new) == after
    assert new.startswith(head)
    assert new.endswith(tail)


def _as_bytes(text: str, kind: str, line: int = 0) -> bytes:
    """Write a text with other line ends, or with its letters in parts, from line number ``line`` on."""
    if kind == "parts":
        return unicodedata.normalize("NFD", text).encode()
    ends = {"lf": ("\n", "\n"), "crlf": ("\r\n", "\r\n"), "mixed": ("\r\n", "\n")}[kind]
    first, *others = text.split("\n")
    return (
        first + "".join(ends[(line + number) % 2] + other for number, other in enumerate(others))
    ).encode()


@settings(max_examples=examples(2000), deadline=None)
@given(documents(), items, st.data())
def test_an_item_more_changes_no_other_line(document: Document, item: Value, data: st.DataObject) -> None:
    location = _choose(data, document, list)
    if location is None:
        return
    index = data.draw(st.integers(0, len(_at(document.value, location))))
    expected = copy.deepcopy(document.value)
    _at(expected, location).insert(index, item)
    after = with_item(document, location, item, index)
    assert _read(after) == meaning(expected)
    if _is_by_line(document, location):
        remaining = iter(_lines(after.text))
        assert all(line in remaining for line in _lines(document.source.text))
        assert _lines(without_item(_document(after.text), (*location, index)).text) == _lines(
            document.source.text
        )


@settings(max_examples=examples(2000), deadline=None)
@given(documents(), st.data())
def test_an_item_fewer_takes_its_own_lines_along_and_no_others(
    document: Document, data: st.DataObject
) -> None:
    location = _choose(data, document, list)
    if location is None or not _at(document.value, location):
        return
    index = data.draw(st.integers(0, len(_at(document.value, location)) - 1))
    expected = copy.deepcopy(document.value)
    del _at(expected, location)[index]
    after = without_item(document, (*location, index))
    assert _read(after) == meaning(expected)
    if _is_by_line(document, location) and _at(expected, location):
        remaining = iter(_lines(document.source.text))
        assert all(line in remaining for line in _lines(after.text))


@settings(max_examples=examples(2000), deadline=None)
@given(documents(), st.data())
def test_a_moved_item_keeps_its_lines_and_all_others_stay(document: Document, data: st.DataObject) -> None:
    location = _choose(data, document, list)
    if location is None or len(_at(document.value, location)) < 2:
        return
    last = len(_at(document.value, location)) - 1
    index, to = data.draw(st.integers(0, last)), data.draw(st.integers(0, last))
    expected = copy.deepcopy(document.value)
    around = _at(expected, location)
    around.insert(to, around.pop(index))
    after = with_item_moved(document, (*location, index), to)
    assert _read(after) == meaning(expected)
    if _is_by_line(document, location):
        assert sorted(_lines(after.text)) == sorted(_lines(document.source.text))


@settings(max_examples=examples(2000), deadline=None)
@given(documents(), items, st.data())
def test_a_key_more_or_fewer_changes_no_other_line(
    document: Document, value: Value, data: st.DataObject
) -> None:
    groups = [at for at in _locations(document.value) if isinstance(_at(document.value, at), dict)]
    location = data.draw(st.sampled_from(groups))
    expected = copy.deepcopy(document.value)
    _at(expected, location)["new"] = value
    after = with_value_added(document, (*location, "new"), value)
    assert _read(after) == meaning(expected)
    again = without_value(_document(after.text), (*location, "new"))
    assert _read(again) == meaning(document.value)
    group = node_at(document.root, location)
    if not group.flow_style or document.source.text[group.start_mark.index] == "{":
        assert _lines(again.text) == _lines(document.source.text)


@pytest.mark.parametrize("name", ["by_hand", "prettier", "prettier_wrapped", "js_yaml"])
def test_what_changes_and_changes_back_is_as_it_was(name: str) -> None:
    document = _document(WRITTEN[name])
    for location in _locations(document.value):
        text = _at(document.value, location)
        if isinstance(text, str):
            changed = with_texts(document, {location: f"{text.strip()} ja"})
            assert with_texts(_document(changed.text), {location: text}).text == WRITTEN[name]
