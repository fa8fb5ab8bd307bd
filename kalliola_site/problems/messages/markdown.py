"""Messages on Markdown texts and the links in them."""

from __future__ import annotations

from kalliola_site.problems.problem import Message, Phrase

LINK_UNSAFE = Message(
    "link-unsafe",
    "the address “{href}” is not allowed in a link",
    "{suggestion}",
)
LINK_FORMS = Phrase("Use https:, mailto: or tel:, or the name of a page such as goals or values.")
LINK_TO_OWN_MACHINE = Message(
    "link-to-own-machine",
    "the link leads to {host}, where readers find nothing: it is an address of your own machine or network",
    "Where a page of this site is meant, write its name, such as goals or values.",
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
    "Write [words](page) or [words](https://…), without spaces in the address or between the brackets.",
)
HEADING_SPACE = Message(
    "heading-space",
    "there is no space after the {marks} of a heading",
    "Write {marks}, a space, the heading.",
)
HEADING_BY_LINE = Message(
    "heading-by-line",
    "this line makes a heading of the text right above it",
    "Where a heading is meant, write ## and a space before it instead. Otherwise delete the line, or leave an"
    " empty line above it.",
)
SIGN_NOT_SHOWN = Message(
    "sign-not-shown",
    "readers do not see this {sign}: at the start of a line it makes a list or a quotation of the number",
    "Where it belongs to the number, say it in words, or put a backslash before it: \\{sign}.",
)
LIST_MARK = Message(
    "list-mark",
    "this looks like a list item, but it is not one",
    "Begin the line with a hyphen and an ordinary space: “- ”.",
)
CODE_OPEN = Message(
    "code-open",
    "the code that begins here is never closed: all that follows is shown as code",
    "Write the same marks on a line of their own where the code ends, or take these away.",
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
REMARK_OPEN = Message(
    "remark-open",
    "the hidden remark that begins here is never closed, so readers would see it",
    "Close it with -->, or take it away.",
)
FRONT_MATTER = Message(
    "front-matter",
    "the text begins with keys and values, which readers would see",
    "Take away everything from the first line of marks to the second: titles, addresses and descriptions of"
    " pages are in content/site.yml. The program you write with may put them there by itself; switch that"
    " off.",
)
NOTATION_NOT_READ = Message("notation-not-read", "{what} is shown to readers as it is written", "{instead}")
A_TABLE = Phrase("a table")
INSTEAD_OF_TABLE = Phrase("Write a list instead, with an item for each row: texts cannot have tables.")
A_TASK = Phrase("the box of a task")
INSTEAD_OF_TASK = Phrase("Take the square brackets away, and say in words whether it is done.")
A_CALLOUT = Phrase("the mark of a callout")
INSTEAD_OF_CALLOUT = Phrase("Take the mark away, or write it in words.")
A_FOOTNOTE = Phrase("the mark of a footnote")
INSTEAD_OF_FOOTNOTE = Phrase("Put the note into the text itself, in brackets, or link to where it is found.")
A_WIKI_LINK = Phrase("a link in double square brackets")
INSTEAD_OF_WIKI_LINK = Phrase("Write [words](page) instead.")
A_STRIKETHROUGH = Phrase("a text to be struck through")
INSTEAD_OF_STRIKETHROUGH = Phrase("Delete it if it no longer holds, or take the marks ~~ away.")
A_HIGHLIGHT = Phrase("a text to be highlighted")
INSTEAD_OF_HIGHLIGHT = Phrase("Write **words** instead, for strong words.")
A_BOLD = Phrase("stars that make no words strong")
INSTEAD_OF_BOLD = Phrase("Write **words**: no space may stand between the stars and the words.")
A_HTML = Phrase("an HTML tag")
INSTEAD_OF_HTML = Phrase(
    "Take it away. *Words* are emphasised with *, strong with **; in a long text, a new line is begun"
    " by a backslash at the end of the line before, and a new paragraph by an empty line."
)
A_TAG = Phrase("an instruction for another program")
INSTEAD_OF_TAG = Phrase("Take it away, with its braces: no program reads it here.")
A_ADDRESS = Phrase("an address that is no link")
INSTEAD_OF_ADDRESS = Phrase("Write [words](https://…), or the whole address between < and >: <https://…>.")
A_MAIL = Phrase("an e-mail address that is no link")
INSTEAD_OF_MAIL = Phrase("Write it between < and >, or as [words](mailto:name@example.org).")
A_LIST_MARK = Phrase("the mark of a list item")
INSTEAD_OF_LIST_MARK = Phrase(
    "Take it away: a text in this file is one paragraph. Where it is an item of a list already, the page"
    " draws the mark; otherwise write the items as a sentence."
)
A_HEADING_MARK = Phrase("the mark of a heading")
INSTEAD_OF_HEADING_MARK = Phrase(
    "Take it away: a text in this file has no headings in it. Where it stands as a heading, the page makes it"
    " large by itself."
)
NOTATIONS = {
    "table": (A_TABLE, INSTEAD_OF_TABLE),
    "task": (A_TASK, INSTEAD_OF_TASK),
    "callout": (A_CALLOUT, INSTEAD_OF_CALLOUT),
    "footnote": (A_FOOTNOTE, INSTEAD_OF_FOOTNOTE),
    "wiki link": (A_WIKI_LINK, INSTEAD_OF_WIKI_LINK),
    "strikethrough": (A_STRIKETHROUGH, INSTEAD_OF_STRIKETHROUGH),
    "highlight": (A_HIGHLIGHT, INSTEAD_OF_HIGHLIGHT),
    "bold": (A_BOLD, INSTEAD_OF_BOLD),
    "html": (A_HTML, INSTEAD_OF_HTML),
    "tag": (A_TAG, INSTEAD_OF_TAG),
    "address": (A_ADDRESS, INSTEAD_OF_ADDRESS),
    "mail": (A_MAIL, INSTEAD_OF_MAIL),
    "list": (A_LIST_MARK, INSTEAD_OF_LIST_MARK),
    "heading": (A_HEADING_MARK, INSTEAD_OF_HEADING_MARK),
}
"""What is not read, and what to write instead, by the name that the notation has in this program."""
UNKNOWN_PLACEHOLDER = Message("unknown-placeholder", "{{{name}}} stands for nothing here", "{suggestion}")
PLACEHOLDER_MISSING = Message(
    "placeholder-missing",
    "{{{name}}} is missing from this text",
    "Write {{{name}}} where it belongs, with its braces: the program puts something in its place.",
)
PLACEHOLDER_HALF_OPEN = Message(
    "placeholder-half-open",
    "{brace} does not belong to any word in braces",
    "A word in braces is one word between {{ and }}, without spaces. {suggestion}",
)
NO_PLACEHOLDERS = Phrase("Nothing is filled in here: take the braces away.")
