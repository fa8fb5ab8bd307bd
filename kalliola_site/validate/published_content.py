"""What is shown of the content: to readers all but drafts, to editors drafts, too, with a mark.

Drafts are left out here, once, before anything is made of the content. No later stage knows of them, so none
can forget them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from kalliola_site.cache.memory import Memory
from kalliola_site.load.project import Project
from kalliola_site.model.base import LocalizedText, with_texts
from kalliola_site.model.content import Content
from kalliola_site.model.measured_indicator import MeasuredIndicators
from kalliola_site.model.strategy import Goal
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem
from kalliola_site.validate.content import validate
from kalliola_site.validate.models import is_placeholder

Part = TypeVar("Part")

_HALF_WRITTEN = frozenset({messages.new.YET_TO_BE_WRITTEN.id, messages.content.UNNAMED_GOAL.id})
"""What readers must not see, as long as nobody can read it at an address of the site's own."""
_MISSING_A_DRAFT = frozenset(
    {
        messages.markdown.LINK_TO_DRAFT.id,
        messages.drafts.UPDATE_ABOUT_DRAFT.id,
        messages.drafts.ALL_GOALS_DRAFTS.id,
    }
)
"""What readers would stumble over where drafts are left out."""


def published_content(
    project: Project, memory: Memory, base_url: str | None, *, record: bool, drafts: bool
) -> tuple[Content | None, tuple[Problem, ...]]:
    """Check a project's content, and choose what is shown of it.

    Args:
        project: The project's files.
        memory: What was found right in earlier builds.
        base_url: Where the site will be, if not where site.yml says.
        record: Whether this is what gets published, so that its addresses go on record.
        drafts: Whether it is made for editors.

    Returns:
        The content, or None where nothing can be made of it; and all problems.
    """
    if project.is_empty:
        return None, ()
    content, problems = validate(project, memory)
    problems = _as_for_address(problems, base_url, record=record)
    if content is None:
        return None, problems
    if drafts:
        return for_editors(content, problems)
    return for_readers(content, problems, base_url or content.site.url)


def _as_for_address(
    problems: Iterable[Problem], base_url: str | None, *, record: bool
) -> tuple[Problem, ...]:
    """Judge the placeholder in site.yml: an address given for this build stands in for it.

    Nothing can be published at a placeholder, so nothing is put on record for one.
    """
    about = messages.content.PLACEHOLDER_ADDRESS
    return tuple(
        replace(problem, severity="error") if record and problem.message is about else problem
        for problem in problems
        if base_url is None or problem.message is not about
    )


def for_readers(
    content: Content, problems: Iterable[Problem], address: str
) -> tuple[Content, tuple[Problem, ...]]:
    """Leave drafts out, and take for errors what readers would stumble over.

    How translations stand is told of drafts, too: the record of accepted ones must not forget them.

    Args:
        content: All content.
        problems: What was found in it.
        address: Where the site will be. Where that is a placeholder, nobody can read what is half-written.
    """
    errors = _MISSING_A_DRAFT if is_placeholder(address) else _MISSING_A_DRAFT | _HALF_WRITTEN
    judged = tuple(
        replace(problem, severity="error") if problem.message.id in errors else problem
        for problem in problems
    )
    if not content.drafts.names:
        return content, judged
    past = tuple(_without_drafts(period) for period in content.past)
    return replace(_without_drafts(content), past=past), judged


def for_editors(content: Content, problems: Iterable[Problem]) -> tuple[Content, tuple[Problem, ...]]:
    """Keep drafts, and mark each in its title: so it shows on its page and wherever it is listed.

    Args:
        content: All content.
        problems: What was found in it.
    """
    if not content.drafts.names:
        return content, tuple(problems)
    past = tuple(_marked(period) for period in content.past)
    return replace(_marked(content), past=past), tuple(problems)


def _marked(content: Content) -> Content:
    drafts, words, source = content.drafts, content.interface.notices.draft, content.languages[0]

    def mark(text: LocalizedText) -> LocalizedText:
        return text.in_other_words(
            {code: words.get(code, words[source]).replace("{title}", title) for code, title in text.items()}
        )

    def mark_in_drafts(text: LocalizedText) -> LocalizedText:
        marked = mark(text)
        return text.in_other_words(
            {code: marked[code] if code in drafts.languages else title for code, title in text.items()}
        )

    def marked_goal(goal: Goal) -> Goal:
        line = None if goal.house_title is None else mark(goal.house_title)
        return goal.changed(title=mark(goal.title), house_title=line)

    pages = {
        key: entry.changed(title=mark(entry.title) if entry.draft else mark_in_drafts(entry.title))
        for key, entry in content.site.pages.items()
    }
    languages = tuple(
        language.changed(name=mark(LocalizedText({language.code: language.name}))[language.code])
        if language.draft
        else language
        for language in content.site.languages
    )
    # What is a draft now but was published before is there for editors: it does not lead elsewhere.
    redirects = {
        origin: following
        for origin, following in content.site.redirects.items()
        if origin.partition("#")[0] not in drafts.pages | drafts.languages
    }
    return replace(
        content,
        site=content.site.changed(pages=pages, languages=languages, redirects=redirects),
        strategy=content.strategy.changed(name=mark_in_drafts(content.strategy.name)),
        goals=tuple(marked_goal(goal) if goal.draft else goal for goal in content.goals),
        updates=tuple(
            update.changed(title=mark(update.title)) if update.draft else update for update in content.updates
        ),
    )


def _without_drafts(content: Content) -> Content:
    drafts = content.drafts
    languages = tuple(code for code in content.languages if code not in drafts.languages)

    def in_languages(text: LocalizedText) -> LocalizedText:
        return text.in_other_words({code: text[code] for code in languages if code in text})

    def readable(part: Part) -> Part:
        changed: Part = with_texts(part, in_languages) if drafts.languages else part
        return changed

    pages = {key: entry for key, entry in content.site.pages.items() if key not in drafts.entries}
    site = content.site.changed(
        languages=tuple(item for item in content.site.languages if not item.draft),
        pages=pages,
        navigation=tuple(key for key in content.site.navigation if key in pages),
        footer=tuple(key for key in content.site.footer if key in pages),
    )
    goals = tuple(readable(goal) for goal in content.goals if not goal.draft)

    def published(paths: Mapping[str, str]) -> dict[str, str]:
        return {name: path for name, path in paths.items() if path not in drafts.files}

    return replace(
        content,
        site=readable(site),
        brand=readable(content.brand),
        interface=readable(content.interface),
        strategy=readable(content.strategy),
        goals=goals,
        indicators=MeasuredIndicators(
            {
                goal.id: tuple(
                    replace(item, indicator=readable(item.indicator)) for item in content.indicators[goal.id]
                )
                for goal in goals
            },
            tables=content.indicators.tables,
        ),
        updates=tuple(readable(update) for update in content.updates if not update.draft),
        texts={key: source for key, source in content.texts.items() if not drafts.has_long_text(*key)},
        links=tuple(link for link in content.links if not link.is_in_draft),
        documents={path: item for path, item in content.documents.items() if path not in drafts.files},
        goal_paths=published(content.goal_paths),
        update_paths=published(content.update_paths),
        models={path: readable(item) for path, item in content.models.items() if path not in drafts.files},
    )
