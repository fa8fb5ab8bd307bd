"""Fields that several panels have, and what was written in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.content import Content
from kalliola_site.preview.panels.panel import Field
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase


def in_languages(
    content: Content, name: str, label: Phrase, hint: Phrase | str | None = None
) -> Iterator[Field]:
    """Ask for words in each language of the site; the field of a language is called ``name/tag``."""
    for language in content.site.languages:
        said = messages.editor.FIELD_IN_LANGUAGE.with_values(field=label, language=language.name)
        yield Field(f"{name}/{language.code}", said, language=language.code, hint=hint)


@frozen_value
class FilledIn:
    """What was written into the fields of a panel, by their names; nothing that is empty."""

    values: Mapping[str, str]

    def text(self, content: Content, name: str) -> dict[str, str]:
        """Return the words in each language in which there are some, the source language first."""
        return {
            code: self.values[f"{name}/{code}"]
            for code in content.languages
            if f"{name}/{code}" in self.values
        }

    def is_about(self, picture: str) -> bool:
        """Whether a picture was chosen in a field, or words were written about it."""
        words = f"{picture.removesuffix('picture')}alt/"
        return any(name == picture or name.startswith(words) for name in self.values)

    def without(self, names: Iterable[str]) -> FilledIn:
        """Return the same, with some fields empty."""
        emptied = set(names)
        return FilledIn({name: value for name, value in self.values.items() if name not in emptied})

    def missing(self, fields: Sequence[Field]) -> Phrase | None:
        """Name the fields that are empty, if any is."""
        empty = [field.label for field in fields if field.place not in self.values]
        if not empty:
            return None
        listed = empty[0]
        for label in empty[1:]:
            listed = Phrase("{before}, {label}", {"before": listed, "label": label})
        return messages.editor.IS_MISSING.with_values(fields=listed)
