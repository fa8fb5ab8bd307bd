"""Messages on texts as they were adopted."""

from __future__ import annotations

from kalliola_site.problems.problem import Message, Phrase

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
