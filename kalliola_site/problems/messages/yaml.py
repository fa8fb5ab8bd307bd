"""Messages on YAML that cannot be read."""

from __future__ import annotations

from kalliola_site.problems.problem import Message

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
YAML_COMMA_IN_BRACES = Message(
    "yaml-comma-in-braces",
    "a comma ends a text between braces",
    'Put the whole text in straight double quotes, as in {{fi: "One, two"}}; curly quotes do not hold it'
    " together.",
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
YAML_LIST_UNDER_TEXT = Message(
    "yaml-list-under-text",
    "{key} has a text already, so no list can follow under it",
    "Where the list is meant, delete “{text}”; where the text is meant, delete the list.",
)
YAML_BRACES_IN_TEXT = Message(
    "yaml-braces-in-text",
    "a word in braces stands in a text without quotes that is between braces itself",
    'Put the whole text in straight double quotes, as in {{fi: "Goal {{number}}"}}.',
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
