"""Two people's versions of a file are brought together: each change is kept, clashes are named.

Git takes changes to lines next to each other for a conflict, and a Finnish text and its translation are such
lines. Here only what both have changed is one, in units that have a meaning: a line of YAML together with
those on which its text goes on, a paragraph of Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from kalliola_site.frozen_value import frozen_value
from kalliola_site.syntax.markdown import blocks
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_reader import read_yaml


@frozen_value
class Clash:
    """A passage that both have changed, each in another way; an empty one is no longer there, or not yet."""

    base: str
    """What it was before both."""
    mine: str
    theirs: str


@frozen_value
class _Edit:
    """What one of the two put in the place of some units, counted from 0, ``end`` not included."""

    start: int
    end: int
    units: tuple[str, ...]


def merge(path: str, base: str, mine: str, theirs: str) -> tuple[str | Clash, ...]:
    """Bring two versions of a file together.

    Args:
        path: The file, by whose name its notation is known.
        base: What it said before both, with LF line ends.
        mine: What one of them made of it.
        theirs: What the other did.

    Returns:
        The file in pieces: what is settled, as text, and what is not.
    """
    units = _units(path, base)
    versions = [tuple(_edits(units, _units(path, version))) for version in (mine, theirs)]
    pieces: list[str | Clash] = []
    done = 0
    for start, end in _regions([edit for edits in versions for edit in edits]):
        pieces.append("".join(units[done:start]))
        said = [_applied(units, edits, start, end) for edits in versions]
        before = "".join(units[start:end])
        if said[0] == said[1] or said[1] == before:
            pieces.append(said[0])
        elif said[0] == before:
            pieces.append(said[1])
        else:
            pieces.append(Clash(before, said[0], said[1]))
        done = end
    return tuple(piece for piece in (*pieces, "".join(units[done:])) if piece)


def _edits(base: Sequence[str], version: Sequence[str]) -> Iterator[_Edit]:
    for kind, start, end, new_start, new_end in SequenceMatcher(
        None, base, version, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            continue
        if end - start == new_end - new_start:
            # One for one: each is what became of the unit in its place.
            for index in range(end - start):
                yield _Edit(start + index, start + index + 1, (version[new_start + index],))
        else:
            yield _Edit(start, end, tuple(version[new_start:new_end]))


def _regions(edits: Sequence[_Edit]) -> list[tuple[int, int]]:
    """Join the places of edits that concern the same units; to stand side by side is not enough."""
    regions: list[tuple[int, int]] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if regions:
            start, end = regions[-1]
            same_insertion = edit.start == edit.end == start == end
            if edit.start < end or same_insertion:
                regions[-1] = start, max(end, edit.end)
                continue
        regions.append((edit.start, edit.end))
    return regions


def _applied(units: Sequence[str], edits: Sequence[_Edit], start: int, end: int) -> str:
    """Return what one version says in a region."""
    said: list[str] = []
    done = start
    for edit in edits:
        # An insertion where a region begins or ends belongs to the region that is just it.
        is_in = edit.start >= start and edit.end <= end and (edit.start < edit.end or start == end)
        is_inside = start < edit.start < end
        if is_in or is_inside:
            said += units[done : edit.start]
            said += edit.units
            done = edit.end
    return "".join((*said, *units[done:end]))


def _units(path: str, text: str) -> tuple[str, ...]:
    # Whether a line break ends the file is no difference that anybody meant.
    lines = [f"{line}\n" for line in text.removesuffix("\n").split("\n")] if text else []
    goes_on: set[int] = set()
    if path.endswith(".md"):
        goes_on = {number for start, end in blocks(text) for number in range(start + 1, end)}
        # An empty line belongs to no block, not even to the one that the parser ends with it.
        goes_on -= {number for number, line in enumerate(lines) if not line.strip()}
    elif path.endswith(".yml"):
        goes_on = _continuations(path, text)
    units: list[str] = []
    for number, line in enumerate(lines):
        if units and number in goes_on and units[-1].strip():
            units[-1] += line
        else:
            units.append(line)
    return tuple(units)


def _continuations(path: str, text: str) -> set[int]:
    """Return the lines of a YAML file, from 0, on which a text goes on."""
    document = read_yaml(Source(path, text))
    goes_on: set[int] = set()
    if isinstance(document, Document):
        for node in _scalars(document.root):
            last = node.end_mark.line if node.end_mark.column else node.end_mark.line - 1
            goes_on.update(range(node.start_mark.line + 1, last + 1))
    return goes_on


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)
    elif isinstance(node, CollectionNode):
        for item in node.value:
            yield from _scalars(item)
