"""The texts of the content one by one, for those who change them where they read them.

A place is one of those that the marks of the preview's pages name (``syntax/text_marks.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from kalliola_site.edit.text_names import Found, description, find, passage_name, text_name
from kalliola_site.frozen_value import frozen_value
from kalliola_site.language.translation_states import ADDRESS, long_text_key, text_key
from kalliola_site.model.base import CommonText, LocalizedText
from kalliola_site.model.content import Content
from kalliola_site.model.long_texts import in_language
from kalliola_site.model.translation_state import TextState
from kalliola_site.problems.problem import Phrase
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.markdown import blocks
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.text_marks import places_on_page

Kind = Literal["plain", "inline", "markdown"]
"""Words as they are, a short text in Markdown, or a block of a long one."""


@frozen_value
class TextInLanguage:
    """A text as it is in one language."""

    language: str
    """The tag of the language; empty for a text that all languages share."""
    place: TextPlace
    """Where it stands, or belongs."""
    text: str | None
    """What the file says; None where nothing stands there."""
    translation: TextState | None
    """How it stands as a translation; None where it is none."""


@frozen_value
class ListItem:
    """That a text is an item of a list, or a part of one."""

    place: TextPlace
    """The place of the list."""
    index: int
    """Which item it is, from 0."""
    count: int
    """How many items there are."""
    is_whole: bool
    """Whether the text is the item, which has nothing else."""


@frozen_value
class EditableText:
    """A text that can be changed."""

    place: TextPlace
    """Where it is, above its languages; of a long text, the block's own place."""
    kind: Kind
    name: Phrase
    """What it is: “Goal 2: means 3”."""
    description: Phrase | None
    """What it is for; None for a block of a long text."""
    texts: tuple[TextInLanguage, ...]
    """What it says in each of the site's languages, in their order."""
    item: ListItem | None
    """Where it is one of several."""


class EditableTexts:
    """Finds the texts of the content."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._states = {(item.text.key, item.text.language): item for item in content.translations}
        self._pages = {source.path: key for key, source in content.texts.items()}

    def at(self, place: TextPlace) -> EditableText | None:
        """Find the text at a place, in whatever language; None where there is none to be changed."""
        if place.path in self._pages:
            return self._block(place) if place.lines else None
        found = find(self._content, place)
        if found is None and place.location and place.location[-1] in self._content.languages:
            place = TextPlace(place.path, place.location[:-1])
            found = find(self._content, place)
        if found is None or ADDRESS in place.location:
            return None
        match found.value:
            case CommonText():
                return self._text(place, found, "plain", (self._in_file(place, ""),))
            case LocalizedText():
                key = text_key(place.path, place.location)
                texts = (self._in_file(place.within(code), code, key) for code in self._content.languages)
                return self._text(place, found, "inline", tuple(texts))
        return None

    def on_page(self, page: bytes) -> tuple[EditableText, ...]:
        """Find all texts of a page, each once, in its order; those that nobody sees come last.

        Args:
            page: A page that is made for editing.
        """
        found = (self.at(place) for place in places_on_page(page.decode()))
        return tuple({text.place: text for text in found if text is not None}.values())

    def _text(
        self, place: TextPlace, found: Found, kind: Kind, texts: tuple[TextInLanguage, ...]
    ) -> EditableText:
        name = text_name(self._content, place, found)
        return EditableText(place, kind, name, description(found), texts, self._item(place))

    def _in_file(self, place: TextPlace, language: str, key: str = "") -> TextInLanguage:
        value = _value(self._content.documents[place.path].value, place.location)
        text = value if isinstance(value, str) else None
        return TextInLanguage(language, place, text, self._states.get((key, language)))

    def _item(self, place: TextPlace) -> ListItem | None:
        location = place.location
        last = next((at for at in range(len(location) - 1, -1, -1) if isinstance(location[at], int)), None)
        if last is None:
            return None
        items = _value(self._content.documents[place.path].value, location[:last])
        around = TextPlace(place.path, location[:last])
        return ListItem(around, int(location[last]), len(items), is_whole=last == len(location) - 1)

    def _block(self, place: TextPlace) -> EditableText | None:
        page, language = self._pages[place.path]
        own = _blocks(self._content.texts[page, language])
        number = next((number for number, (lines, _) in enumerate(own) if lines == place.lines), None)
        if number is None:
            return None
        name = passage_name(self._content, page, number + 1)
        texts = tuple(self._counterparts(place.path, page, len(own), number))
        return EditableText(place, "markdown", name, None, texts, None)

    def _counterparts(self, path: str, page: str, count: int, number: int) -> Iterator[TextInLanguage]:
        """Find a block in each language: the texts belong together where they have as many blocks."""
        key = long_text_key(path)
        for language in self._content.languages:
            state = self._states.get((key, language))
            source = self._content.texts.get((page, language))
            there = _blocks(source) if source else ()
            if source and len(there) == count:
                lines, words = there[number]
                yield TextInLanguage(language, TextPlace(source.path, lines=lines), words, state)
            else:
                whole = TextPlace(in_language(path, language))
                yield TextInLanguage(language, whole, source.text if source else None, state)


def pages_by_place(files: Mapping[str, bytes]) -> Mapping[TextPlace, tuple[str, ...]]:
    """Tell which pages show the text at a place, in reading or to machines, by path.

    Args:
        files: A site that is made for editing.
    """
    shown: dict[TextPlace, list[str]] = {}
    for path, data in files.items():
        if path.endswith(".html"):
            for place in places_on_page(data.decode()):
                shown.setdefault(place, []).append(path)
    return {place: tuple(paths) for place, paths in shown.items()}


def _blocks(source: Source) -> tuple[tuple[tuple[int, int], str], ...]:
    """Return the lines of each block, from 1, with what they say."""
    lines = source.text.split("\n")
    return tuple(((start + 1, end), "\n".join(lines[start:end])) for start, end in blocks(source.text))


def _value(value: Any, location: Location) -> Any:  # noqa: ANN401 - any value of YAML
    for step in location:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
        else:
            return None
    return value
