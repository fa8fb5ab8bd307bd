"""The report on a strategy that is taken from a document, and what is asked and said around it."""

from __future__ import annotations

from kalliola_site.problems.problem import Phrase

# What was recognised

RECOGNISED = Phrase("Recognised in {file} ({language}):")
YEARS = Phrase("years")
NAME = Phrase("name")
SUBTITLE = Phrase("line below")
PROMISE = Phrase("promise")
STORY = Phrase("story")
VALUES = Phrase("values")
MISSION = Phrase("mission")
VISION = Phrase("vision")
HOUSE = Phrase("house")
CLOSING = Phrase("last line")
GOAL = Phrase("goal {number}")
NOT_THERE = Phrase("– (not in the document)")
PARAGRAPHS = Phrase("paragraphs: {count}")
POINTS = Phrase("points: {count}")
LINES = Phrase("lines: {count}")
THEMES = Phrase("themes: {count}")
THEME = Phrase("theme: {theme}")
DESCRIPTION = Phrase("description: {count}")
MEANS = Phrase("means: {count}")
OUTCOMES = Phrase("outcomes: {count}")
AGREED_LATER = Phrase("indicators: to be agreed")

# What was changed, left out, or is not certain

UNCERTAIN = Phrase(
    "Not certain ({count}); each is marked in its file, and “check” tells of it until you delete the mark:"
)
TYPOGRAPHY = Phrase("Changed in typography ({count}); no letter changes:")
DELETED = Phrase("Deleted in tracked changes, so left out ({count}):")
REMARKS = Phrase("Comments and notes, which are no part of the text ({count}):")
UNPLACED = Phrase("Without a place in the content ({count}); put in by hand what belongs on the site:")
NOTHING_UNPLACED = Phrase("Everything in the document has its place.")
KEPT = Phrase("Kept from the present strategy, for the document does not say it ({count}):")
QUOTED = Phrase("“{words}”")
ON_WORDS = Phrase("on “{words}”")
UNDER_HEADING = Phrase("under “{heading}”")
IN_TABLE = Phrase("table {table}, row {row}, column {column}")
IN_BOX = Phrase("text box {box}")
NOTES = Phrase("To be noted:")
READ_AS_OTHER = Phrase("The name ends in {ending}, but the file is of the kind {kind}. It was read as such.")

# What is asked and said

NOTHING_RECOGNISED = Phrase(
    "No strategy was recognised in {file}, so nothing was written. Headings such as “Mission”, “Values” or"
    " “Strategic goal 1: …” are what it is recognised by."
)
WRONG_LANGUAGE = Phrase(
    "The document is in another language ({language}) than the strategy on this site ({source}), so nothing"
    " was written. Take the document in that language; translations come by way of “translations import”."
)
NOTHING_IMPORTED = Phrase("{counts}. Nothing was written.")
WRITE_IT = Phrase("Write this into {folder}?")
SAY_YES = Phrase(
    "nothing was written. To write it where nobody can be asked, add --yes; names that are not given are"
    " chosen from titles"
)
GIVE_YEARS = Phrase(
    "the document does not say for which years the strategy is: add --years, as in --years 2026-2028"
)
ASK_IDS = Phrase(
    "Ids stay the same for ever, in all languages: links refer to them. Press Enter to take what is proposed."
)
ASK_GOAL_ID = Phrase("Id of goal {number}, “{title}”")
ASK_GOAL_SLUG = Phrase("End of its address ({language})")
ASK_VALUE_ID = Phrase("Id of the value “{name}”")
ASK_ORGANISATION = Phrase("Name of the organisation")
NOT_AN_ID_OPTION = Phrase(
    "--id takes the number of a goal or the name of a value, and an id, as in --id 1=trust;"
    " this was “{value}”"
)
NOT_A_SLUG_OPTION = Phrase(
    "--slug takes the number of a goal, a language and the end of its address, as in --slug 1.en=trust;"
    " this was “{value}”"
)
ONLY_WITH_INTO = Phrase("{option} belongs to --into, for a whole new project")
NOT_A_PROJECT_LANGUAGE = Phrase(
    "a new project has the languages {known}, and the strategy is in “{language}”"
)
IMPORTED_PERIOD = Phrase(
    "Written: the strategy for {years}. That for {old} is in {folder} and stays on the site.\n"
    "The goals are drafts, shown in the preview only. Next:\n"
    "  {program} preview{in_project}    to look at it\n"
    "  {program} check{in_project}    tells what is open\n"
    "  {program} translations export --to {target} --out {target}.po{in_project}    for the translator\n"
    "When a goal is ready, take the line draft: true away from its file."
)
IMPORTED_PROJECT = Phrase(
    "Written: a new project with the strategy for {years}, in {folder}.\n"
    "The goals are drafts, shown in the preview only. Next, fill in content/site.yml, and then:\n"
    "  {program} preview --project {quoted}    to look at it\n"
    "  {program} check --project {quoted}    tells what is open\n"
    "When a goal is ready, take the line draft: true away from its file."
)
