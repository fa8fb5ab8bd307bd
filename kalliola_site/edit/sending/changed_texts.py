"""What changed between two versions of a content file, text by text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Any, Literal

from kalliola_site.frozen_value import frozen_value
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.markdown import blocks
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.white_space import unwrap

Kind = Literal["changed", "added", "removed", "moved"]

_ALIKE = 0.5
"""From which likeness on (0 to 1) one item of a list is taken for another one that was changed."""


@frozen_value
class Wordings:
    """A text in one language: what it was, and what it is."""

    old: str | None
    """None where there was none."""
    new: str | None
    """None where there is none any more."""

    @property
    def is_changed(self) -> bool:
        """Whether its readers get other words; how lines are broken means nothing."""
        return unwrap(self.old or "") != unwrap(self.new or "") or (self.old is None) != (self.new is None)


@frozen_value
class TextChange:
    """One text that was changed, added, removed or moved."""

    place: TextPlace
    """Where it is; of what was removed, where it was."""
    kind: Kind
    wordings: Mapping[str, Wordings] = field(default_factory=lambda: MappingProxyType({}))
    """What it says by language, also in those where nothing changed; what is no text in a language of the
    site, such as a number or a day, has no language: its key is empty."""


def changed_values(path: str, old: object, new: object, languages: Sequence[str]) -> tuple[TextChange, ...]:
    """Find what changed between two versions of what a YAML file says.

    Args:
        path: The file.
        old: The value as it was; None where there was no file.
        new: The value as it is; None where there is none.
        languages: The tags of the site's languages.
    """
    walker = _Walker(path, tuple(languages))
    return tuple(walker.changes(old, new, (), ()))


@frozen_value
class _Walker:
    path: str
    languages: tuple[str, ...]

    def changes(self, old: Any, new: Any, was: Location, at: Location) -> Iterator[TextChange]:  # noqa: ANN401 - any value of YAML
        if old == new:
            return
        if self._is_text(old) and self._is_text(new):
            yield from self._text(old, new, was, at)
        elif isinstance(old, dict) and isinstance(new, dict):
            # A text alone becomes a group with the text in it, where more is said of it: a status, say.
            if self._is_text(old) and "text" in new:
                old = {"text": old}
            elif self._is_text(new) and "text" in old:
                new = {"text": new}
            for key in dict.fromkeys((*new, *old)):
                yield from self.changes(old.get(key), new.get(key), (*was, key), (*at, key))
        elif isinstance(old, list) and isinstance(new, list):
            yield from self._items(old, new, was, at)
        else:
            yield from self._whole(old, was, "removed")
            yield from self._whole(new, at, "added")

    def _text(self, old: Any, new: Any, was: Location, at: Location) -> Iterator[TextChange]:  # noqa: ANN401
        before, after = self._by_language(old), self._by_language(new)
        wordings = {
            language: Wordings(before.get(language), after.get(language))
            for language in dict.fromkeys((*self.languages, *after, *before))
            if language in before or language in after
        }
        if any(wording.is_changed for wording in wordings.values()):
            kind: Kind = "changed" if before and after else "added" if after else "removed"
            yield TextChange(TextPlace(self.path, at if after else was), kind, wordings)

    def _items(self, old: list[Any], new: list[Any], was: Location, at: Location) -> Iterator[TextChange]:
        pairs = tuple(_pairs(old, new))
        gone = {_key(old[before]) for before, after in pairs if before is not None and after is None}
        come = {_key(new[after]) for before, after in pairs if after is not None and before is None}
        moved = {key for key in gone & come if key in map(_key, new)}
        for before, after in pairs:
            item = None if after is None else new[after]
            if before is not None and after is not None:
                yield from self.changes(old[before], item, (*was, before), (*at, after))
            elif after is None and before is not None and _key(old[before]) not in moved:
                yield from self._whole(old[before], (*was, before), "removed")
            elif after is not None and _key(item) in moved:
                yield from self._whole(item, (*at, after), "moved")
            elif after is not None:
                yield from self._whole(item, (*at, after), "added")

    def _whole(self, value: Any, at: Location, kind: Kind) -> Iterator[TextChange]:  # noqa: ANN401
        if self._is_text(value):
            wordings = {
                language: Wordings(None if kind == "added" else words, None if kind == "removed" else words)
                for language, words in self._by_language(value).items()
            }
            if wordings:
                yield TextChange(TextPlace(self.path, at), kind, wordings)
        elif isinstance(value, dict):
            for key, item in value.items():
                yield from self._whole(item, (*at, key), kind)
        else:
            for index, item in enumerate(value):
                yield from self._whole(item, (*at, index), kind)

    def _is_text(self, value: object) -> bool:
        """Whether a value has no parts of its own: a text in languages, words or a figure, or nothing."""
        if isinstance(value, dict):
            return (
                bool(value)
                and set(value) <= set(self.languages)
                and not any(isinstance(words, dict | list) for words in value.values())
            )
        return not isinstance(value, list)

    def _by_language(self, value: Any) -> dict[str, str]:  # noqa: ANN401
        found = value if isinstance(value, dict) else {"": value}
        return {language: str(words) for language, words in found.items() if words is not None}


def _key(item: Any) -> str:  # noqa: ANN401 - any value of YAML
    """Name an item of a list: by its id, where it has one, else by all that it says."""
    if isinstance(item, dict) and isinstance(item.get("id"), str):
        return f"id {item['id']}"
    return json.dumps(item, ensure_ascii=False)


def _pairs(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int | None, int | None]]:
    """Pair the items of two versions of a list; one that is in one of them only has nothing beside it."""
    keys = [_key(item) for item in old], [_key(item) for item in new]
    for _, start, end, new_start, new_end in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        waiting = list(range(start, end))
        for index in range(new_start, new_end):
            likeness = {item: _likeness(old[item], new[index]) for item in waiting}
            best = max(likeness, key=likeness.__getitem__, default=None)
            # Where as many went as came, each is what became of the one in its place.
            if end - start == new_end - new_start:
                best = start + index - new_start
            elif best is None or likeness[best] < _ALIKE:
                yield None, index
                continue
            yield from ((item, None) for item in waiting if item < best)
            waiting = [item for item in waiting if item > best]
            yield best, index
        yield from ((item, None) for item in waiting)


def _likeness(one: Any, other: Any) -> float:  # noqa: ANN401 - any value of YAML
    ids = {item["id"] for item in (one, other) if isinstance(item, dict) and isinstance(item.get("id"), str)}
    if len(ids) > 1:
        return 0.0
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def _words(value: Any) -> str:  # noqa: ANN401 - any value of YAML
    """Return all words of a value one after the other, without its keys."""
    if isinstance(value, dict | list):
        return " ".join(map(_words, value.values() if isinstance(value, dict) else value))
    return "" if value is None else str(value)


_Blocks = tuple[tuple[str, tuple[int, int]], ...]
"""The blocks of a text, each with its first line and its last, from 1."""


def changed_blocks(
    path: str, versions: Mapping[str, tuple[str, str]], language: str
) -> tuple[TextChange, ...]:
    """Find the paragraphs, headings and list items of a Markdown file that changed.

    Args:
        path: The file.
        versions: What the page said and says, by language: all of its files, this one among them. What there
            is no file of says nothing.
        language: The language that the file is in.
    """
    blocks_of = {tag: (_blocks(old), _blocks(new)) for tag, (old, new) in versions.items()}
    before, after = blocks_of[language]
    found = []
    for was, at in _pairs([words for words, _ in before], [words for words, _ in after]):
        own = Wordings(None if was is None else before[was][0], None if at is None else after[at][0])
        if not own.is_changed:
            continue
        lines = after[at][1] if at is not None else before[was or 0][1]
        kind: Kind = "added" if was is None else "removed" if at is None else "changed"
        wordings = {
            tag: own if tag == language else _beside(at, len(after), *of_tag)
            for tag, of_tag in blocks_of.items()
        }
        shown = {tag: wording for tag, wording in wordings.items() if wording is not None}
        found.append(TextChange(TextPlace(path, lines=lines), kind, shown))
    return tuple(found)


def _beside(number: int | None, count: int, old: _Blocks, new: _Blocks) -> Wordings | None:
    """Return the same block in another language; where the page is laid out otherwise there, none is."""
    if number is None or len(new) != count:
        return None
    return Wordings(old[number][0] if len(old) == count else new[number][0], new[number][0])


def _blocks(text: str) -> _Blocks:
    lines = text.split("\n")
    return tuple(("\n".join(lines[start:end]).strip(), (start + 1, end)) for start, end in blocks(text))
