"""What is said when files and projects are started."""

from __future__ import annotations

from kalliola_site.problems.problem import Message, Phrase

STARTED = Phrase(
    "Written: {files}.\n"
    "It is a draft, shown in the preview only. Put your own words in place of what stands in"
    " [square brackets];\nthen take the line draft: true away."
)
NOTHING_STARTED = Phrase("{counts}. Nothing was written: mend this first.")
GOAL_EXISTS = Phrase("there is a goal with the id “{id}” already: {path}")
PAGE_EXISTS = Phrase("there is a page “{key}” already: see pages: in content/site.yml")
NOT_A_TEXT_OPTION = Phrase("{option} takes a language and a text, as in {option} fi=…; this was “{value}”")
TEXT_OPTION_MISSING = Phrase("{option} is missing for: {languages}")
NOT_A_SITE_LANGUAGE = Phrase("“{language}” is not one of the site's languages. {suggestion}")
NOT_AN_ID = Phrase("“{name}” cannot be an id; “{proposal}” can")
ASK_TITLE = Phrase("Title ({language})")
ASK_THEME = Phrase("Theme ({language})")
ASK_DESCRIPTION = Phrase("Description for search engines ({language})")
ASK_ID = Phrase("Id (it stays the same for ever)")
GOAL_INTRODUCTION = Phrase(
    "A strategic goal. Write over what stands in [brackets]. Do not change the id later: links refer to it."
)
SLUG_COMMENT = Phrase("End of the page's address")
THEME_COMMENT = Phrase("Theme")
TITLE_COMMENT = Phrase("Title")
HOUSE_TITLE_COMMENT = Phrase("Title as the strategy house says it")
DESCRIPTION_COMMENT = Phrase("Description of the goal")
MEANS_COMMENT = Phrase("Means")
OUTCOMES_COMMENT = Phrase("What good looks like")
INDICATORS_COMMENT = Phrase("Indicators")
WRITE_DESCRIPTION = Phrase("Write the description of the goal here")
WRITE_MEANS = Phrase("Write here how the goal is reached")
WRITE_OUTCOME = Phrase("Write here what good looks like")
WRITE_PAGE = Phrase("Write the text of the page here")
YET_TO_BE_WRITTEN = Message(
    "yet-to-be-written",
    "this text is still to be written",
    "Put the real text in place of the square brackets and what is in them.",
)

# The sample project

FOLDER_IN_USE = Phrase("{folder} is not empty: it has {name} in it. Name a folder that is new or empty.")
NEW_WHAT = Phrase("what is to be started? Name goal, update, page or period, or write --sample and a folder")
SAMPLE_AND_MORE = Phrase(
    "new --sample writes a project of its own and takes nothing beside it, not “{name}” either"
)
SAMPLE_WRITTEN = Phrase(
    "The sample project is in {folder}. Everything in it is made up: change what you like.\n"
    "To see it and watch it follow your changes: {command}"
)
