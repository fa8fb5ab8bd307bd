"""What is said when a strategy is taken from a document: of its passages, and of what was changed in them."""

from __future__ import annotations

from kalliola_site.problems.problem import Phrase

# Why a passage has no place

NO_PLACE = Phrase("nothing in the content is for this")
UNKNOWN_HEADING = Phrase("this heading is none of those that are known")
UNDER_UNKNOWN = Phrase("it stands under a heading that has no place")
SAID_TWICE = Phrase("the document says something for this place before")
SECOND_PART = Phrase("there is another section of this name, which has more in it or stands first")
SECOND_IN_GOAL = Phrase(
    "the goal has this part twice: a heading of a goal is missing, or it stands in a wrong goal"
)
NO_GOAL_AROUND = Phrase("a part of a goal, but no goal is above it: the heading of the goal is missing")
BEFORE_DESCRIPTION = Phrase("it stands between the heading of a goal and its description")
LIST_AFTER_TEXT = Phrase("a list after paragraphs: a heading may be missing above it")
TEXT_AFTER_LIST = Phrase("a paragraph after a list: a heading may be missing above it")
OTHER_LIST = Phrase("another list begins here: a heading may be missing above it")
TEXT_BEFORE_LIST = Phrase("a paragraph among the items of a list")
BOLD_AFTER_TEXT = Phrase("a bold paragraph among others: it may be a heading")
AFTER_INDICATORS = Phrase("it stands below what is said of the indicators")
INDICATORS_BY_HAND = Phrase(
    "indicators have a unit, a source and figures: write them by hand, as the guide on indicators says"
)
OTHER_HEADING = Phrase("all goals have one heading for this part; here it is worded differently")
OTHER_WORD_FOR_GOAL = Phrase("the other goals are called something else")
BEFORE_VALUES = Phrase("it stands above the first value")
NOT_A_VALUE = Phrase("it has not the form of a value: a name of some words, and a text")
NOT_LIKE_OTHERS = Phrase("it has more paragraphs than the other values: a heading may be missing in it")
SEVERAL_PROMISES = Phrase("several lines at the beginning may be the promise")
BOX_BY_NO_GOAL = Phrase("a box or line of the house that cannot be told to belong to one goal")
OTHER_LANGUAGE = Phrase("it is in another language; translations come by way of “translations”")
IS_TABLE = Phrase("a table, which the content has no place for")
IS_CONTENTS = Phrase("table of contents")
IS_HEADER = Phrase("header of the pages")
IS_FOOTER = Phrase("footer of the pages")
IS_NOTE = Phrase("footnote")
IS_COMMENT = Phrase("comment")
IS_HIDDEN = Phrase("hidden text")

# Why a place is not certain

FIRST_AS_STATEMENT = Phrase("the first paragraph was taken for the one sentence of this part")
MAY_HOLD_MORE = Phrase("the other goals have one more part after this: is all of this meant for here?")
TITLE_BY_NUMBER = Phrase(
    "by its number this is the goal's line in the house, but no word of it is in the title"
)
UNDER_UNKNOWN_PART = Phrase(
    "it stands under a heading that is not known: is it really this part of the strategy?"
)
WHOSE_PART = Phrase("the heading names someone: is it the organisation's own?")
SEVERAL_PARTS = Phrase("the document has several sections of this name: is this the right one?")
TWO_LANGUAGES = Phrase("this may be the same in two languages: leave only the one that belongs here")
OTHER_PART_EMPTY = Phrase(
    "there is nothing under the heading of the mission or the vision: is this meant for there?"
)
YEARS_DIFFER = Phrase("the document names different years: which are right?")

# What is told of the whole

NUMBERS_DO_NOT_RUN_ON = Phrase(
    "The numbers of the goals do not run on ({numbers}). They were numbered as they stand in the document."
)
PARTS_TWICE = Phrase("“{goal}” has a part twice. What may belong to another goal was left out.")
LACKS_PART = Phrase("“{goal}” has no “{part}”, which the other goals have.")
PICTURE = Phrase("A picture under “{heading}” cannot be read. It is described as: “{description}”")
PICTURE_WITHOUT_WORDS = Phrase("A picture under “{heading}” cannot be read, and nothing describes it.")
NOT_FOUND = Phrase("Not found in the document: {part}.")
NO_YEARS = Phrase("The document does not say for which years the strategy is.")
THE_NAME = Phrase("the name of the strategy, with its years")
THE_PROMISE = Phrase("the promise")
THE_STORY = Phrase("the story")
THE_VISION = Phrase("the vision")
THE_MISSION = Phrase("the mission")
THE_VALUES = Phrase("the values")
THE_GOALS = Phrase("the goals")
THE_CLOSING = Phrase("the line that the strategy ends with")

# Typography

SOFT_HYPHEN_GONE = Phrase("invisible hyphen left out")
HYPHEN_MAY_BREAK = Phrase("hyphen that never breaks made a usual one")
LINE_BREAK_GONE = Phrase("line break made a space")
TAB_GONE = Phrase("tab made a space")
SPACE_MAY_BREAK = Phrase("space that never breaks made a usual one")
ONE_SPACE = Phrase("several spaces made one")
EN_DASH = Phrase("en dash between years")
DASH_BETWEEN_WORDS = Phrase("hyphen between words made a dash")
SPACE_AFTER_DASH = Phrase("space put after a dash")
NOT_IN_CAPITALS = Phrase("capitals")

WRITE_VALUE = Phrase("Write here what the value means")

# When a strategy is written as a document

EXPORTED = Phrase("Written: {file}")
NO_SUCH_LANGUAGE = Phrase("the content is not in the language {language}; its languages are: {known}")
