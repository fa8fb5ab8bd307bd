"""What a translator works on: short texts as they are, long ones paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.translation_state import TextState, TranslatableText
from kalliola_site.syntax.markdown import blocks


@frozen_value
class Entry:
    """One piece of text in a translator's file."""

    key: str
    """Its name in the file; stays the same between files."""
    source: str
    translation: str | None
    is_done: bool
    """Whether the translation is current."""
    accepted_source: str | None
    """What the source said when the translation was accepted, where it has changed since."""
    text: TranslatableText
    """The text that it is, or is a part of."""
    block: int | None = None
    """Which paragraph of a long text it is, from 0; None where it is a whole text."""


def entries(states: Iterable[TextState]) -> Iterator[Entry]:
    """Return the entries of all texts; a long text is one where its two versions are laid out differently."""
    for item in states:
        text = item.text
        if text.location or (text.translation is not None and not _alike(text.source, text.translation)):
            done = item.state == "current"
            yield Entry(text.key, text.source, text.translation, done, item.accepted_source, text)
        else:
            yield from _paragraphs(item)


def _alike(source: str, translation: str) -> bool:
    return len(blocks(source)) == len(blocks(translation))


def _paragraphs(item: TextState) -> Iterator[Entry]:
    text = item.text
    sources = paragraphs(text.source)
    translations: list[str] | list[None]
    translations = [None] * len(sources) if text.translation is None else paragraphs(text.translation)
    before = paragraphs(item.accepted_source) if item.accepted_source else []
    for number, (source, translation) in enumerate(zip(sources, translations, strict=True)):
        # Of a page that has changed, most paragraphs have not.
        done = item.state == "current" or (item.state == "outdated" and source in before)
        changed = not done and len(before) == len(sources) and before[number] != source
        yield Entry(
            key=f"{text.key} {number + 1}",
            source=source,
            translation=translation,
            is_done=done,
            accepted_source=before[number] if changed else None,
            text=text,
            block=number,
        )


def paragraphs(text: str) -> list[str]:
    """Part a long text into its paragraphs, headings and list items, each as it was written."""
    lines = text.split("\n")
    return ["\n".join(lines[start:end]).rstrip() for start, end in blocks(text)]


def with_paragraphs(text: str, replacements: Mapping[int, str]) -> str:
    """Put other words in the place of some paragraphs, counted from 0; what is between them stays."""
    lines = text.split("\n")
    spans = blocks(text)
    for number in sorted(replacements, reverse=True):
        start, end = spans[number]
        while end > start and not lines[end - 1].strip():
            end -= 1
        lines[start:end] = replacements[number].split("\n")
    return "\n".join(lines)
