"""What the schemas say that editors' programs read; what each key is, the models say."""

from __future__ import annotations

from kalliola_site.problems.problem import Message, Phrase

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
SCHEMAS_OUTDATED = Message(
    "schemas-outdated",
    "VS Code does not know the content as it is now: the site's languages have changed, or the program has",
    "To have it complete and check all that is written, run: {program} schema{in_project}",
)
