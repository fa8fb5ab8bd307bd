"""Messages on indicators, on what was measured, and on means."""

from __future__ import annotations

from kalliola_site.problems.problem import Message

NOT_A_FIGURE = Message(
    "not-a-figure",
    "“{text}” is not a number",
    "Write the number alone, for example 12,5: what it is a number of stands in unit:. Where the unit is"
    " yes-no, write yes or no.",
)
FIGURE_IN_TWO_WAYS = Message(
    "figure-in-two-ways",
    "“{text}” can be read in two ways: as the fraction {fraction} or the whole number {whole}",
    "For the whole number, write {whole}. For the fraction, write decimals: 3 for the indicator in the"
    " goal's file.",
)
DECIMAL_COMMA_IN_BRACES = Message(
    "decimal-comma-in-braces",
    "between braces a comma ends the number",
    'Write a point instead of the comma, or put the number in double quotes, as in "12,5".',
)
NOT_A_NUMBER = Message(
    "not-a-number", "a number should stand here, not yes or no", "Write the number alone, for example 12,5."
)
NOT_YES_OR_NO = Message(
    "not-yes-or-no",
    "yes or no should stand here: the indicator's unit is yes-no",
    "Write yes or no, or give the indicator another unit.",
)
YES_NO_WITHIN = Message(
    "yes-no-within",
    "yes or no cannot keep between limits",
    "Write up where yes is the target, down where no is.",
)
TARGET_MISSING = Message(
    "target-missing",
    "the indicator has {key}, but no target yet",
    "Add target: with date: and value:, or take {key} away until the indicator is agreed.",
)
NEEDLESS_LIMIT = Message(
    "needless-limit",
    "{key} has no place in the target of an indicator whose direction is {direction}",
    "Where the direction is within, write least: and most:; where it is up or down, write value:.",
)
LIMITS_BACKWARDS = Message("limits-backwards", "most is smaller than least", "Swap the two.")
TARGET_BEFORE_BASELINE = Message(
    "target-before-baseline",
    "the target is not later than the baseline",
    "Give the target a day after that of the baseline.",
)
TARGET_AGAINST_DIRECTION = Message(
    "target-against-direction",
    "the direction is {direction}, but the target lies the other way from the baseline",
    "Change the target, the baseline or the direction.",
)
MEASURED_BEFORE_BASELINE = Message(
    "measured-before-baseline",
    "this was measured before the day of the baseline, {baseline}",
    "Check the day; or give the baseline an earlier day.",
)
MEANS_LONG_AFTER = Message(
    "means-long-after",
    "by its date, this was begun or done in {year}, more than {years} years after the strategy",
    "Check the year. If it is still to come, write status: planned.",
)
MEASURED_LONG_AFTER = Message(
    "measured-long-after",
    "the year of this measurement, {year}, is more than {years} years after that of the target",
    "Check the year: by a day that is too late, the other indicators seem not to have been measured lately."
    " If it is right, add it to accepted: of the indicator, as it stands here.",
)
FIGURE_FAR_OFF = Message(
    "figure-far-off",
    "this figure is at least {times} times as great, or as small, as all others of the indicator",
    "Check its digits and its decimal comma, and whether it is of the same unit. If it is right, add it to"
    " accepted: of the indicator, as it stands here.",
)
MEASURED_TWICE = Message(
    "measured-twice",
    "{day} has two measurements: the other is on line {line}",
    "Delete one of the two, or correct its day.",
)
DUPLICATE_INDICATOR_ID = Message(
    "duplicate-indicator-id",
    "the id {id} is that of an indicator in {other} too",
    "Give each indicator an id of its own.",
)
DUPLICATE_MEANS_ID = Message(
    "duplicate-means-id", "the id {id} is here twice", "Give each of the means an id of its own."
)
MEANS_TEXT_MISSING = Message(
    "means-text-missing",
    "a means that has a status or a date needs its text under text:",
    "Write text: on a line of its own, and the languages indented under it.",
)
TABLE_NOT_UTF_8 = Message(
    "table-not-utf-8",
    "byte {byte} is not UTF-8: the table was saved as {guess}",
    "In Excel choose “Save As” and the file type “CSV UTF-8”.",
)
TABLE_MISSING = Message("table-missing", "there is no table {path}", "{suggestion}")
TABLE_KIND = Message(
    "table-kind",
    "{name} is not a CSV file, and no other kind of table can be read",
    "In Excel choose “Save As” and the file type “CSV UTF-8”. Put that file into {folder} instead, and write"
    " its name here.",
)
TABLE_SHARED = Message(
    "table-shared",
    "the table {name} belongs to the indicator {other} already",
    "Give each indicator a table of its own.",
)
TABLE_EMPTY = Message(
    "table-empty", "the table is empty", "Write {columns} on its first line and each measurement on the next."
)
TABLE_HEADER_MISSING = Message(
    "table-header-missing",
    "the first line of the table is a measurement already, and does not name the columns",
    "Write {columns} on a line of its own above it.",
)
TABLE_OTHER_HEADER = Message(
    "table-other-header",
    "the first line of the table does not name the columns that are read",
    "Make {columns} the first line. What stands above the table, such as its title, has to go.",
)
TABLE_IN_ONE_CELL = Message(
    "table-in-one-cell",
    "the quotation marks around the line make one cell of all that is in it",
    "Take the quotation marks at the ends of the lines away, so that the first line is {columns}.",
)
TABLE_COLUMN_MISSING = Message(
    "table-column-missing", "the table has no column {column}", "Its first line should be {columns}."
)
TABLE_COLUMN_UNKNOWN = Message(
    "table-column-unknown", "the column “{column}” is not known here", "{suggestion}"
)
TABLE_COLUMN_TWICE = Message(
    "table-column-twice", "the column {column} is here twice", "Delete one of the two."
)
TABLE_CELL_MISSING = Message(
    "table-cell-missing",
    "row {row} has nothing in the column {column}",
    "Fill the cell, or delete the whole row.",
)
TABLE_QUOTE_OPEN = Message(
    "table-quote-open",
    "the quotation mark that opens this cell is not closed on the same line",
    "Delete it, or close it at the end of the cell.",
)
TABLE_TOO_WIDE = Message(
    "table-too-wide",
    "row {row} has more cells than the table has columns",
    "Delete what is too much. Where figures have a decimal comma, put ; between the columns.",
)
