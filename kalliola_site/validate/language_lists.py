"""A language that was put into site.yml or taken out of it: told once, there, not at every text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message, Problem
from kalliola_site.syntax.yaml_document import Document

TOO_MANY = 10
"""How many texts in a language that is none of the site's are a slip each; beyond, the list is at fault."""

_UNTRANSLATED = (messages.models.TRANSLATION_MISSING, messages.models.TEXT_FILE_UNTRANSLATED)


def told_once(
    problems: Iterable[Problem], site: Document, count_texts: Callable[[], int]
) -> tuple[Problem, ...]:
    """Put together what says of text after text that its language is not on the list, or new on it.

    Args:
        problems: All problems of the content.
        site: ``site.yml``.
        count_texts: Counts the texts that there are to be translated.
    """
    listed = tuple(problems)
    unknown = _by_language(listed, (messages.models.UNKNOWN_LANGUAGE,), "key")
    missing = _by_language(listed, _UNTRANSLATED, "language")
    put_together = {
        **{
            language: (messages.models.LANGUAGE_NOT_LISTED, found)
            for language, found in unknown.items()
            if len(found) > TOO_MANY
        },
        **{
            language: (messages.models.LANGUAGE_UNTRANSLATED, found)
            for language, found in missing.items()
            if len(found) > TOO_MANY and len(found) > count_texts() / 2
        },
    }
    told = {id(problem) for _, found in put_together.values() for problem in found}
    return (
        *(problem for problem in listed if id(problem) not in told),
        *_at_the_list(put_together, site),
    )


def _by_language(
    problems: Iterable[Problem], kinds: tuple[Message, ...], name: str
) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.message in kinds:
            found.setdefault(str(problem.values[name]), []).append(problem)
    return found


def _at_the_list(put_together: dict[str, tuple[Message, list[Problem]]], site: Document) -> Iterator[Problem]:
    place = site.key_place(("languages",))
    for language, (message, found) in put_together.items():
        files = Counter(problem.place.path for problem in found)
        values = {
            "language": language,
            "count": len(found),
            "files": ", ".join(f"{path} ({count})" for path, count in sorted(files.items())),
            "source": found[0].values.get("source", ""),
        }
        yield Problem(place, message, values, severity=found[0].severity)
