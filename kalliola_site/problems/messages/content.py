"""Messages on content files together."""

from __future__ import annotations

from kalliola_site.problems.problem import Message

PAGE_MISSING = Message(
    "page-missing", "the page {key} is missing", "Add {key}: with title, slug and description."
)
UNKNOWN_PAGE = Message("unknown-page", "there is no page {key}", "{suggestion}")
PAGE_TWICE = Message("page-twice", "the page {key} is in this menu twice", "Delete one of the two.")
LOCALE_OF_ANOTHER = Message(
    "locale-of-another",
    "{locale} is of the language {other}, and the code here is {code}",
    "Write the code, the name and the locale of one and the same language. The locale may be left out.",
)
GOAL_NUMBERS = Message(
    "goal-numbers",
    "a number is missing before this one: the goals have the numbers {numbers}",
    "Readers see the numbers: begin with 1, and leave none out.",
)
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
ADDRESS_TOO_LONG = Message(
    "address-too-long",
    "the address {address} has a part of {length} letters, which is too long for the name of a file",
    "Choose a slug of {limit} letters at most.",
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
