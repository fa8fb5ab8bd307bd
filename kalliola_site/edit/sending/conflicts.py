"""What two people have both changed is shown text by text, and put together as it was settled."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from types import MappingProxyType
from typing import Literal

from kalliola_site.edit.sending.changed_texts import TextChange, changed_values
from kalliola_site.edit.sending.records import RECORDS, merged_record
from kalliola_site.frozen_value import frozen_value
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.source import CONTROL, Source, without_unseen
from kalliola_site.syntax.three_way_merge import Clash, merge
from kalliola_site.syntax.yaml_document import Document, Value
from kalliola_site.syntax.yaml_editor import with_texts
from kalliola_site.syntax.yaml_reader import read_yaml

Side = Literal["mine", "theirs", "both"]

_TEXTS = (".yml", ".md", ".csv")


@frozen_value
class Conflict:
    """Something that two people have changed, each in another way."""

    kind: Literal["text", "passage", "file"]
    """A text of a YAML file, some lines of a file, or all of a file that has no text in it."""
    place: TextPlace
    language: str
    """The language of the text, where it is known."""
    base: str | None
    """What it was before both; None where there was nothing."""
    mine: str | None
    """What it is here; None where it was removed."""
    theirs: str | None
    """What it is there; None where it was removed."""
    beside: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The same text in the other languages, as it will be."""

    @property
    def id(self) -> str:
        """A name for it that is another one as soon as anything in it is."""
        said = (self.kind, self.place.path, self.language, self.base, self.mine, self.theirs)
        return hashlib.sha256(repr(said).encode(errors="surrogatepass")).hexdigest()[:16]

    @property
    def sides(self) -> tuple[Side, ...]:
        """Which of the two can be taken; two added passages can both stay."""
        is_added = self.kind == "passage" and not self.base and self.mine and self.theirs
        return ("mine", "theirs", "both") if is_added else ("mine", "theirs")


@frozen_value
class Choice:
    """How a conflict was settled: by taking a side, or by other words."""

    side: Side | None = None
    words: str | None = None


Choices = Mapping[str, Choice]
"""How conflicts were settled, by their ids."""


@frozen_value
class ThreeVersions:
    """The three versions of a file, each None where there is none."""

    path: str
    """Relative to the project, with forward slashes."""
    base: bytes | None
    mine: bytes | None
    theirs: bytes | None


def settle(
    versions: ThreeVersions, languages: Sequence[str], choices: Choices
) -> tuple[bytes | None, tuple[Conflict, ...]]:
    """Put a file together of what two people made of it.

    Args:
        versions: The file.
        languages: The tags of the site's languages.
        choices: How its conflicts were settled so far.

    Returns:
        The file, None where it is no more; and the conflicts that are yet to be settled.
    """
    texts = [_text(data) for data in (versions.base, versions.mine, versions.theirs)]
    base, mine, theirs = texts
    if mine is None or theirs is None or not versions.path.endswith(_TEXTS):
        return _settle_file(versions, choices)
    merged = None
    if versions.path in RECORDS:
        merged = merged_record(versions.path, base or "", mine, theirs)
    if merged is None:
        merged, conflicts = _settle_texts(versions.path, (base or "", mine, theirs), languages, choices)
        if conflicts:
            return None, conflicts
    line_end = "\r\n" if b"\r\n" in (versions.theirs or b"") else "\n"
    return merged.replace("\n", line_end).encode(), ()


def _text(data: bytes | None) -> str | None:
    try:
        return None if data is None else data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None


def _settle_file(versions: ThreeVersions, choices: Choices) -> tuple[bytes | None, tuple[Conflict, ...]]:
    """Settle what can only be taken as a whole: a picture, or a file that one of the two removed."""
    place = TextPlace(versions.path)
    base, mine, theirs = [
        None if data is None else _text(data) or hashlib.sha256(data).hexdigest()
        for data in (versions.base, versions.mine, versions.theirs)
    ]
    conflict = Conflict("file", place, "", base, mine, theirs)
    match choices.get(conflict.id, Choice()).side:
        case "mine":
            return versions.mine, ()
        case "theirs":
            return versions.theirs, ()
        case _:
            return None, (conflict,)


def _settle_texts(
    path: str, versions: tuple[str, str, str], languages: Sequence[str], choices: Choices
) -> tuple[str, tuple[Conflict, ...]]:
    """Settle clash by clash from the last to the first, so that the places of those before stay."""
    pieces: list[str | Clash] = list(merge(path, *versions))
    unsettled: list[Conflict] = []
    for index in reversed(range(len(pieces))):
        clash = pieces[index]
        if isinstance(clash, str):
            continue
        before = "".join(piece if isinstance(piece, str) else piece.theirs for piece in pieces[:index])
        around = before, "".join(map(str, pieces[index + 1 :]))
        passage, conflicts = _settle_clash(path, clash, around, languages, choices)
        unsettled = [*conflicts, *unsettled]
        pieces[index] = passage
    return "".join(map(str, pieces)), tuple(unsettled)


def _settle_clash(
    path: str, clash: Clash, around: tuple[str, str], languages: Sequence[str], choices: Choices
) -> tuple[str, tuple[Conflict, ...]]:
    """Return what a clash comes to, or their side of it and what is yet to be settled."""
    if path.endswith(".yml"):
        changes = _changed_texts(path, clash, around, languages)
        if changes is not None:
            return _settle_changes(path, clash, around, changes, choices)
    first = around[0].count("\n") + 1
    lines = max(clash.theirs.count("\n"), 1)
    place = TextPlace(path, lines=(first, first + lines - 1))
    language = path.split(".")[-2] if path.endswith(".md") and path.split(".")[-2] in languages else ""
    conflict = Conflict("passage", place, language, clash.base, clash.mine, clash.theirs)
    choice = choices.get(conflict.id, Choice())
    if choice.words is not None:
        words = _cleaned(choice.words)
        return f"{words.rstrip()}\n" if words.strip() else "", ()
    if choice.side not in conflict.sides:
        return clash.theirs, (conflict,)
    sides = {"mine": clash.mine, "theirs": clash.theirs, "both": f"{clash.theirs}{clash.mine}"}
    return sides[choice.side], ()


def _cleaned(words: str) -> str:
    """Return words as they may stand in a file, whatever came along with them."""
    return CONTROL.sub("", without_unseen(words))


def _changed_texts(
    path: str, clash: Clash, around: tuple[str, str], languages: Sequence[str]
) -> tuple[TextChange, ...] | None:
    """Find the texts in which the two sides of a clash differ; None where they differ in more than texts."""
    documents = [
        read_yaml(Source(path, f"{around[0]}{side}{around[1]}"))
        for side in (clash.base, clash.theirs, clash.mine)
    ]
    base, theirs, mine = [
        document.value if isinstance(document, Document) else None for document in documents
    ]
    if theirs is None or mine is None:
        return None
    changes = changed_values(path, theirs, mine, languages)
    are_texts = changes and all(
        change.kind == "changed"
        and all(None not in (wording.old, wording.new) for wording in change.wordings.values())
        and not _is_in_longer_list(change.place.location, base, theirs)
        and _value_at(theirs, change.place.location) is not None
        for change in changes
    )
    return changes if are_texts else None


def _is_in_longer_list(location: Location, base: Value, now: Value) -> bool:
    """Whether a text is in a list that has got items: then two new ones may stand in the same place."""
    for step in location:
        if isinstance(now, list) and isinstance(base, list) and len(now) != len(base):
            return True
        base, now = _step(base, step), _step(now, step)
    return False


def _step(value: Value, step: int | str) -> Value:
    if isinstance(value, dict):
        return value.get(str(step))
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None


def _settle_changes(
    path: str, clash: Clash, around: tuple[str, str], changes: Sequence[TextChange], choices: Choices
) -> tuple[str, tuple[Conflict, ...]]:
    document = read_yaml(Source(path, f"{around[0]}{clash.theirs}{around[1]}"))
    assert isinstance(document, Document)  # noqa: S101 - it was read to find the texts
    texts: dict[Location, str] = {}
    unsettled = []
    for conflict, location in _conflicts(clash, changes, around, path):
        choice = choices.get(conflict.id, Choice())
        # In one line, too, a text and its translation are two texts: what one has changed is no conflict.
        if conflict.theirs == conflict.base or choice.side == "mine":
            texts[location] = conflict.mine or ""
        elif choice.words is not None:
            texts[location] = _cleaned(choice.words).strip()
        elif conflict.mine != conflict.base and choice.side != "theirs":
            unsettled.append(conflict)
    if unsettled or not texts:
        return clash.theirs, tuple(unsettled)
    edited = with_texts(document, texts).text
    return edited[len(around[0]) : len(edited) - len(around[1])], ()


def _conflicts(
    clash: Clash, changes: Sequence[TextChange], around: tuple[str, str], path: str
) -> Iterator[tuple[Conflict, Location]]:
    base = read_yaml(Source(path, f"{around[0]}{clash.base}{around[1]}"))
    for change in changes:
        for language, wording in change.wordings.items():
            if not wording.is_changed:
                continue
            location = (*change.place.location, *([language] if language else ()))
            beside = {
                other: words.new
                for other, words in change.wordings.items()
                if not words.is_changed and words.new is not None
            }
            before = _words_at(base, location)
            place = TextPlace(path, location)
            yield Conflict("text", place, language, before, wording.new, wording.old, beside), location


def _words_at(document: object, location: Location) -> str | None:
    value = _value_at(document.value if isinstance(document, Document) else None, location)
    return value if isinstance(value, str) else None


def _value_at(value: Value, location: Location) -> Value:
    for step in location:
        value = _step(value, step)
    return value
