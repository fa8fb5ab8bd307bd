"""Messages on drafts."""

from __future__ import annotations

from kalliola_site.problems.problem import Message, Phrase

SOURCE_LANGUAGE_DRAFT = Message(
    "source-language-draft",
    "the language {language} cannot be a draft: the site's texts are first written in it",
    "Take the line draft: true away. Goals, updates and pages can be drafts, each by itself.",
)
PAGE_NEEDED = Message(
    "page-needed",
    "the page {key} cannot be a draft: a site is not whole without it",
    "Take the line draft: true away.",
)
ALL_GOALS_DRAFTS = Message(
    "all-goals-drafts",
    "all goals are drafts, and a strategy cannot be published without a goal",
    "Take the line draft: true away from a goal that is ready. Until then the preview shows them all.",
)
UPDATE_ABOUT_DRAFT = Message(
    "update-about-draft",
    "readers would not find the goal {id}, which is a draft",
    "Take the line draft: true away where the goal is ready; or write draft: true in this update, too.",
)

DRAFT_COMMENT = Phrase(
    "Take this line away when the texts are ready: until then only the preview shows them."
)
