"""Every sentence that an editor may read, in one place. Code names them; it never words its own."""

from __future__ import annotations

from kalliola_site.problems import Message, Phrase

# Files

NO_PROJECT = Message(
    "no-project",
    "there is no {folder} folder here",
    "Run the command in the project's folder, or name it with --project FOLDER.",
)
FOLDER_EMPTY = Message(
    "folder-empty",
    "the folder {folder} has no files in it",
    "Bring the files back, from version control, say.",
)
FILE_MISSING = Message(
    "file-missing", "the file {path} is missing", "Bring it back, from version control, say."
)
FILE_UNREADABLE = Message(
    "file-unreadable", "the file cannot be read: {reason}", "Check that you may open it; then build again."
)
NOT_A_FILE = Message("not-a-file", "this is not an ordinary file", "Move it out of the folder.")
FILE_CHANGING = Message(
    "file-changing",
    "the file is being changed again and again while it is read",
    "Wait until the program that is writing it has finished; then build again.",
)
FILE_TOO_LARGE = Message(
    "file-too-large",
    "the file is {size} bytes, more than the {limit} that one file may have",
    "Split it where it is text; save a picture smaller: 2000 pixels in width are enough.",
)
SYMLINK = Message(
    "symlink",
    "this is a link to another place, which is never followed",
    "Put a copy of the file here instead of the link.",
)
NOT_UTF_8 = Message(
    "not-utf-8",
    "byte {byte} is not UTF-8: the file was saved as {guess}",
    "Open it in your editor, choose “Save with encoding” and “UTF-8”.",
)
CONTROL_CHARACTER = Message(
    "control-character",
    "an invisible character ({name}) that text cannot have",
    "Delete it: it often comes along when text is pasted.",
)
FILE_TWICE = Message(
    "file-twice",
    "two files have this name, written with different characters for the same letters",
    "Delete one of the two, and give the other its name anew.",
)
UNKNOWN_FILE = Message("unknown-file", "nothing uses the file {path}", "{suggestion}")

# YAML

YAML_EMPTY = Message(
    "yaml-empty", "the file has no content", "Bring its text back, from version control, say."
)
YAML_TAB = Message(
    "yaml-tab", "a tab where YAML wants spaces", "Replace the tab with spaces: two for each step."
)
YAML_NO_BREAK_SPACE_INDENT = Message(
    "yaml-no-break-space-indent",
    "the indent has no-break spaces, which look like spaces but are not",
    "Delete the start of the line and type ordinary spaces.",
)
YAML_NO_BREAK_SPACE_AFTER_COLON = Message(
    "yaml-no-break-space-after-colon",
    "the space after the colon is a no-break space, which looks like a space but is not",
    "Delete it and type an ordinary space.",
)
YAML_BULLET = Message(
    "yaml-bullet",
    "a list item begins with a hyphen here, not with {character}",
    "Begin the line with a hyphen and an ordinary space: “- ”.",
)
YAML_RESERVED_START = Message(
    "yaml-reserved-start",
    "a text cannot begin with {character} as it stands",
    'Put the whole text in double quotes: "{character}…".',
)
YAML_COLON_IN_TEXT = Message(
    "yaml-colon-in-text",
    "a colon and a space inside a text without quotes",
    'Put the whole text in straight double quotes: key: "text: more text".',
)
YAML_SPACE_AFTER_COLON = Message(
    "yaml-space-after-colon",
    "there is no space after the colon",
    "Write a space after the colon: {key}: text.",
)
YAML_COLON_MISSING = Message(
    "yaml-colon-missing",
    "a line with a key must have a colon after the key",
    "Write key: text; a long text may go on over more lines only if they are indented under it.",
)
YAML_INDENT = Message(
    "yaml-indent",
    "the line does not line up with those above it",
    "Give it as many spaces at its start as the lines of the same list or group have.",
)
YAML_QUOTES_OPEN = Message(
    "yaml-quotes-open",
    "the quotes that begin here are never closed",
    "Close them with the same mark: {mark}.",
)
YAML_AFTER_QUOTES = Message(
    "yaml-after-quotes",
    "there is text after the closing quotes",
    'Put the whole text in quotes; a quote inside double quotes is written \\".',
)
YAML_BACKSLASH = Message(
    "yaml-backslash",
    "a backslash inside double quotes begins a code that YAML does not know",
    "Write it twice (\\\\), or put the text in single quotes.",
)
YAML_BRACKET_OPEN = Message(
    "yaml-bracket-open", "the {bracket} that begins here is never closed", "Close it with {closing}."
)
YAML_COMMA_MISSING = Message(
    "yaml-comma-missing",
    "a comma or {closing} should stand here",
    "Add the comma, or close it with {closing}.",
)
YAML_AFTER_BLOCK_MARK = Message(
    "yaml-after-block-mark",
    "| and > have a special meaning at the beginning of a text",
    "Put the whole text in double quotes, or begin it on the next line, indented.",
)
YAML_COMMENT_IN_TEXT = Message(
    "yaml-comment-in-text",
    "# after a space begins a comment: the rest of the line is not read",
    "Put the text in double quotes. If it is meant as a comment, write a space after #.",
)
YAML_SPACE_AFTER_DASH = Message(
    "yaml-space-after-dash", "there is no space after the hyphen", "Write “- ” and then the text."
)
YAML_LIST_HERE = Message(
    "yaml-list-here",
    "a list cannot begin on the line of its key",
    "Put each list item on a line of its own, indented under the key.",
)
YAML_ALIAS = Message(
    "yaml-alias",
    "{character} has a special meaning at the beginning of a text",
    'Put the whole text in double quotes: "{character}…".',
)
YAML_TAG = Message(
    "yaml-tag",
    "! has a special meaning at the beginning of a text",
    'Put the whole text in double quotes: "!…".',
)
YAML_SECOND_DOCUMENT = Message(
    "yaml-second-document", "--- begins a second document here", "Delete this line: a file has one document."
)
YAML_TOO_DEEP = Message(
    "yaml-too-deep", "lists and groups stand too deep within each other", "Take some of the levels away."
)
YAML_KEY_NOT_TEXT = Message(
    "yaml-key-not-text",
    "a key must be a plain word",
    "Write key: text, without brackets or a list as the key.",
)
YAML_DUPLICATE_KEY = Message(
    "yaml-duplicate-key",
    "the key {key} is here twice: it was given first on line {line}",
    "Delete one of the two, or give it the name it should have.",
)
YAML_DUPLICATE_KEY_IN_LIST = Message(
    "yaml-duplicate-key-in-list",
    "the key {key} is twice in one list item: it was given first on line {line}",
    "Is “- ” missing at the start of a new item? If not, delete one of the two.",
)
YAML_HYPHEN_MISSING = Message(
    "yaml-hyphen-missing",
    "this line stands among the items of a list and is not an item itself",
    "Is “- ” missing at the start? If this is not part of the list, line it up with the key above the list.",
)
YAML_SYNTAX = Message(
    "yaml-syntax",
    "YAML cannot be read here: {reason}",
    "Look at this line and the one before it: indents, colons and quotes.",
)

# Content models

KEY_MISSING = Message("key-missing", "{key} is missing", "Add {key}: to {parent}.")
UNKNOWN_KEY = Message("unknown-key", "the key {key} is not known here", "{suggestion}")
UNKNOWN_KEY_IN_LIST = Message(
    "unknown-key-in-list",
    "the key {key} is not known in this list item",
    "Is “- ” missing at the start of a new item? {suggestion}",
)
UNKNOWN_LANGUAGE = Message("unknown-language", "{key} is not one of the site's languages", "{suggestion}")
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
EMPTY_TEXT = Message("empty-text", "the text is empty", "Write the text, or take the whole line away.")
NOT_TRUTH = Message(
    "not-truth", "only true or false can stand here", "Write true or false. Use small letters."
)
NOT_NUMBER = Message("not-number", "a whole number should stand here", "Write digits only, for example 1.")
OUT_OF_RANGE = Message("out-of-range", "the number is out of range", "It must be {bound}.")
NOT_LIST = Message(
    "not-list",
    "a list should stand here, not {found}",
    "Is “- ” missing at the start? Put each item on a line of its own that begins with “- ”.",
)
EMPTY_LIST = Message(
    "empty-list", "the list is empty", "Add at least one item, on a line that begins with “- ”."
)
NOT_GROUP = Message(
    "not-group",
    "a group of keys should stand here, not {found}",
    "Put each key: text on a line of its own, indented under this one.",
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
    "Write it whole, as in https://www.example.org/strategy/.",
)
BAD_LANGUAGE_TAG = Message(
    "bad-language-tag", "“{tag}” is not a language code", "Write fi, en or sv, for example."
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
    "bad-font-file", "“{name}” cannot be a font file", "Name a .woff2 file in templates/assets/fonts/."
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
BAD_PATTERN = Message("bad-pattern", "{found} does not have the form that is wanted here", "{wanted}")
BAD_VALUE = Message(
    "bad-value",
    "this cannot stand here: {reason}",
    "Look at how other lines like it are written.",
)

# Across files

PAGE_MISSING = Message(
    "page-missing", "the page {key} is missing", "Add {key}: with title, slug and description."
)
UNKNOWN_PAGE = Message("unknown-page", "there is no page {key}", "{suggestion}")
SLUG_MISSING = Message(
    "slug-missing", "the page {key} has no slug", "Add slug: with a text for each language."
)
HOME_SLUG = Message("home-slug", "the home page has its address from its language alone", "Delete its slug.")
TEXT_FILE_MISSING = Message(
    "text-file-missing", "the page {key} has no text", "Write it into the file {path}."
)
DUPLICATE_LANGUAGE = Message(
    "duplicate-language", "the language {code} is here twice", "Delete one of the two."
)
DUPLICATE_GOAL_NUMBER = Message(
    "duplicate-goal-number",
    "the number {number} is that of {other} too",
    "Give each goal a number of its own.",
)
DUPLICATE_GOAL_ID = Message(
    "duplicate-goal-id", "the id {id} is that of {other} too", "Give each goal an id of its own."
)
DUPLICATE_VALUE_ID = Message(
    "duplicate-value-id", "the id {id} is here twice", "Give each value an id of its own."
)
UNNAMED_GOAL = Message(
    "unnamed-goal",
    "the goal still has the {key} it was started with: {name}",
    "Give it a name of its own before it is published: addresses and links keep it for good.",
)
PERIOD_BACKWARDS = Message("period-backwards", "the period ends before it starts", "Swap start and end.")
ADDRESS_TAKEN = Message(
    "address-taken",
    "the address {address} is that of {other} too",
    "Change one of the two slugs.",
)
ADDRESS_RESERVED = Message(
    "address-reserved",
    "the address {address} cannot be used: {name} is a reserved name",
    "Choose another slug.",
)
PLACEHOLDER_ADDRESS = Message(
    "placeholder-address",
    "the site's address is a placeholder",
    "Write the real address here, or give it with --base-url, before the site is published.",
)

CONTACT_MISSING = Message(
    "contact-missing",
    "there is no way to give feedback on accessibility",
    "Add email: or telephone: under contact: when the team has agreed on it.",
)

# The visual identity

CONTRAST_TOO_LOW = Message(
    "contrast-too-low",
    "{foreground} on {background} by {mode} has a contrast of {ratio} and needs {minimum}"
    " ({foreground_colour} on {background_colour})",
    "The nearest colour that passes is {nearest} for {material}.",
)
PAIR_FORBIDDEN = Message(
    "pair-forbidden",
    "{foreground} on {background} by {mode} is both forbidden and among the pairs of text",
    "Take it out of one of the two lists.",
)
WALLS_ALIKE = Message(
    "walls-alike",
    "by {mode} the walls of goals {other} and {number} look alike with {deficiency}:"
    " their difference is {difference} and should be {minimum} (ΔE2000)",
    "Make one of the two lighter or darker.",
)

# Markdown

LINK_UNSAFE = Message(
    "link-unsafe",
    "the address “{href}” is not allowed in a link",
    "Use https:, mailto: or tel:, or the name of a page such as goals or values.",
)
LINK_TO_UNKNOWN_PAGE = Message(
    "link-to-unknown-page", "the link leads nowhere: there is no page {key}", "{suggestion}"
)
LINK_TO_DRAFT = Message(
    "link-to-draft",
    "the link leads nowhere on the published site: {key} is a draft, or has only drafts on it",
    "Take the line draft: true away where {key} is ready; or take the link away until then.",
)
LINK_TO_UNKNOWN_ANCHOR = Message(
    "link-to-unknown-anchor", "the page {key} has no place called #{anchor}", "{suggestion}"
)
LINK_NOT_READ = Message(
    "link-not-read",
    "this looks like a link, but it is not one",
    "Write [words](page) or [words](https://…), without spaces in the address.",
)
HEADING_SPACE = Message(
    "heading-space",
    "there is no space after the {marks} of a heading",
    "Write {marks}, a space, the heading.",
)
LIST_MARK = Message(
    "list-mark",
    "this looks like a list item, but it is not one",
    "Begin the line with a hyphen and an ordinary space: “- ”.",
)
INDENTED_TEXT = Message(
    "indented-text",
    "text that is indented so far is shown as program code",
    "Delete the tab or the spaces at the start of the line.",
)
IMAGE_IN_TEXT = Message(
    "image-in-text",
    "a picture cannot stand in this text",
    "Take ![…](…) away, or write a link without the !.",
)
HEADING_LEVEL = Message(
    "heading-level", "a heading of level {level} cannot follow here", "Begin it with {marks} and a space."
)
MARKDOWN_TOO_DEEP = Message(
    "markdown-too-deep",
    "quotations or lists stand too deep within each other",
    "Take some of the levels away.",
)
UNKNOWN_PLACEHOLDER = Message("unknown-placeholder", "{{{name}}} stands for nothing here", "{suggestion}")

# Remarks on prose, and links out of the site: given by check only

REPEATED_WORD = Message(
    "repeated-word", "the word “{word}” stands twice in a row", "Delete one of the two, if one is too many."
)
DOUBLE_SPACE = Message("double-space", "there is more than one space here", "Leave only one space.")
STRAIGHT_QUOTES = Message(
    "straight-quotes",
    "a straight quotation mark or apostrophe in a text",
    "Write it curly instead: {marks}",
)
DASH_IN_RANGE = Message(
    "dash-in-range", "the dash between two numbers should be an en dash", "Write {range}, without spaces."
)
HEADING_FULL_STOP = Message("heading-full-stop", "the heading ends in a full stop", "Delete the full stop.")
VAGUE_LINK_TEXT = Message(
    "vague-link-text",
    "the link text “{words}” does not say where the link leads",
    "Link the words that name what is found there: a screen reader may list links without the text"
    " around them.",
)
UNEXPLAINED_ABBREVIATION = Message(
    "unexplained-abbreviation",
    "the abbreviation {abbreviation} is not explained in this file",
    "Write it in full, or explain it in brackets after it. If everybody knows it, add it under"
    " prose: abbreviations: {language}: in content/site.yml.",
)
SOFT_HYPHEN = Message(
    "soft-hyphen",
    "an invisible soft hyphen in a word",
    "Delete it: browsers hyphenate by themselves, and some screen readers read the word in pieces."
    " If nothing is seen there, write the word anew.",
)
QUOTES_AROUND_TEXT = Message(
    "quotes-around-text",
    "readers will see the curly quotes around this text",
    'If they are not meant to be read, delete them, or make them straight (").',
)
PAST_YEARS = Message(
    "past-years",
    "“{years}” is the past period; the present strategy is for {present}",
    "Write what holds now. A text that is meant to tell of the past stays if it is listed word for word under"
    " prose: accepted: in content/site.yml.",
)
GOAL_COUNT = Message(
    "goal-count",
    "this says “{words}”, but the number of goals is {count}",
    "Write how many goals there are. A text that counts something else stays if it is listed word for word"
    " under prose: accepted: in content/site.yml.",
)
ACCEPTED_FOR_NOTHING = Message(
    "accepted-for-nothing",
    "this accepted text is no longer needed: no check remarks on it",
    "Delete the line, or write the text exactly as it stands in the content.",
)

OUTSIDE_GONE = Message(
    "outside-gone",
    "the page that the link leads to is no longer there (the server answers {status})",
    "Find its new address, or take the link away.",
)
OUTSIDE_REFUSES = Message(
    "outside-refuses",
    "the server that the link leads to answers with an error ({status})",
    "Open the link in your browser: some servers only refuse programs. If it fails there too, mend it.",
)
OUTSIDE_MOVED = Message(
    "outside-moved", "the page that the link leads to has moved for good", "Write the new address: {url}"
)
OUTSIDE_TOO_SLOW = Message(
    "outside-too-slow",
    "the server that the link leads to did not answer in {seconds} seconds",
    "Try the link in your browser, or check again later.",
)
OUTSIDE_NOT_ASKED = Message(
    "outside-not-asked",
    "the link could not be checked: {seconds} seconds were over before it answered",
    "Check again later, or try the link in your browser.",
)
OUTSIDE_NO_HOST = Message(
    "outside-no-host",
    "no server called {host} was found",
    "Look for a slip in the address, and see whether you are connected to the internet.",
)
OUTSIDE_NO_CONNECTION = Message(
    "outside-no-connection",
    "there was no connection to {host}",
    "Try the link in your browser, or check again later.",
)
OUTSIDE_NOT_TRUSTED = Message(
    "outside-not-trusted",
    "the connection to {host} is not secure: its certificate is not valid",
    "Readers get a warning there: tell those who keep that site, or take the link away.",
)
OUTSIDE_IN_CIRCLES = Message(
    "outside-in-circles",
    "the address that the link leads to only sends readers on from one address to another",
    "Try the link in your browser, and write the address you arrive at.",
)
OUTSIDE_LEAVES_WEB = Message(
    "outside-leaves-web",
    "the address that the link leads to sends readers to something that is no web page",
    "Find its new address, or take the link away.",
)

# Templates and rendered pages

TEMPLATE_SYNTAX = Message("template-syntax", "the template cannot be read: {reason}", "Mend this line.")
TEMPLATE_FAILED = Message(
    "template-failed",
    "the template failed on the page {page}: {reason}",
    "Check the name, or add what is missing.",
)
TEMPLATE_MISSING = Message(
    "template-missing", "the template {path} is missing", "Bring it back, from version control, say."
)
LINK_BROKEN = Message(
    "link-broken",
    "the page {page} links to {href}, which does not exist",
    "Mend the link where it is written.",
)
ANCHOR_BROKEN = Message(
    "anchor-broken",
    "the page {page} links to {href}, but that page has no place called #{anchor}",
    "Mend the link, or give the place that id.",
)
ID_TWICE = Message(
    "id-twice", "the page {page} has the id {id} twice", "Each id may stand only once on a page."
)
ALT_MISSING = Message(
    "alt-missing", "the page {page} has a picture without alt", 'Add alt="…", empty for decoration.'
)
HEADING_SKIPPED = Message(
    "heading-skipped",
    "on the page {page} a heading of level {level} follows one of level {before}",
    "Go down only one level at a time (WCAG 1.3.1).",
)
HEADING_FIRST = Message(
    "heading-first", "the page {page} has {count} headings of level 1", "Each page has exactly one."
)
OTHER_HOST = Message(
    "other-host",
    "the page {page} asks another host for {href}",
    "Keep what a page needs in templates/assets/.",
)

# Whom to tell of a hole in the site's security

BAD_SECURITY_CONTACT = Message(
    "bad-security-contact",
    "“{text}” is not an address where someone can tell of a security problem",
    "Write mailto:name@example.org, tel:+358-9-123-4567 or an address that begins with https://.",
)
SECURITY_TXT_ENDED = Message(
    "security-txt-ended",
    "security.txt was valid until {day}: nobody may rely on it any more",
    "Make sure that contact: still reaches someone, write a new day here, at most a year away, and publish.",
)
SECURITY_TXT_ENDS_SOON = Message(
    "security-txt-ends-soon",
    "security.txt is valid until {day} only",
    "Make sure that contact: still reaches someone, write a new day here, at most a year away, and publish.",
)
BAD_DAY = Message("bad-day", "“{text}” is not a day", "Write year, month and day, as in 2027-12-31.")

# Texts as they were adopted

ADOPTED_FOR_NO_STRATEGY = Message(
    "adopted-for-no-strategy",
    "there is no strategy for {years} in the content",
    "Give this file the years of the strategy that it is of, as in 2026-2028.md, or take it away.",
)
NOT_AS_ADOPTED = Message(
    "not-as-adopted",
    "the strategy for {years} does not have this text as it was adopted",
    "Bring these words back in content/. If other words have been decided on, write those here, too.",
)
NOT_IN_WHOLE_STRATEGY = Message(
    "not-in-whole-strategy",
    "the page with the whole strategy for {years} does not have this text",
    "The text is on another page: look at what templates/pages/strategy.html.jinja shows.",
)
NOT_EMPHASISED_AS_ADOPTED = Message(
    "not-emphasised-as-adopted",
    "“{words}” is not emphasised in the strategy for {years} as it was adopted",
    "Put ** before and after these words in content/. If it has been decided otherwise, take ** away here.",
)
EMPHASISED_NOT_AS_ADOPTED = Message(
    "emphasised-not-as-adopted",
    "“{words}” is emphasised in the strategy for {years}, and is not in the adopted text",
    "Take ** away around these words in content/. If it has been decided otherwise, write ** here, too.",
)
AS_ADOPTED = Phrase("What was adopted ({files}) is on the site word for word.")
NOTHING_ADOPTED = Phrase(
    "There is no adopted text in {folder}: put it there under its years, as in 2026-2028.md."
)

# What no page may have

REFUSED_BY_POLICY = Message(
    "refused-by-policy",
    "the page {page} has {found}, which the site’s security policy does not allow",
    "Styles belong in templates/assets/css/; take scripts and other addresses away.",
)
DRAWING_UNSAFE = Message(
    "drawing-unsafe",
    "the drawing has {found}, which could run or load something",
    "Save it as plain SVG: shapes only, no scripts, nothing from other files.",
)

# Indicators, what was measured, and means

NOT_A_FIGURE = Message(
    "not-a-figure",
    "“{text}” is not a number",
    "Write the number alone, for example 12,5: what it is a number of stands in unit:.",
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
TABLE_TOO_WIDE = Message(
    "table-too-wide",
    "row {row} has more cells than the table has columns",
    "Delete what is too much. Where figures have a decimal comma, put ; between the columns.",
)

# Records that the program keeps under content/

RECORD_NOT_WRITTEN = Message(
    "record-not-written",
    "the record could not be written: {reason}",
    "Check that you may write to the file, and build again.",
)

# Addresses that were published once

PAGE_GONE = Message(
    "page-gone",
    "the page {page} was published, and is no more",
    "Bring it back, or say where its readers should go: under redirects: in content/site.yml,"
    " write {page}: and the name of another page. If nobody ever saw it, delete its line here, in each"
    " language, and below anchors:.",
)
LANGUAGE_GONE = Message(
    "language-gone",
    "the site was published in the language {language}, which is not among its languages any more",
    "If that is meant, write {language}: {source} under redirects: in content/site.yml;"
    " its addresses then lead to the same pages in {source}. If nobody ever saw them, delete all that stands"
    " under {language}: in content/addresses.yml.",
)
ANCHOR_GONE = Message(
    "anchor-gone",
    "others may link to the place #{anchor} on the page {page}, which is no more",
    "Give it its id back, or write under redirects: in content/site.yml where it is now:"
    " {page}#{anchor}: {page}#NEW, or {page} alone for the top of the page. If nobody ever saw it, delete"
    " {anchor} in this line.",
)
REDIRECT_ADDRESS = Message(
    "redirect-address",
    "“{address}” is not an address that can lead elsewhere",
    "Write what follows the name of the host, with / at both ends, as in /old/page/.",
)
REDIRECT_NEEDLESS = Message(
    "redirect-needless", "{origin} is there, so it cannot lead elsewhere", "Delete this line."
)
REDIRECT_UNKNOWN = Message(
    "redirect-unknown", "nothing called {origin} was published before and is gone now", "{suggestion}"
)
REDIRECT_DESTINATION = Message(
    "redirect-destination",
    "“{destination}” is neither a page nor a web address",
    "Write the name of a page, as links have it (goals/impact, values#joy), or an address that begins with"
    " https://.",
)
REDIRECT_IN_CIRCLES = Message(
    "redirect-in-circles",
    "this only leads from one to another: {steps}",
    "Let one of them lead to a page that is there.",
)
REDIRECT_OFF_PAGE = Message(
    "redirect-off-page",
    "a place on the page {page} can only lead to a place on the same page",
    "Write {page}#PLACE, or {page} alone for the top of the page.",
)

# Past periods

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

# Phrases that become part of a message or a hint

MAKE_TABLE = Phrase("Put a file of that name into {folder}, or list the measurements here.")
USE_TABLE = Phrase("Name it in measurements: of its indicator, or move the file out of the folder.")

DID_YOU_MEAN = Phrase("Did you mean {suggestion}?")
NONE_TO_CHOOSE = Phrase("There are none yet.")
ONE_OF = Phrase("Known here: {known}.")
REMOVE_FILE = Phrase("Move the file out of the folder, or rename it to what it should be.")
RENAME_OR_REMOVE_FILE = Phrase("{suggestion} Rename it, or move it out of the folder.")
RENAME_TO_YML = Phrase("Rename it to {name}: YAML files end in .yml here.")
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
MORE_THAN = Phrase("more than {limit}")
AT_MOST = Phrase("at most {limit}")
LESS_THAN = Phrase("less than {limit}")
PATTERN = Phrase("The form is {pattern}")
SYNTAX_ERROR = Phrase("syntax error")

# The schemas that editors' programs read; what each key is, the models say

ABOUT_SITE = Phrase("The basics of the site: its address, languages, publisher, pages and menus.")
ABOUT_BRAND = Phrase("The visual identity: every colour, typeface, size and line of the site.")
ABOUT_INTERFACE = Phrase("The words that visitors see and that are not the strategy's own text.")
ABOUT_STRATEGY = Phrase("The frame of the strategy: its name, years, story, vision, mission and values.")
ABOUT_GOAL = Phrase("One strategic goal.")
ABOUT_UPDATE = Phrase("One piece of news, its day and what it is about.")
ABOUT_TRANSLATIONS = Phrase(
    "What each translation was made from. The program keeps this record by itself: do not edit it."
)
ABOUT_ADDRESSES = Phrase(
    "Every address that was published, so that none is lost. The program keeps this record by itself:"
    " do not edit it."
)
SOURCE_TEXT = Phrase("{name} ({code}): this text is always needed.")
OPTIONAL_LANGUAGE = Phrase("{name} ({code}): may be left out.")
TRANSLATED_TEXT = Phrase(
    "{name} ({code}): where this is missing, pages show the text in the source language."
)

# The command line

ERROR = Phrase("error")
WARNING = Phrase("warning")
BUILT = Phrase("Built {summary}: {folder}")
OFFLINE_COPY = Phrase("Open {page}. To send the copy to others, pack its whole folder into a zip file.")
OFFLINE_AND_COMPRESSED = Phrase(
    "--compress is for web servers, and a copy made with --offline needs none: leave one of them out."
)
OFFLINE_AND_RECORDED = Phrase(
    "A copy made with --offline is not published, so --record has nothing to record: leave one of them out."
)
DRAFTS_LEFT_OUT = Phrase("Drafts, shown in the preview only: {names}.")
MAKING_PAGES = Phrase("Making pages")
UNCHANGED = Phrase("Nothing has changed since the last build: {folder} is as it should be.")
CHECKED = Phrase("Checked {summary}: no errors.")
SUMMARY = Phrase("{pages} pages in {languages} languages ({files} files, {size} KB) in {seconds} s")
ASKING_OUTSIDE = Phrase("Asking the addresses that texts link to …")
ONE_ERROR = Phrase("1 error")
MANY_ERRORS = Phrase("{count} errors")
ONE_WARNING = Phrase("1 warning")
MANY_WARNINGS = Phrase("{count} warnings")
SAME_ELSEWHERE = Phrase("the same at {count} other places:")
AND_MORE_PLACES = Phrase("and {count} more places")
COUNTED = Phrase("In all: {counts}.")
ERRORS_AND_WARNINGS = Phrase("{errors} and {warnings}")
SCHEMAS_WRITTEN = Phrase("Wrote the schemas of {count} kinds of content files: {folder}")
NOTHING_PUBLISHED = Phrase("{counts}. Nothing was published; the old site stays as it was.")
CHOOSE_OTHER_FOLDER = Phrase("{reason}. Choose another --out.")
HOLDS_SOURCES = Phrase("{folder} holds sources, and an output folder is replaced whole")
IS_NOT_A_FOLDER = Phrase("{folder} is not a folder")
SOMEONE_ELSES_FILES = Phrase("{folder} has files in it that this program did not make")
IS_HOME = Phrase("{folder} is your home folder or holds it, and an output folder is replaced whole")
IS_A_MOUNT_POINT = Phrase("{folder} is a mount point, which cannot be replaced; a folder in it can")
HOLDS_A_REPOSITORY = Phrase(
    "{folder} has a version control folder in it, and an output folder is replaced whole"
)
DIGEST = Phrase("Digest of the site (SHA-256): {digest}")
ANOTHER_BUILD = Phrase("another build")
BUILD_OF_PROCESS = Phrase("another build (process {process} on {machine}, since {since})")
WAITING = Phrase("Waiting: {holder} is writing to {folder} …")
STILL_LOCKED = Phrase(
    "Nothing was published: {holder} is still writing to {folder}. Wait until it has finished, or stop it."
)
NOTHING_TO_RECORD = Phrase(
    "{url} is a placeholder: nothing can be published there, so nothing goes on record"
)
NOT_A_SITE_ADDRESS = Phrase("“{url}” is not a web address such as https://www.example.org/strategy/")
NOT_A_MESSAGE_LANGUAGE = Phrase("there are no messages in “{language}”, only in {known}")
MACHINE_FAILED = Phrase("The machine could not do it: {reason}. The old site is as it was.")
MACHINE_FAILED_AT = Phrase("The machine could not do it: {reason} ({file}). The old site is as it was.")
BUG = Phrase(
    "This is a mistake in the program, not in your text: {kind}.\n"
    "Nothing was published. Please tell its makers (see CONTRIBUTING.md), and send them this file:\n{file}"
)
BUG_WITHOUT_FILE = Phrase(
    "This is a mistake in the program, not in your text: {kind}.\n"
    "Nothing was published. Please tell its makers (see CONTRIBUTING.md). The details could not be written to"
    " a file: set KALLIOLA_DEBUG=1 and run the command again to see them."
)
WORKER_KILLED = Phrase("part of the work was ended from outside; there may be too little memory")
OUT_OF_MEMORY = Phrase("its memory ran out")
NO_SUCH_FILE = Phrase("there is no such file or folder")
NOT_PERMITTED = Phrase("it is not permitted")
NAME_IN_USE = Phrase("there is something of that name already")
FILE_IN_THE_WAY = Phrase("there is a file where a folder should be")
FOLDER_IN_THE_WAY = Phrase("there is a folder where a file should be")
FOLDER_NOT_EMPTY = Phrase("the folder is not empty")
DISK_FULL = Phrase("the disk is full")
FILE_TOO_BIG = Phrase("the file would be larger than the disk allows")
DISK_READ_ONLY = Phrase("nothing may be written on this disk")
DISK_FAILS = Phrase("the disk, or the network to it, does not answer as it should")
ANOTHER_DISK = Phrase("it would have to move from one disk to another")
NAME_TOO_LONG = Phrase("the name is too long")
LINKS_IN_A_CIRCLE = Phrase("links lead round in a circle")
IN_USE = Phrase("another program is using it")
TOO_MANY_FILES = Phrase("too many files are open")
SYSTEM_ERROR = Phrase("the system reports error {number}")
PACKAGE_MISSING = Phrase("the Python package {name} is missing")
LIBRARY_MISSING = Phrase("the library {name} is missing")
NO_SUCH_PAGE = Phrase("there is no page {name}")
NO_SUCH_ASSET = Phrase("there is no file {name} in templates/assets")
NEEDS = Phrase("needs {ratio}")
FORBIDDEN_AS_TEXT = Phrase("forbidden as text")
ON_GOAL = Phrase("goal {number}")

# Translations

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
PO_TWICE = Message(
    "po-twice",
    "“{key}” is in the file twice",
    "Delete this entry or the one on line {line}.",
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

# The preview

PREVIEW = Phrase("Preview")
PREVIEW_AT = Phrase("Preview: {address} (Ctrl-C stops it)")
PREVIEW_UPDATED = Phrase("Updated: {summary}")
PREVIEW_IS_OLD = Phrase("{counts}. Until this is mended and saved, you see the site as it was before.")
PREVIEW_NOTHING_YET = Phrase("{counts}. When this is mended and saved, the site is shown here.")
PREVIEW_STOPPED = Phrase("The preview has stopped. Start it again to see what you change.")
NOT_A_PORT = Phrase("“{text}” is not a port; write a number from 0 to {highest}.")
PORT_IN_USE = Phrase(
    "Another program uses port {port}, perhaps another preview."
    " Choose another port (--port 8001), or any that is free (--port 0)."
)
PORT_NOT_ALLOWED = Phrase(
    "You may not use port {port}. Choose another port (--port 8000), or any that is free (--port 0)."
)
TRANSLATIONS_TITLE = Phrase("Translations side by side")
TRANSLATIONS_AT = Phrase("Translations side by side: {address}")
PREVIEW_STILL_NOTHING = Phrase("There is nothing to show before the site could be built once.")
TEXT_COLUMN = Phrase("Text")

# Starting files

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
# Drafts

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

# The strategy as a document

DOCUMENT_ASKS_OUTSIDE = Message(
    "document-asks-outside",
    "the document asks for {href}, and documents get nothing from the network or the disk",
    "Take it out of the template. Texts, fonts of the brand and drawings (svg) are what a document can have.",
)
NO_DOCUMENT = Phrase(
    "No PDF can be made here: {reason}.\n"
    "Nothing was published. {install}\n"
    "Or build without --pdf: the site is the same except for the links to the documents."
)
DOCUMENT_LEFT_OUT = Phrase(
    "Without PDFs, since they cannot be made here: {reason}. ({program} build --pdf{in_project} tells more.)"
)
INSTALL_PACKAGE = Phrase(
    "A package of Python is missing. Delete the folder .venv and try again,"
    " or install the package: pip install weasyprint"
)
INSTALL_LIBRARIES = Phrase(
    "These libraries of the system have to be installed first:\n"
    "  Debian, Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
    "  macOS: brew install pango\n"
    "  Windows: install MSYS2 (https://www.msys2.org), open it, write pacman -S mingw-w64-x86_64-pango"
)

# Updates and their pictures

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
PICTURE_MOVES = Message(
    "picture-moves", "the picture moves", "Save one still picture of it, as JPEG (.jpg), say."
)

PUT_PICTURE = Phrase("Put the picture into {folder}, beside this file.")
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
SUMMARY_COMMENT = Phrase("One or two sentences, which lists show and the page begins with")
TEXT_COMMENT = Phrase("The text, paragraph by paragraph; may be left out")
GOALS_COMMENT = Phrase("The goals that it is about, by their ids; may be left out")
PICTURE_COMMENT = Phrase("A picture: put its file beside this one, and take the # away from the lines")
WRITE_SUMMARY = Phrase("Write here in a sentence or two what has happened")
WRITE_PARAGRAPH = Phrase("Write a paragraph here")
WRITE_ALT = Phrase("Write here what the picture shows")

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
