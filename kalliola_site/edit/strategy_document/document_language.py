"""The language of a document: which it is, and what in it is in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kalliola_site.edit.strategy_document.ledger import Ledger
from kalliola_site.edit.strategy_document.outline import Item, outline
from kalliola_site.edit.strategy_document.parts import list_section
from kalliola_site.edit.strategy_document.rules import Match, Rules
from kalliola_site.edit.strategy_document.sections import Section, Sections
from kalliola_site.problems import messages
from kalliola_site.syntax.documents.blocks import Document

_NEARLY_ALL = 0.7


def main_language(document: Document, rules: Rules) -> str:
    """Return the language that a document is in, by its headings and its words."""
    return language_of_headings(outline(document, rules), rules)


def language_of_headings(items: Sequence[Item], rules: Rules) -> str:
    """Find the language in which most headings are that the rules know; or that of most texts."""
    counts: Counter[str] = Counter()
    for item in items:
        if item.level:
            match = rules.part(item.line) or rules.section(item.line)
            label = rules.goal_label(item.full_line)
            counts.update(match.languages if match else rules.label_languages(label[0]) if label else ())
    texts = Counter(rules.language_of(item.text) for item in items)
    # In a document in two languages, the first of them is the one that was adopted.
    most = max(counts.values(), default=0)
    likely = (
        [language for language in counts if language and counts[language] >= most * _NEARLY_ALL]
        if most
        else []
    )
    return likely[0] if likely else max(rules.languages, key=lambda language: texts[language])


def is_foreign(item: Item, rules: Rules, language: str) -> bool:
    """True for a text that is, by its words, in another language than this."""
    return not item.level and rules.language_of(item.text) not in ("", language)


def leave_other_languages_out(sections: Sections, ledger: Ledger, rules: Rules, language: str) -> None:
    """List the parts and goals whose headings are in another language than this."""

    def is_ours(match: Match | None) -> bool:
        return match is None or language in match.languages

    def leave_out(found: list[Section]) -> None:
        for section in [section for section in found if not is_ours(section.match)]:
            list_section(section, ledger, messages.importing.OTHER_LANGUAGE)
            found.remove(section)

    leave_out(sections.parts)
    for goal in list(sections.goals):
        languages = rules.label_languages(goal.label)
        if (languages and language not in languages) or rules.language_of(goal.title) not in ("", language):
            ledger.list(goal.heading, messages.importing.OTHER_LANGUAGE)
            for section in goal.sections:
                list_section(section, ledger, messages.importing.OTHER_LANGUAGE)
            sections.goals.remove(goal)
        else:
            leave_out(goal.sections)
