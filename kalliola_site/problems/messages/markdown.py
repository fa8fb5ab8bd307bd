"""Messages on Markdown texts and the links in them."""

from __future__ import annotations

from kalliola_site.problems.problem import Message

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
