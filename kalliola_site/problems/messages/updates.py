"""Messages on updates and their pictures."""

from __future__ import annotations

from kalliola_site.problems.problem import Message, Phrase

DUPLICATE_UPDATE_ID = Message(
    "duplicate-update-id", "the id {id} is that of {other} too", "Give each update an id of its own."
)
UNKNOWN_GOAL = Message("unknown-goal", "there is no goal {id}", "{suggestion}")
BAD_MEANS = Message(
    "bad-means",
    "“{reference}” does not name a means",
    "Write the id of the goal, a slash and the number of the means on the goal's page, as in trust/2.",
)
UNKNOWN_MEANS = Message(
    "unknown-means",
    "the goal {id} has no means {name}",
    "Write {id}/ and the number of a means, {count} at most, or the id that a means of this goal has.",
)
CORRECTED_BEFORE = Message(
    "corrected-before",
    "this was corrected before the day of the update, {day}",
    "Write the day on which the correction was made, or take the line away.",
)
DATED_LONG_AFTER = Message(
    "dated-long-after",
    "the year of this update, {year}, is more than {years} years after the end of the strategy",
    "Check the year. If it is right, add the line accepted: [{day}].",
)
ALT_IS_NAME = Message(
    "alt-is-name",
    "this is the name of the file, not what the picture shows",
    "Write in a sentence what is seen in the picture: it is read to those who do not see it.",
)
PICTURE_MISSING = Message("picture-missing", "there is no picture {name} in {folder}", "{suggestion}")
PICTURE_ENDING = Message(
    "picture-ending",
    "this picture is a {kind} file, though its name ends in “{ending}”",
    "Rename the file to {proposal}, and write the new name here.",
)
PICTURE_KIND = Message(
    "picture-kind",
    "{name} is a {kind} file, which cannot be used here",
    "Save the picture as JPEG (.jpg), PNG (.png) or WebP (.webp) in a program for pictures.",
)
PICTURE_UNREADABLE = Message(
    "picture-unreadable",
    "{name} is damaged, or no picture",
    "Open it in a program for pictures and save it anew as JPEG (.jpg); if it does not open, get it again.",
)
PICTURE_PIXELS = Message(
    "picture-pixels",
    "the picture has more than {limit} million pixels",
    "Save it smaller: 2000 pixels in width are enough.",
)
PICTURE_LONG = Message(
    "picture-long",
    "the picture is wider or higher than {limit} pixels",
    "Cut it, or save it smaller: 2000 pixels in width are enough.",
)
PICTURE_MOVES = Message(
    "picture-moves", "the picture moves", "Save one still picture of it, as JPEG (.jpg), say."
)

PUT_PICTURE = Phrase("Put the picture into {folder}, beside this file, and write its name alone here.")
USE_PICTURE = Phrase("Name it in an update, after picture: and file:, or move it out of the folder.")
TEXT_IN_UPDATE = Phrase("The text of an update stands in its .yml file, in paragraphs after text:.")

# Starting an update

UPDATE_EXISTS = Phrase("there is an update with the id “{id}” already: {path}")
NO_SUCH_GOAL = Phrase("there is no goal “{id}”. {suggestion}")
ASK_DAY = Phrase("Day of the news, as in 31.12.2027 or 2027-12-31")
NOT_A_DAY_OPTION = Phrase(
    "“{text}” is not a day (--date): write day, month and year, as in 31.12.2027 or 2027-12-31"
)
DAY_UNDERSTOOD = Phrase("Day: {day} (year, month, day)")
UPDATE_INTRODUCTION = Phrase(
    "An update. Write over what stands in [brackets]. Do not change the id later: feeds know the news by it."
)
DAY_COMMENT = Phrase("Day: year, month, day")
CORRECTED_COMMENT = Phrase("If something is corrected after publishing: the day of that, without the #")
SUMMARY_COMMENT = Phrase("One or two sentences, which lists show and the page begins with")
TEXT_COMMENT = Phrase("The text, paragraph by paragraph; may be left out")
GOALS_COMMENT = Phrase("The goals that it is about, by their ids; may be left out")
PICTURE_COMMENT = Phrase("A picture: put its file beside this one, and take the # away from the lines")
WRITE_SUMMARY = Phrase("Write here in a sentence or two what has happened")
WRITE_PARAGRAPH = Phrase("Write a paragraph here")
WRITE_ALT = Phrase("Write here what the picture shows")
