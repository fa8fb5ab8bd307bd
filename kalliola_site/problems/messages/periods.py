"""Messages on periods of the strategy: past ones, one that is over, and the next."""

from __future__ import annotations

from kalliola_site.problems.problem import Message, Phrase

NOT_OF_A_PERIOD = Message(
    "not-of-a-period",
    "the page {key} is not one of those that tell of a strategy",
    "Remove it from here: it is on the site once, as site.yml says.",
)
PERIOD_FOLDER = Message(
    "period-folder",
    "the strategy in the folder {folder} is for {years}",
    "Rename the folder to {name}, or mend the years here.",
)
PERIOD_NOT_PAST = Message(
    "period-not-past",
    "this strategy, {years}, does not begin before the present one, {present}",
    "Mend the years here, or those in content/strategy.yml.",
)

ABOUT_PERIOD_PAGES = Phrase("The names, descriptions and addresses of the pages of a past strategy.")
PERIOD_PAGES_INTRODUCTION = Phrase("What the pages of this past strategy are called, as in its time")

# Where the period of the strategy is over

PERIOD_IS_OVER = Phrase(
    "The period of the strategy, {years}, is over."
    " To begin the next one: {program} new period {next}{in_project}"
)
TELL_READERS = Phrase(
    "Until then readers can be told so. If these words are right, add the lines to {path}:\n\n{lines}\n"
)
PERIOD_HAS_ENDED = Phrase(
    "The period of this strategy ended with the year {year}. The next one is being prepared."
)

# Starting a period

ASK_YEARS = Phrase("The years of the new strategy, as in 2026-2028")
NOT_YEARS = Phrase(
    "“{text}” is not a period: write the first and the last year, as in {program} new period 2026-2028"
)
PERIOD_ENDS_EARLY = Phrase("the period {years} ends before it starts")
PERIOD_NOT_NEXT = Phrase(
    "the new strategy, {years}, has to begin after the present one, {present}: in {next}, say. "
    "Where the present strategy goes on for longer, change its years in content/strategy.yml"
)
PERIOD_STARTED = Phrase(
    "Started the strategy for {years}. That for {old} is in {folder} and stays on the site.\n"
    "Next, in content/: write over what stands in [brackets] in strategy.yml, goals/ and pages/, "
    "and read through the names and descriptions of pages in site.yml."
)
ONE_YEAR_STARTED = Phrase(
    "Started the strategy for the year {years}. That for {old} is in {folder} and stays on the site.\n"
    "Next, in content/: write over what stands in [brackets] in strategy.yml, goals/ and pages/, "
    "and read through the names and descriptions of pages in site.yml."
)
ONE_YEAR_ONLY = Phrase(
    "{year} is one year only. For more years, write {program} new period {more}{in_project};"
    " for that year alone, {program} new period {year}-{year}{in_project}"
)
ASK_LAST_YEAR = Phrase("{year} is one year. The last year of the strategy, if it goes on for longer")
NOT_A_PART = Phrase("--keep: “{part}” is not a part of the strategy that can be kept. {suggestion}")
WOULD_MOVE = Phrase("would move: {before} → {after}")
WOULD_WRITE = Phrase("would be written: {path}")
WOULD_KEEP = Phrase("would stay as they are: {parts}")
NOTHING_WRITTEN_YET = Phrase("Nothing has been written. Without --dry-run, it is.")
ASKING_FOR_GOALS = Phrase(
    "The goals of the new strategy, one after another. Just press Enter after the last."
)
ASK_GOAL = Phrase("Title of goal {number} ({language})")
ASK_SLUG = Phrase("End of its address ({language})")
NOT_A_NAME = Phrase("“{name}” cannot be used here, or is taken; “{proposal}” can")
WRITE_NEW_TEXT = Phrase("Write the new text here")
WRITE_GOAL_TITLE = Phrase("Write the goal here")
WRITE_GOAL_THEME = Phrase("Write here what the goal is about, in a few words")
