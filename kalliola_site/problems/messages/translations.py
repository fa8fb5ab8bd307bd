"""Messages on translations and on translators' files."""

from __future__ import annotations

from kalliola_site.problems.problem import Message, Phrase

MISSING = Phrase("missing")
OUTDATED = Phrase("outdated")
DRAFT = Phrase("draft")
CURRENT = Phrase("current")
TRANSLATION_COUNT = Phrase(
    "{language}: {missing} missing, {outdated} outdated, {drafts} drafts, {current} current"
)
SOURCE_WAS = Phrase("source was: {words}")
SOURCE_IS = Phrase("source is: {words}")
NO_OTHER_LANGUAGE = Phrase("The site has one language only, so there is nothing to translate.")
ACCEPTED = Phrase("Accepted as right: {count}. The record is {path}: save it with the other files.")
NOTHING_TO_ACCEPT = Phrase("name the texts to accept, as the list shows them, or write --all")
NO_SUCH_TEXT = Phrase("there is no text “{key}”. {suggestion}")
NOT_TRANSLATED_YET = Phrase("“{key}” has no translation that could be accepted")
RECORD_INTRODUCTION = Phrase(
    "What each translation was made from. The program keeps this record by itself:\n"
    "save the file with the others, do not edit it."
)
RECORDED = Phrase("The record {path} was brought up to date: save it with the other files.")
ADDRESSES_INTRODUCTION = Phrase(
    "Every address that was published, so that none is lost. What publishes the site keeps this record:\n"
    "save the file with the others. What was put here by mistake may be deleted."
)
NOTHING_WENT = Phrase("Nothing that was published is gone. Delete this line.")
PO_HEADER = Phrase(
    "Texts of the site to translate. Write each translation into msgstr and take away the mark fuzzy."
)
NOTE_PLACEHOLDERS = Phrase("Leave {placeholders} as it is: the program puts something in its place.")
NOTE_MARKDOWN = Phrase("Keep marks such as ** and [words](address), and what stands in the round brackets.")
EXPORTED = Phrase("{count} texts to translate were written to {file}.")
NOT_A_TARGET = Phrase("“{language}” is not a language to translate into. {suggestion}")
CHOOSE_LANGUAGE = Phrase("say into which language with --to: {known}")
FILE_EXISTS = Phrase("{file} is there already: name another file, or delete it first")
IMPORTED = Phrase(
    "Texts that changed: {count}; accepted as they were: {accepted}. Files: {files}."
    " Entries that are not finished: {unfinished}."
)
WOULD_IMPORT = Phrase(
    "Texts that would change: {count}; accepted as they are: {accepted}. Files: {files}."
    " Entries that are not finished: {unfinished}."
)
NOTHING_IMPORTED = Phrase("Nothing was imported: {counts}.")
NOTHING_TO_IMPORT = Phrase("No text would change. Entries that are not finished: {unfinished}.")
PO_UNREADABLE = Message(
    "po-unreadable",
    "this cannot be read as a translators' file (.po)",
    "Ask the translator to save it as PO in UTF-8, and to leave the lines msgctxt and msgid as they were.",
)
PO_LANGUAGE = Message(
    "po-language",
    "the file is in “{language}”, which is not a language to translate into",
    "Write one of these after Language: in the head of the file: {known}.",
)
PO_NO_LANGUAGE = Message(
    "po-no-language",
    "the file does not say which language it translates into",
    'The file is to begin with a head: msgid "", below it msgstr "", and below that the line {lines}.',
)
PO_NO_CONTEXTS = Message(
    "po-no-contexts",
    "{count} of the file's {all} texts have lost their msgctxt lines, which tell where each belongs",
    "Ask the translator for the .po file itself, not for one that was converted: each msgctxt is to be as it"
    " was sent.",
)
PO_OTHER_TEXTS = Message(
    "po-other-texts",
    "none of the file's {count} texts is known here: their msgctxt lines name other texts",
    "Check that it is the right file and the right project. A new file is made with:"
    " {program} translations export --to {language} --out new.po{in_project}",
)
PO_UNKNOWN_KEY = Message("po-unknown-key", "there is no text “{key}”", "{suggestion}")
SOURCE_LANGUAGE_CHANGED = Message(
    "source-language-changed",
    "the first language is the one that the strategy was adopted in, but so far {language} was translated"
    " into",
    "Put the languages back in their order. If the strategy was adopted in {language} after all, take"
    " {language}: and all under it out of {path}.",
)
PO_TEXT_GONE = Phrase(
    "Delete this entry where the text has been taken out of the content since; otherwise put back its line"
    " msgctxt as it was."
)
PO_TWICE = Message(
    "po-twice",
    "“{key}” is in the file twice",
    "Delete this entry or the one on line {line}.",
)
PO_MANY_TWICE = Message(
    "po-many-twice",
    "from here on, {count} texts are in the file for the second time",
    "Two files seem to stand in one: delete what is not to be imported.",
)
PO_APOSTROPHE = Message(
    "po-apostrophe",
    "“{key}” begins with an apostrophe before {sign}",
    "A spreadsheet, or a program that makes tables, put it there: delete the apostrophe, so that the text"
    " begins with {sign}.",
)
PO_SOURCE_CHANGED = Message(
    "po-source-changed",
    "the source of “{key}” has changed since the file was made",
    "Make a new file, into which the translation can be copied:"
    " {program} translations export --to {language} --out new.po{in_project}",
)
PO_PAGE_INCOMPLETE = Message(
    "po-page-incomplete",
    "{count} of the {all} parts of the page {key} are translated: its file needs all of them",
    "Have the rest translated, too, or delete the entries of this page from the file.",
)
