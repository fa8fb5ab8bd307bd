"""Phrases that become part of a message or a hint."""

from __future__ import annotations

from kalliola_site.problems.problem import Phrase

MAKE_TABLE = Phrase("Put a file of that name into {folder}, or list the measurements here.")
MOVE_TABLE = Phrase("Is it {other}? Move that file into the folder {folder}; no others are read.")
USE_TABLE = Phrase("Name it in measurements: of its indicator, or move the file out of the folder.")

WRITE_TEXT = Phrase("Write the text.")
WRITE_TEXT_OR_REMOVE = Phrase("Write the text, or take the whole line away.")
KEYS_BELOW = Phrase("Put each key: text on a line of its own, indented under this one.")
THESE_KEYS_BELOW = Phrase("Put each of these on a line of its own, indented under this one: {keys}")
EACH_ITS_OWN = Phrase("Is this more than one? Make each of them an item of its own: {names}.")
DID_YOU_MEAN = Phrase("Did you mean {suggestion}?")
NONE_TO_CHOOSE = Phrase("There are none yet.")
ONE_OF = Phrase("Known here: {known}.")
REMOVE_FILE = Phrase("Move the file out of the folder, or rename it to what it should be.")
RENAME_OR_REMOVE_FILE = Phrase("{suggestion} Rename it, or move it out of the folder.")
MOVE_UP = Phrase("Move it to {path}: files in folders below are not read.")
RENAME_TO_YML = Phrase("Rename it to {name}: files of this kind end in small letters, .yml, .md or .csv.")
NO_TEXT_ON_PAGE = Phrase("The page {key} shows no text of its own. {elsewhere}")
LIST_PAGE = Phrase("Add the page {key} to pages: in content/site.yml, or delete the file.")
NAME_WITH_LANGUAGE = Phrase("Name it {name}: the page's name, the language, .md.")
CURLY_QUOTES = Phrase("“…”, or as the language has it")
EITHER = Phrase("{others} or {last}")
WRITE_ONE_OF = Phrase("Write {choices}.")
THE_FILE = Phrase("the file")
NOTHING = Phrase("nothing")
A_LIST = Phrase("a list")
A_GROUP = Phrase("a group of keys")
QUOTED = Phrase("“{text}”")
AT_LEAST = Phrase("at least {limit}")
AT_MOST = Phrase("at most {limit}")
SYNTAX_ERROR = Phrase("syntax error")
