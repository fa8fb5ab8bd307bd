"""Which texts a translator must look at: each translation is missing, outdated, a draft or current.

A translation was *accepted* as right for one wording of its source; ``content/translations.yml`` keeps both.
When only the source has changed since, the translation is outdated. When the translation has changed too, it
was made for what the source says now. What was never accepted is a draft.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kalliola_site.model.base import Model, localized_texts
from kalliola_site.model.translation_record import Accepted, AcceptedTranslation
from kalliola_site.model.translation_state import TextState, TranslatableText
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.white_space import unwrap

CONTENT = "content/"

ADDRESS = "slug"
"""The key of texts that are parts of addresses; they are chosen, not translated."""


def digest(translation: str) -> str:
    """Name a translation by its words: the first 16 hexadecimal digits of their SHA-256."""
    return _digest(unwrap(translation))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def translatable_texts(
    models: Mapping[str, Model],
    long_texts: Mapping[tuple[str, str], Source],
    languages: tuple[str, ...],
) -> Iterator[TranslatableText]:
    """Return every text that is to be translated, once for each language but the source.

    Args:
        models: What the YAML files say, by path.
        long_texts: The Markdown files, by page and language.
        languages: The tags of the site's languages, the source first.
    """
    original, *others = languages
    for path, model in models.items():
        for location, text in localized_texts(model):
            if ADDRESS not in location:
                key = text_key(path, location)
                yield from (
                    TranslatableText(key, language, text[original], text.get(language), path, location)
                    for language in others
                )
    for (page, language), source in long_texts.items():
        if language == original:
            for other in others:
                translation = long_texts.get((page, other))
                yield TranslatableText(
                    key=long_text_key(source.path),
                    language=other,
                    source=source.text.strip(),
                    translation=None if translation is None else translation.text.strip(),
                    path=source.path,
                    page=page,
                )


def text_key(path: str, location: Location) -> str:
    """Name a text of a YAML file by file and place; items of a list count from 1."""
    steps = (str(step + 1) if isinstance(step, int) else step for step in location)
    return f"{path.removeprefix(CONTENT)} {'.'.join(steps)}"


def long_text_key(path: str) -> str:
    """Name a long text by its file, without the language."""
    return f"{path.removeprefix(CONTENT).rsplit('.', 2)[0]}.md"


def translation_states(texts: Iterable[TranslatableText], accepted: Accepted) -> tuple[TextState, ...]:
    """Tell how each translation stands, from what was accepted.

    A text that was moved to another place, or whose file was renamed, keeps what was accepted for it.
    """
    if not accepted:
        return tuple(TextState(text, "missing" if text.translation is None else "draft") for text in texts)
    listed = tuple((text, _pair(text)) for text in texts)
    found = _Found(listed, accepted)
    return tuple(_state(text, pair, found) for text, pair in listed)


_Pair = tuple[str, str, str]
"""A language, a source as one line, and the digest of the translation into that language."""


class _Found:
    """What was accepted for texts, wherever they stand by now."""

    def __init__(self, texts: Sequence[tuple[TranslatableText, _Pair]], accepted: Accepted) -> None:
        accepted = _by_their_words(accepted, [text for text, _ in texts])
        self._accepted = accepted
        self._pairs = Counter(
            (language, unwrap(entry.source), entry.translation)
            for language, entries in accepted.items()
            for entry in entries.values()
        )
        self._present = Counter(pair for _, pair in texts)
        keys = {(text.language, text.key) for text, _ in texts}
        self._left_over = {
            (language, entry.translation): entry
            for language, entries in accepted.items()
            for key, entry in entries.items()
            if (language, key) not in keys
        }

    def of(self, text: TranslatableText, pair: _Pair) -> AcceptedTranslation | None:
        entry = self._accepted.get(text.language, {}).get(text.key)
        if pair in self._pairs:
            is_own = entry is not None and (entry.source, entry.translation) == (text.source, pair[2])
            return entry if is_own else AcceptedTranslation(source=text.source, translation=pair[2])
        if entry is not None:
            other = (text.language, unwrap(entry.source), entry.translation)
            # Where the very same texts stand elsewhere now, it was they that were accepted.
            if self._present[other] < self._pairs[other]:
                return entry
        return self._left_over.get((text.language, pair[2]))


def _pair(text: TranslatableText) -> _Pair:
    return text.language, unwrap(text.source), digest(text.translation or "")


def _by_their_words(accepted: Accepted, texts: Iterable[TranslatableText]) -> Accepted:
    """Read a record of old, which named each translation by its lines as well as by its words."""
    names = {
        (text.language, _digest(text.translation)): digest(text.translation)
        for text in texts
        if text.translation is not None and unwrap(text.translation) != text.translation
    }
    if not names:
        return accepted
    return {
        language: {
            key: entry.model_copy(
                update={"translation": names.get((language, entry.translation), entry.translation)}
            )
            for key, entry in entries.items()
        }
        for language, entries in accepted.items()
    }


def _state(text: TranslatableText, pair: _Pair, found: _Found) -> TextState:
    entry = found.of(text, pair)
    if text.translation is None:
        return TextState(text, "missing", entry)
    if entry is None:
        return TextState(text, "draft")
    follows = unwrap(entry.source) == unwrap(text.source) or entry.translation != pair[2]
    return TextState(text, "current" if follows else "outdated", entry)


def updated_record(states: Iterable[TextState]) -> Accepted:
    """Bring a record up to date with the translations that are current by now.

    Without it, a translation that followed its source once would pass for one that follows it always.
    What is outdated or missing keeps what was accepted for it, so that its old source can be shown; texts
    that are no more are left out.
    """
    result: Accepted = {}
    for item in states:
        text, entry = item.text, item.accepted
        if item.state == "current" and text.translation is not None:
            entry = AcceptedTranslation(source=text.source, translation=digest(text.translation))
        if entry is not None:
            result.setdefault(text.language, {})[text.key] = entry
    return result


def accept(states: Iterable[TextState], accepted: Accepted) -> Accepted:
    """Record translations as right for what their sources say now.

    Args:
        states: The translations to accept; one that is missing cannot be.
        accepted: What was accepted before.
    """
    result = {language: dict(entries) for language, entries in accepted.items()}
    for item in states:
        text = item.text
        if text.translation is not None:
            result.setdefault(text.language, {})[text.key] = AcceptedTranslation(
                source=text.source, translation=digest(text.translation)
            )
    return result
