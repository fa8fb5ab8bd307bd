"""Changes to the sample content: what of them models and schemas let through, and what they refuse.

Each is made alone. The same cases are put to the models, to a validator of JSON Schema and to the program
that editors really use.
"""

from __future__ import annotations

from dataclasses import dataclass

SITE = "content/site.yml"
BRAND = "content/brand.yml"
INTERFACE = "content/interface.yml"
STRATEGY = "content/strategy.yml"
GOAL = "content/goals/1-inequality.yml"
TRANSLATIONS = "content/translations.yml"
UPDATE = "content/updates/2026-06-01-club-rooms.yml"

THEME = "theme:\n  fi: Brändi ja viestintä\n  en: Brand and communications\n"
HOUSE_TITLE = (
    "house_title:\n"
    "  fi: Kalliola tunnetaan eriarvoisuuden ratkaisijana.\n"
    "  en: Kalliola is known for solving inequality\n"
)
US = "{fi: Me}"
NOT_AGREED = "indicators: to-be-agreed"
AGREED = (
    f"indicators:\n  - id: trust\n    name: {US}\n    unit: percent\n    direction: up\n"
    "    baseline: {date: 2026-01-01, value: 41}\n    target: {date: 31.12.2028, value: 60.5}\n"
)
FINNISH = "  fi: Brändi ja viestintä\n"
ENGLISH = "  en: Brand and communications\n"


@dataclass(frozen=True)
class Case:
    name: str
    path: str
    old: str
    new: str


REFUSED = (
    Case("a key is missing", GOAL, THEME, ""),
    Case("a key is unknown", GOAL, "outcomes:", "otcomes:"),
    Case("a key inside is unknown", STRATEGY, "  headline:", "  hedline:"),
    Case("the source language is missing", GOAL, FINNISH, ""),
    Case("a language is unknown", GOAL, ENGLISH, "  sv: Varumärke\n"),
    Case("a text has no languages", GOAL, THEME, "theme: Brändi\n"),
    Case("a text is a list", GOAL, FINNISH, "  fi: [Brändi]\n"),
    Case("a text is empty", GOAL, FINNISH, "  fi:\n"),
    Case("a text is nothing but space", GOAL, FINNISH, '  fi: "  "\n'),
    Case("a list is a text", SITE, "footer: [identity, accessibility, about]", "footer: identity"),
    Case("a list is empty", STRATEGY, "  items:\n", "  items: []\n  more:\n"),
    Case("an item is a text", GOAL, "  - fi: Meidät tunnustetaan", "  - Asiantuntijoita\n  - fi: Meidät"),
    Case("a group is a text", STRATEGY, "  start: 2023\n  end: 2025\n", "  2023–2025\n"),
    Case("a number is a word", GOAL, "number: 1", "number: yksi"),
    Case("a number has decimals", GOAL, "number: 1", "number: 1.5"),
    Case("a number is too small", GOAL, "number: 1", "number: 0"),
    Case("a year is out of range", STRATEGY, "start: 2023", "start: 23"),
    Case("years are a range", STRATEGY, "start: 2023", "start: 2023-2025"),
    Case("a slug has a capital", GOAL, "en: solving-inequality", "en: Solving-inequality"),
    Case("a slug has an umlaut", GOAL, "fi: eriarvoisuuden", "fi: eriärvoisuuden"),
    Case("a slug has a slash", GOAL, "en: solving-inequality", "en: ../solving"),
    Case("an id has a space", GOAL, "id: inequality", "id: in equality"),
    Case("an id begins with a digit", GOAL, "id: inequality", "id: 1-inequality"),
    Case("an id is a number", GOAL, "id: inequality", "id: 1"),
    Case("a choice is another word", GOAL, "indicators: to-be-agreed", "indicators: later"),
    Case("a language code is a word", SITE, "code: en", "code: english"),
    Case("a locale has a hyphen", SITE, "locale: en_GB", "locale: en-GB"),
    Case("an address has no scheme", SITE, "url: https://", "url: "),
    Case("an address has a query", SITE, "strategia.example/", "strategia.example/?a=1"),
    Case("an address is a script", SITE, "https://strategia.example/", "javascript:alert(1)"),
    Case("an e-mail address has no host", SITE, "contact: {}", "contact: {email: kalliola}"),
    Case("a telephone number has letters", SITE, "contact: {}", "contact: {telephone: soita}"),
    Case("a page has a bad name", SITE, "  about:\n    title:", "  About us:\n    title:"),
    Case("a truth value is a word", SITE, "\nnavigation:", "\nshare_images: kyllä\nnavigation:"),
    Case("a check of texts is unknown", SITE, "  off: []\n", "  off: [spelling]\n"),
    Case("words are in an unknown language", SITE, "quotation_marks: {", "quotation_marks: {sv: ”…”, "),
    Case("nothing is in an unknown language", SITE, "quotation_marks: {", "quotation_marks: {sv: null, "),
    Case("a colour is a word", BRAND, '"#FBFAF5"', "valkoinen"),
    Case("a colour has three digits", BRAND, '"#FBFAF5"', '"#fba"'),
    Case("a choice is almost a word", GOAL, NOT_AGREED, "indicators: sovitaan myöhemmin"),
    Case("a colour without quotes is a comment", BRAND, '{colour: "#FBFAF5", name:', "{colour: , name:"),
    Case("a size has no unit", BRAND, "text: 58ch", "text: leveä"),
    Case("a leading is too large", BRAND, "leading: 1.04", "leading: 3"),
    Case("a weight is a word", BRAND, "{heading: 700", "{heading: bold"),
    Case("a weight is too large", BRAND, "{heading: 700", "{heading: 1000"),
    Case("a contrast is no ratio of WCAG", BRAND, 'ratio: "7"', "ratio: 5"),
    Case("a role is unknown", BRAND, "{underline: accent", "{underline: akcent"),
    Case("a font is no woff2", BRAND, "file: literata.woff2", "file: literata.ttf"),
    Case("a mode is unknown", BRAND, "modes: [day]", "modes: [evening]"),
    Case("a role is missing", BRAND, "  surface:\n", "  surfaces:\n"),
    Case("there is no such unit", GOAL, NOT_AGREED, AGREED.replace("percent", "promille")),
    Case("a figure is a word", GOAL, NOT_AGREED, AGREED.replace("41", "paljon")),
    Case("a figure has its unit with it", GOAL, NOT_AGREED, AGREED.replace("41", "41 %")),
    Case("a day has slashes", GOAL, NOT_AGREED, AGREED.replace("2026-01-01", "1/1/2026")),
    Case("there are no indicators", GOAL, NOT_AGREED, "indicators: []"),
    Case("a means has a status beside its text", GOAL, "means:\n", "means:\n  - fi: Me\n    status: done\n"),
    Case("the day of an update is a word", UPDATE, "date: 2026-06-01", "date: kesäkuussa"),
    Case("an update has no summary", UPDATE, "summary:", "summry:"),
    Case("an update is about a means without a goal", UPDATE, "[neighbours/club-rooms]", "[club-rooms]"),
    Case("the means of an update are a text", UPDATE, "[neighbours/club-rooms]", "neighbours/club-rooms"),
    Case("a picture is only a name", UPDATE, "picture:\n", "picture: club-room.png\nphoto:\n"),
    Case("a picture has no words for those who do not see it", UPDATE, "  alt:\n", "  words:\n"),
    Case("a word of the interface is missing", INTERFACE, "skip_link:", "skiplink:"),
)
"""What both refuse."""

LET_THROUGH = (
    Case("a colour is in small letters", BRAND, '"#FBFAF5"', '"#fbfaf5"'),
    Case("a choice is in Finnish", GOAL, NOT_AGREED, "indicators: sovitaan-myöhemmin"),
    Case(
        "choices inside an item are in Finnish",
        GOAL,
        NOT_AGREED,
        AGREED.replace("percent", "prosentti").replace("up", "ylös"),
    ),
    Case("a translation is missing", GOAL, ENGLISH, ""),
    Case("a translation is nothing", GOAL, ENGLISH, "  en: null\n"),
    Case("a translation has nothing after its colon", GOAL, ENGLISH, "  en:\n"),
    Case("a translation is an empty text", GOAL, ENGLISH, '  en: ""\n'),
    Case("a part of an address is nothing", GOAL, "en: solving-inequality", "en: null"),
    Case("a part of an address is an empty text", GOAL, "en: solving-inequality", "en: ''"),
    Case("the marks of a language are nothing", SITE, "en: ‘…’", "en: null"),
    Case("the marks of a language are an empty text", SITE, "en: ‘…’", "en: ''"),
    Case("the words of a language are nothing", SITE, "    en: [here, click here,", "    en: ~ # [here,"),
    Case("a text is a number", GOAL, FINNISH, "  fi: 2025\n"),
    Case("a text is a number with decimals", GOAL, FINNISH, "  fi: 2.5\n"),
    Case("a text is a range", GOAL, FINNISH, "  fi: 2023-2025\n"),
    Case("a text is a day", GOAL, FINNISH, "  fi: 2025-12-31\n"),
    Case("a text is a word that YAML 1.1 takes for true", GOAL, FINNISH, "  fi: on\n"),
    Case("a text is a word that YAML 1.1 takes for false", GOAL, ENGLISH, "  en: no\n"),
    Case("a text runs over lines", GOAL, FINNISH, "  fi: >-\n    Brändi\n    ja viestintä\n"),
    Case("a slug is a year", GOAL, "en: solving-inequality", "en: 2025"),
    Case("a slug has space around it", GOAL, "en: solving-inequality", 'en: " solving "'),
    Case("a number is in quotes", GOAL, "number: 1", 'number: "1"'),
    Case("a year is in quotes", SITE, "founded: 1919", "founded: '1919'"),
    Case("a truth value", SITE, "\nnavigation:", "\nshare_images: false\nnavigation:"),
    Case("a truth value in quotes", SITE, "\nnavigation:", '\nshare_images: "true"\nnavigation:'),
    Case("a telephone number without spaces", SITE, "contact: {}", "contact: {telephone: 0401234567}"),
    Case("contact details", SITE, "contact: {}", 'contact: {email: a@b.fi, telephone: "+358 40 123 4567"}'),
    Case("a page of text more", SITE, "\n  about:", f"\n  us: {{title: {US}, description: {US}}}\n  about:"),
    Case("an address with a port", SITE, "strategia.example/", "strategia.example:8080/a/"),
    Case("a host by number in quotes", SITE, "url: https://strategia.example/", 'url: "http://[::1]/"'),
    Case("an optional key without a value", GOAL, HOUSE_TITLE, "house_title:\n"),
    Case("a ratio without quotes", BRAND, 'ratio: "7"', "ratio: 7"),
    Case("a length of nothing", BRAND, "thin: 2px", "thin: 0"),
    Case("a weight in quotes", BRAND, "{heading: 700", '{heading: "700"'),
    Case("one weight without quotes", BRAND, 'weights: "700"', "weights: 700"),
    Case("an indicator", GOAL, NOT_AGREED, AGREED),
    Case("an indicator that is to be agreed", GOAL, NOT_AGREED, f"indicators: [{{id: trust, name: {US}}}]"),
    Case("a figure with a decimal comma", GOAL, NOT_AGREED, AGREED.replace("41", '"41,5"')),
    Case("a figure below nothing", GOAL, NOT_AGREED, AGREED.replace("41", "−41")),
    Case(
        "a figure with a space between thousands",
        GOAL,
        NOT_AGREED,
        AGREED.replace("41", "1 041").replace("60.5", "2 000"),
    ),
    Case("a table of measurements", GOAL, NOT_AGREED, f"{AGREED}    measurements: trust.csv\n"),
    Case(
        "a list of measurements",
        GOAL,
        NOT_AGREED,
        f"{AGREED}    measurements: [{{date: 2027-01-01, value: 43.5}}]\n",
    ),
    Case("means with a status", GOAL, "means:\n", f"means:\n  - text: {US}\n    status: done\n"),
    Case("the day of an update with dots", UPDATE, "date: 2026-06-01", "date: 1.6.2026"),
    Case("an update about a means by its number", UPDATE, "[neighbours/club-rooms]", "[neighbours/1]"),
    Case("a leading without decimals", BRAND, "leading: 1.04", "leading: 1"),
)
"""What neither refuses."""

BEYOND_SCHEMAS = (
    # A schema sees the value that was written, not how it was written.
    Case("a number with useless decimals", GOAL, "number: 1", "number: 1.0"),
    Case("a truth value with a capital", SITE, "\nnavigation:", "\nshare_images: True\nnavigation:"),
    # A number in quotes is a text to it, which has no size.
    Case("a year out of range in quotes", STRATEGY, "start: 2023", 'start: "23"'),
    # A number has no form.
    Case("a number without its unit", BRAND, "thin: 2px", "thin: 2"),
    # A day of the calendar is more than a form.
    Case(
        "a day that does not exist",
        SITE,
        "contact: {}",
        "contact: {}\nsecurity: {contact: 'tel:1', expires: 2026-02-30}",
    ),
    Case("an update on a day that does not exist", UPDATE, "date: 2026-06-01", "date: 2026-06-31"),
    # It compares no part of a file with another.
    Case("a target before its baseline", GOAL, NOT_AGREED, AGREED.replace("31.12.2028", "2025-01-01")),
    Case("a material that does not exist", BRAND, "{day: kalkki,", "{day: kalkkki,"),
)
"""What only the models refuse. What compares several files is left out: neither sees it."""

BEYOND_MODELS = (
    # Editors would offer the two words in every text, if the schemas let them through.
    Case("the word true without quotes", GOAL, FINNISH, "  fi: true\n"),
)
"""What only the schemas refuse: quotes around the word help."""
