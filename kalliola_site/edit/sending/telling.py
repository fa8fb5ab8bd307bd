"""What changed, in words: for the terminal, and for whoever gets the changed files in another way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kalliola_site.edit.editable_texts import EditableTexts
from kalliola_site.edit.sending.changed_texts import TextChange
from kalliola_site.edit.sending.conflicts import Conflict
from kalliola_site.edit.sending.overview import FileChange, Overview
from kalliola_site.edit.text_names import find, text_name
from kalliola_site.language.changes import Shown
from kalliola_site.language.translation_states import long_text_key, text_key
from kalliola_site.model.choices import choices_of
from kalliola_site.model.content import Content
from kalliola_site.model.indicator import Direction, Unit
from kalliola_site.model.strategy import Status
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Translate
from kalliola_site.syntax.place_in_file import TextPlace

KINDS = {
    "added": messages.sending.ADDED,
    "changed": messages.sending.CHANGED,
    "moved": messages.sending.MOVED,
    "removed": messages.sending.REMOVED,
}
WHAT = {
    "picture": messages.sending.PICTURE,
    "table": messages.sending.TABLE,
    "record": messages.sending.RECORD,
    "other": messages.sending.OTHER_FILE,
    "texts": messages.sending.NO_WORDS,
}

SIDES = {
    "mine": messages.sending.MINE,
    "theirs": messages.sending.THEIRS,
    "both": messages.sending.BOTH,
}

_CHOICES = {
    "true": messages.sending.YES,
    **{
        word: Phrase(word)
        for word in (*choices_of(Status), *choices_of(Unit), *choices_of(Direction), "to-be-agreed")
    },
}
"""What is chosen from words of the program, as a reader has it."""

NameOf = Callable[[TextPlace], str]
"""Names a text in an editor's words."""


def names_in(content: Content | None, translate: Translate) -> NameOf:
    """Return what names texts as the editor on the pages does, or by their keys where it cannot.

    Args:
        content: The content, if there are no mistakes in it.
        translate: Puts the names into a language.
    """
    texts = None if content is None else EditableTexts(content)

    def name(place: TextPlace) -> str:
        found = None if texts is None else texts.at(place)
        if found is not None:
            return found.name.say(translate)
        value = find(content, place) if content is not None and place.location else None
        if content is not None and value is not None:
            return text_name(content, place, value).say(translate)
        if place.lines is not None and not place.path.endswith(".md"):
            first, last = place.lines
            return messages.sending.LINES.with_values(first=first, last=last).say(translate)
        return text_key(place.path, place.location) if place.location else long_text_key(place.path)

    return name


def said_of(language: str, words: str | None, translate: Translate) -> str | None:
    """Return words as the reader has them; what is chosen, not written, is in the reader's language.

    Args:
        language: The language of a text; empty for what is none.
        words: The text, or what was chosen.
        translate: Puts a choice into a language.
    """
    if language or words not in _CHOICES:
        return words
    return _CHOICES[words].say(translate)


def name_of_conflict(conflict: Conflict, content: Content | None, translate: Translate) -> str:
    """Name a text that two have changed; its place in the others' file need not be its place here."""
    place = conflict.place
    found = None if content is None else EditableTexts(content).at(place)
    if found is not None and conflict.mine in {text.text for text in found.texts}:
        return found.name.say(translate)
    return names_in(None, translate)(place)


def shown_side(conflict: Conflict, words: str | None) -> Shown:
    """Return one side of a conflict as it can be shown: its words, or that it was removed or is a file."""
    if words is None:
        return messages.sending.WAS_REMOVED
    if conflict.kind == "file":
        return messages.sending.WHOLE_FILE
    return words.strip()


def about_file(file: FileChange, translate: Translate) -> str:
    """Say what happened to a file, and what it is where it has no texts to show."""
    words = [KINDS[file.kind].say(translate)]
    if not file.texts:
        words.append(WHAT[file.what].say(translate))
    return ", ".join(words)


def changes_as_lines(
    overview: Overview, name_of: NameOf, translate: Translate, style: Callable[[str, str], str]
) -> Iterator[str]:
    """Lay out all changes as lines: file by file, text by text, in every language what was and what is.

    Args:
        overview: What there is to send.
        name_of: Names a text.
        translate: Puts the words around the texts into a language.
        style: Dresses a piece of text for its role: ``file``, ``old`` or ``new``.
    """
    for file in overview.files:
        yield f"{style(file.path, 'file')} ({about_file(file, translate)})"
        for change in file.texts:
            kind = "" if change.kind == "changed" else f" ({KINDS[change.kind].say(translate)})"
            yield f"  {name_of(change.place)}{kind}"
            yield from _wordings(change, translate, style)
    if overview.unsent:
        yield messages.sending.GOES_ALONG.with_values(subjects="; ".join(overview.unsent)).say(translate)
    if overview.ignored:
        yield messages.sending.LEFT_OUT.with_values(files=", ".join(overview.ignored)).say(translate)


def _wordings(change: TextChange, translate: Translate, style: Callable[[str, str], str]) -> Iterator[str]:
    for language, wording in change.wordings.items():
        named = f"{language}  " if language else ""
        if change.kind == "moved" or not wording.is_changed:
            words = said_of(language, wording.new or wording.old, translate)
            yield f"    {named}  {_on_one_line(words)}"
            continue
        for sign, role, words in (("−", "old", wording.old), ("+", "new", wording.new)):
            if words is not None:
                said = said_of(language, words, translate)
                yield style(f"    {named}{sign} {_on_one_line(said)}", role)


def _on_one_line(words: str | None) -> str:
    """Return words as one line, without what a terminal would take for an order."""
    return "".join(character for character in " ".join((words or "").split()) if character.isprintable())
