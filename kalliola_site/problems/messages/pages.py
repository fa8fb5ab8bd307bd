"""Messages on templates and finished pages."""

from __future__ import annotations

from kalliola_site.problems.problem import Message, Phrase

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

# What no page may have

REFUSED_BY_POLICY = Message(
    "refused-by-policy",
    "the page {page} has {found}, which the site’s security policy does not allow",
    "Styles belong in templates/assets/css/; take scripts and other addresses away.",
)
MARK_LEFT = Message(
    "mark-left",
    "{page} has {found}, which is how the preview says where a text stands; nothing published may say so",
    "Take the remark out of the template: the preview writes such marks by itself.",
)
DRAWING_UNSAFE = Message(
    "drawing-unsafe",
    "the drawing has {found}, which could run or load something",
    "Save it as plain SVG: shapes only, no scripts, nothing from other files.",
)

NO_SUCH_PAGE = Phrase("there is no page {name}")
NO_SUCH_ASSET = Phrase("there is no file {name} in templates/assets")
