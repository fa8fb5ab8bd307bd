"""Messages on single values: a key or a value that a content file cannot have."""

from __future__ import annotations

from kalliola_site.problems.problem import Message

KEY_MISSING = Message("key-missing", "{key} is missing", "Add {key}: to {parent}.")
KEY_EMPTY = Message("key-empty", "{key} is empty", "Write after {key}: what belongs there.")
UNKNOWN_KEY = Message("unknown-key", "the key {key} is not known here", "{suggestion}")
UNKNOWN_KEY_IN_LIST = Message(
    "unknown-key-in-list",
    "the key {key} is not known in this list item",
    "Is “- ” missing at the start of a new item? {suggestion}",
)
UNKNOWN_LANGUAGE = Message("unknown-language", "{key} is not one of the site's languages", "{suggestion}")
LANGUAGE_NOT_LISTED = Message(
    "language-not-listed",
    "{language} is not one of the site's languages, and {count} texts are in it: {files}",
    "Is its code right here? If it was taken out by mistake, put it back as “- code: {language}”, with its"
    " name:. If it is to go for good, take its texts out of these files.",
)
LANGUAGE_UNTRANSLATED = Message(
    "language-untranslated",
    "{count} texts have no translation into {language} yet: {files}",
    "Until then readers get them in {source}. To have them translated, run:"
    " {program} translations export --to {language} --out new.po{in_project}"
    " – the line draft: true under the language keeps it from readers meanwhile.",
)
SOURCE_TEXT_MISSING = Message(
    "source-text-missing",
    "the text in the source language ({language}) is missing",
    "Add {language}: and the text.",
)
TRANSLATION_MISSING = Message(
    "translation-missing",
    "the text has no translation into {language}",
    "Add {language}: and the text; until then readers get the text in {source}.",
)
TRANSLATION_EMPTY = Message(
    "translation-empty",
    "the text in {language} is empty",
    "Write the text, or take {language}: away; until then readers get the text in {source}.",
)
TRANSLATION_NULL = Message(
    "translation-null",
    "{written} stands for nothing here, so the text has no translation into {language}",
    "Write the text; until then readers get the text in {source}. If {written} itself is meant as a text,"
    ' put it in quotation marks: "{written}".',
)
TEXT_FILE_EMPTY = Message(
    "text-file-empty",
    "the text of the page {key} in {language} is empty",
    "Write the text, or delete the file; until then readers get the text in {source}.",
)
SOURCE_FILE_EMPTY = Message(
    "source-file-empty",
    "the text of the page {key} is empty",
    "Write the text into this file. If there is to be no such page, take it out of {pages} as well.",
)
TEXT_FILE_UNTRANSLATED = Message(
    "text-file-untranslated",
    "the page {key} has no text in {language}",
    "Write it into the file {path}; until then readers get the text in {source}.",
)
TRANSLATION_OUTDATED = Message(
    "translation-outdated",
    "the text in {language} may be out of date: its source now says “{new}” where it said “{gone}”",
    "Bring it up to date; if it is right as it stands, run:"
    ' {program} translations accept "{key}"{in_project}',
)
TRANSLATION_OUTDATED_BY_MARK = Message(
    "translation-outdated-by-mark",
    "the text in {language} may be out of date: its source now has {new} where it had {gone}",
    "Bring it up to date; if it is right as it stands, run:"
    ' {program} translations accept "{key}"{in_project}',
)
TRANSLATION_OUTDATED_BY_MORE = Message(
    "translation-outdated-by-more",
    "the text in {language} may be out of date: its source has the words “{new}” that were not there",
    "Bring it up to date; if it is right as it stands, run:"
    ' {program} translations accept "{key}"{in_project}',
)
TRANSLATION_OUTDATED_BY_LESS = Message(
    "translation-outdated-by-less",
    "the text in {language} may be out of date: its source no longer has the words “{gone}”",
    "Bring it up to date; if it is right as it stands, run:"
    ' {program} translations accept "{key}"{in_project}',
)
LANGUAGES_SWAPPED = Message(
    "languages-swapped",
    "the text and its translation into {language} have changed places",
    "Put each of the two where the other one is now.",
)
TRANSLATION_DRAFT = Message(
    "translation-draft",
    "nobody has accepted the text in {language} yet",
    'Read it; if it is right, run: {program} translations accept "{key}"{in_project}',
)
TRANSLATIONS_NOT_ON_RECORD = Message(
    "translations-not-on-record",
    "no translation has been accepted yet, so none can be told to be out of date",
    "Read the translations; when they are right, run: {program} translations accept --all{in_project}",
)
TRANSLATIONS_UNRECORDED = Message(
    "translations-unrecorded",
    "translations have followed their sources, but the record does not know it yet",
    "Build the site once on your own machine and save {path} with the other files.",
)
NOT_TEXT = Message("not-text", "a text should stand here, not {found}", "Write the text after the colon.")
EMPTY_TEXT = Message("empty-text", "the text is empty", "{suggestion}")
NULL_TEXT = Message(
    "null-text",
    "{written} stands for nothing here, and a text is needed",
    'Write the text. If {written} itself is meant as a text, put it in quotation marks: "{written}".',
)
NOT_TRUTH = Message(
    "not-truth", "only true or false can stand here", "Write true or false. Use small letters."
)
NOT_NUMBER = Message(
    "not-number", "a whole number should stand here", "Write digits only, for example 1 or 2027."
)
OUT_OF_RANGE = Message("out-of-range", "the number is out of range", "It must be {bound}.")
OTHER_DIGITS = Message(
    "other-digits",
    "“{text}” has digits in it that are not 0–9",
    "Write it so: {digits}. Pages show figures in each language as it writes them.",
)
NOT_LIST = Message(
    "not-list",
    "a list should stand here, not {found}",
    "Is “- ” missing at the start? Put each item on a line of its own that begins with “- ”.",
)
EMPTY_LIST = Message(
    "empty-list", "the list is empty", "Add at least one item, on a line that begins with “- ”."
)
WRONG_COUNT = Message(
    "wrong-count", "the list has {count} items, and it must have {wanted}", "Give it exactly {wanted} items."
)
NOT_GROUP = Message(
    "not-group",
    "a group of keys should stand here, not {found}",
    "{suggestion}",
)
NOT_A_CHOICE = Message("not-a-choice", "{found} is not a choice here", "{suggestion}")
BAD_SLUG = Message(
    "bad-slug",
    "“{slug}” cannot be a part of an address",
    "Use only the letters a–z, digits and single hyphens: {suggestion}.",
)
BAD_IDENTIFIER = Message(
    "bad-identifier",
    "“{identifier}” cannot be an id",
    "Use only the letters a–z, digits and single hyphens, a letter first: {suggestion}.",
)
BAD_URL = Message(
    "bad-url",
    "“{url}” is not a web address that a site can have",
    "Write it whole, as in https://www.example.org/strategy/, without ? and # and what follows them. A name"
    " with letters such as ä in it is written as browsers send it, which begins with xn--.",
)
BAD_SITE_PATH = Message(
    "bad-site-path",
    "the path in “{url}” has something in it that servers take for something else",
    "After the name of the host, use letters a–z, digits, hyphens and single / only.",
)
ADDRESS_OF_PAGE = Message(
    "address-of-page",
    "“{url}” is the address of a page ({page}), not of a site",
    "Write the address without its page: {proposal}",
)
BAD_LANGUAGE_TAG = Message(
    "bad-language-tag", "“{tag}” is not a language code", "Write fi, en, sv or fi-x-selko, for example."
)
BAD_COLOUR = Message(
    "bad-colour",
    "“{colour}” is not a colour in the form that is used here",
    'Write # and six of 0–9 and A–F, in quotes: "#FFC83D".',
)
BAD_SIZE = Message(
    "bad-size",
    "“{size}” is not a size",
    "Write a number and its unit (4px, 1.5rem, 58ch), or clamp(least, preferred, most).",
)
BAD_FONT_FAMILY = Message(
    "bad-font-family", "“{name}” cannot be the name of a typeface", "Use letters, digits, spaces and hyphens."
)
BAD_FONT_FILE = Message(
    "bad-font-file",
    "“{name}” cannot be the name of a font file",
    "Name a .woff2 file in templates/assets/fonts/ that has only the letters a–z, digits and hyphens in its"
    " name.",
)
FONT_DAMAGED = Message(
    "font-damaged",
    "{name} is damaged, or no font in WOFF2",
    "Get it anew. A font of another kind has to be converted: renaming does not change what is in it.",
)
FONT_TABLE_DAMAGED = Message(
    "font-table-damaged",
    "the outlines of the font, {path}, cannot be read",
    "Bring the file back, or make it anew with scripts/make_fonts.py --outlines {font}",
)
FONT_MISSING = Message(
    "font-missing",
    "there is no font file {name}",
    "Put the file into {folder}, or name one that is there.",
)
UNKNOWN_MATERIAL = Message("unknown-material", "there is no material {name}", "{suggestion}")
BAD_EMAIL = Message(
    "bad-email", "“{text}” is not an e-mail address", "Write it whole, as in name@example.org."
)
BAD_TELEPHONE = Message(
    "bad-telephone",
    "“{text}” is not a telephone number",
    "Write digits and spaces, the country first, as in +358 9 123 4567.",
)
BAD_PATTERN = Message(
    "bad-pattern",
    "“{text}” does not have the form that is wanted here",
    "Write it as in this example: {example}",
)
