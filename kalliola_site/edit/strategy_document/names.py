"""Names that a document does not say and the content needs: ids, and the ends of addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kalliola_site.edit.scaffold import Texts
from kalliola_site.edit.strategy_document.ledger import StrategyText
from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.content import Content
from kalliola_site.syntax.markdown import plain_text
from kalliola_site.syntax.slug import slug_from

_LONGEST = 40
"""How many characters a proposed name has at most: ids stand in addresses of places on pages."""


@frozen_value
class Names:
    """The names of a strategy's goals and values, in their order."""

    goals: tuple[str, ...]
    """The ids of the goals."""
    slugs: tuple[Texts, ...]
    """The ends of the goals' addresses, in the languages in which they are known."""
    values: tuple[str, ...]
    """The ids of the values."""


def propose_names(text: StrategyText, content: Content | None = None) -> Names:
    """Propose names; a goal or a value that the present strategy has, too, keeps those that it has.

    Args:
        text: The strategy.
        content: The content that it is to come into, if there is any.
    """
    language = text.language
    old_goals = {_compared(goal.title.get(language, "")): goal for goal in content.goals} if content else {}
    old_values = (
        {_compared(value.name.get(language, "")): value.id for value in content.strategy.values.items}
        if content
        else {}
    )
    goals: list[str] = []
    slugs: list[Texts] = []
    for number in range(text.count("goals")):
        title = text.words("goals", number, "title")
        known = old_goals.get(_compared(title))
        theme = text.words("goals", number, "theme")
        goals.append(known.id if known else _free(_name(theme or title, f"goal-{number + 1}"), goals))
        taken = [slug[language] for slug in slugs]
        slugs.append(
            dict(known.slug.items())
            if known
            else {language: _free(_name(title, f"goal-{number + 1}"), taken)}
        )
    values: list[str] = []
    for number in range(text.count("values", "items")):
        name = text.words("values", "items", number, "name")
        values.append(old_values.get(_compared(name)) or _free(_name(name, f"value-{number + 1}"), values))
    return Names(tuple(goals), tuple(slugs), tuple(values))


def with_chosen(
    names: Names, text: StrategyText, ids: Mapping[str, str], slugs: Mapping[tuple[int, str], str]
) -> Names:
    """Put names that people chose in place of the proposed ones.

    Args:
        names: What was proposed.
        text: The strategy.
        ids: Ids, by the number of a goal (from 1) or the name of a value in small letters.
        slugs: Ends of addresses, by the number of a goal (from 1) and the language.
    """
    keys = [text.words("values", "items", number, "name").casefold() for number in range(len(names.values))]
    return Names(
        goals=tuple(ids.get(str(number), name) for number, name in enumerate(names.goals, 1)),
        slugs=tuple(
            {**slug, **{language: chosen for (of, language), chosen in slugs.items() if of == number}}
            for number, slug in enumerate(names.slugs, 1)
        ),
        values=tuple(ids.get(key, name) for key, name in zip(keys, names.values, strict=True)),
    )


def _name(words: str, otherwise: str) -> str:
    """Make a name of words, whole words of them, that is not too long."""
    slug = slug_from(words)
    while len(slug) > _LONGEST and "-" in slug:
        slug = slug.rpartition("-")[0]
    return slug if slug[:1].isalpha() and slug != "a-z" else otherwise


def _free(name: str, taken: Iterable[str]) -> str:
    number, free = 1, name
    known = set(taken)
    while free in known:
        number += 1
        free = f"{name}-{number}"
    return free


def _compared(title: str) -> str:
    return " ".join(plain_text(title).casefold().split()).rstrip(".")
