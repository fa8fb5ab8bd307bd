"""What editors get wrong, one mistake a row, each made in the sample content.

In what is written instead, ► marks where the problem must be told of; it is not written to the file.
"""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kalliola_site.load.project import load
from kalliola_site.plan.build_plan import plan
from kalliola_site.problems.problem import Problem, in_reading_order
from kalliola_site.problems.report import report
from kalliola_site.validate.content import validate
from tests.conftest import SAMPLE

HERE = "►"

GOAL = "content/goals/1-inequality.yml"
SECOND_GOAL = "content/goals/2-community.yml"
SITE = "content/site.yml"
STRATEGY = "content/strategy.yml"
INTERFACE = "content/interface.yml"
BRAND = "content/brand.yml"
ABOUT = "content/pages/about.fi.md"

FINNISH = "  fi: Brändi ja viestintä\n"
ENGLISH = "  en: Brand and communications\n"
THEME = f"theme:\n{FINNISH}{ENGLISH}"

REMINDERS = {"placeholder-address", "contact-missing"}
"""Warnings that the sample content has without any mistake."""


def problems_of(project: Path) -> tuple[Problem, ...]:
    sources, problems = load(project)
    content, found = validate(sources)
    problems += found
    if content is not None:
        problems += plan(content)[1]
    return tuple(problem for problem in in_reading_order(problems) if problem.message.id not in REMINDERS)


@dataclass(frozen=True)
class Mistake:
    name: str
    path: str
    old: str
    new: str
    id: str
    """The message that must be told."""
    words: tuple[str, ...]
    """What the report must say, so that the editor knows what to do."""
    severity: str = "error"
    also: frozenset[str] = frozenset()
    """Other problems that the same mistake rightly causes."""


def spoil(project: Path, mistake: Mistake) -> tuple[int, int]:
    """Make the mistake, and tell the line and column where it must be told of."""
    file = project / mistake.path
    text = file.read_text(encoding="utf-8")
    assert mistake.old in text, "the sample content has changed"
    assert mistake.new.count(HERE) == 1
    spoilt = text.replace(mistake.old, mistake.new, 1)
    before = spoilt[: spoilt.index(HERE)]
    file.write_text(spoilt.replace(HERE, ""), encoding="utf-8", newline="")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


QUOTE = ("double quotes",)
HYPHEN = ("Is “- ” missing at the start",)
SPACES = ("as many spaces",)

BROKEN_YAML = (
    Mistake("a tab as indent", GOAL, ENGLISH, f"►\t{ENGLISH.strip()}\n", "yaml-tab", ("spaces",)),
    Mistake(
        "no-break spaces as indent",
        GOAL,
        ENGLISH,
        f"►\u00a0\u00a0{ENGLISH.strip()}\n",
        "yaml-no-break-space-indent",
        ("no-break spaces", "ordinary spaces"),
    ),
    Mistake("a space too few", GOAL, ENGLISH, f" ►{ENGLISH.strip()}\n", "yaml-indent", SPACES),
    Mistake("a space too many", GOAL, ENGLISH, f"► {ENGLISH}", "yaml-indent", SPACES),
    Mistake(
        "an item further left",
        GOAL,
        "  - fi: Vahvistamme vuoro",
        " ►- fi: Vahvistamme vuoro",
        "yaml-indent",
        SPACES,
    ),
    Mistake(
        "a key twice",
        GOAL,
        ENGLISH,
        "  ►fi: Brändi\n",
        "yaml-duplicate-key",
        ("the key fi is here twice", "first on line 14", "Delete one"),
    ),
    Mistake(
        "a part twice",
        GOAL,
        "# Keinot | Means\n",
        "►theme:\n  fi: Teema\n  en: Theme\n",
        "yaml-duplicate-key",
        ("the key theme is here twice", "first on line 13"),
    ),
    Mistake(
        "an item without its dash",
        GOAL,
        "  - fi: Vahvistamme vuoro",
        "    ►fi: Vahvistamme vuoro",
        "yaml-duplicate-key-in-list",
        ("the key fi is twice in one list item", "first on line 26", "Is “- ” missing"),
    ),
    Mistake(
        "an item without its dash, further left",
        GOAL,
        "  - fi: Vahvistamme vuoro",
        "  ►fi: Vahvistamme vuoro",
        "yaml-hyphen-missing",
        HYPHEN,
    ),
    Mistake(
        "an item without its dash in a list that is not indented",
        GOAL,
        "# Keinot | Means\n",
        "also:\n- fi: a\n►fi: b\n",
        "yaml-hyphen-missing",
        HYPHEN,
        also=frozenset({"unknown-key"}),
    ),
    Mistake(
        "a number in digits of another script",
        GOAL,
        "number: 1",
        "number: ►١",
        "other-digits",
        ("“١” has digits in it that are not 0–9", "Write it so: 1."),
    ),
    Mistake(
        "a number with decimals in digits of another script",
        BRAND,
        "leading: 1.04",
        "leading: ►１．０４",
        "other-digits",
        ("Write it so: 1.04.",),
    ),
    Mistake(
        "a plain item without its dash",
        SITE,
        "footer: [identity, accessibility, about]",
        "footer:\n  - identity\n  ►accessibility\n  - about",
        "yaml-hyphen-missing",
        HYPHEN,
    ),
    Mistake(
        "a first item without its dash",
        GOAL,
        "description:\n  - fi",
        "description:\n    ►fi",
        "yaml-hyphen-missing",
        HYPHEN,
    ),
    Mistake(
        "a list without any dash",
        GOAL,
        "# Keinot | Means\n",
        "also:\n  fi: a\n  en: a\n  ►fi: b\n  en: b\n",
        "yaml-duplicate-key-in-list",
        HYPHEN,
    ),
    Mistake(
        "no space after a colon",
        GOAL,
        "number: 1",
        "number►:1",
        "yaml-space-after-colon",
        ("number: text",),
    ),
    Mistake(
        "no space after a language",
        GOAL,
        FINNISH,
        "  fi►:Brändi ja viestintä\n",
        "yaml-space-after-colon",
        ("fi: text",),
    ),
    Mistake("no colon", GOAL, "number: 1", "►number 1", "yaml-colon-missing", ("key: text",)),
    Mistake("a colon in a text", GOAL, FINNISH, "  fi: Brändi►: ja viestintä\n", "yaml-colon-in-text", QUOTE),
    Mistake(
        "quotes around a part",
        GOAL,
        FINNISH,
        '  fi: "Brändi" ►ja viestintä\n',
        "yaml-after-quotes",
        ("whole text in quotes",),
    ),
    Mistake(
        "quotes inside quotes",
        GOAL,
        FINNISH,
        '  fi: "Brändi "►ja" viestintä"\n',
        "yaml-after-quotes",
        ('written \\"',),
    ),
    Mistake(
        "an apostrophe inside single quotes",
        STRATEGY,
        "  en: VALUES – the way we work",
        "  en: 'VALUES – that'►s the way'",
        "yaml-after-quotes",
        ("whole text in quotes",),
    ),
    Mistake(
        "quotes never closed",
        GOAL,
        "indicators: to-be-agreed",
        'indicators: ►"to-be-agreed',
        "yaml-quotes-open",
        ("never closed", 'same mark: "'),
    ),
    Mistake(
        "single quotes never closed",
        GOAL,
        "indicators: to-be-agreed",
        "indicators: ►'to-be-agreed",
        "yaml-quotes-open",
        ("never closed", "same mark: '"),
    ),
    Mistake(
        "a backslash in quotes",
        GOAL,
        FINNISH,
        '  fi: "Brändi►\\ö"\n',
        "yaml-backslash",
        ("Write it twice", "single quotes"),
    ),
    Mistake(
        "a list never closed",
        INTERFACE,
        "skip_link: {fi: Siirry sisältöön, en: Skip to content}",
        "skip_link: ►{fi: Siirry sisältöön, en: Skip to content",
        "yaml-bracket-open",
        ("the { that begins here", "Close it with }"),
    ),
    Mistake(
        "no comma between languages",
        INTERFACE,
        "sisältöön, en: Skip",
        "sisältöön en►: Skip",
        "yaml-comma-missing",
        ("a comma or }",),
    ),
    Mistake(
        "a placeholder without quotes",
        INTERFACE,
        'fi: "Tavoite {number}"',
        "fi: Tavoite ►{number}",
        "yaml-braces-in-text",
        ("double quotes", "Goal {number}"),
    ),
    Mistake(
        "a list on the line of its key",
        GOAL,
        "means:\n  - fi",
        "means: ►- fi",
        "yaml-list-here",
        ("a line of its own",),
    ),
    Mistake(
        "a second document",
        GOAL,
        "# Keinot | Means",
        "►---",
        "yaml-second-document",
        ("Delete this line",),
    ),
    *(
        Mistake(
            f"a text that begins with {mark}",
            GOAL,
            FINNISH,
            f"  fi: ►{mark}Brändi ja viestintä\n",
            "yaml-reserved-start",
            (f"cannot begin with {mark}", f'double quotes: "{mark}…"'),
        )
        for mark in ("@", "`", "%", ",", "]", "}")
    ),
    *(
        Mistake(
            f"a text that begins with {mark}",
            GOAL,
            FINNISH,
            f"  fi: ►{mark}Teema ja viestintä\n",
            "yaml-bracket-open",
            (f"the {mark} that begins here", "never closed"),
        )
        for mark in ("[", "{")
    ),
    *(
        Mistake(
            f"a text that begins with {mark}",
            GOAL,
            FINNISH,
            f"  fi: ►{mark}Teema ja viestintä\n",
            "yaml-alias" if mark in "*&" else "yaml-tag",
            ("special meaning", *QUOTE),
        )
        for mark in ("*", "&", "!")
    ),
    *(
        Mistake(
            f"a text that begins with {mark}",
            GOAL,
            FINNISH,
            f"  fi: {mark} ►Brändi ja viestintä\n",
            "yaml-after-block-mark",
            ("special meaning", *QUOTE),
        )
        for mark in ("|", ">")
    ),
    Mistake(
        "a control character from pasting",
        GOAL,
        FINNISH,
        "  fi: Br►\u0008ändi\n",
        "control-character",
        ("U+0008", "Delete it"),
    ),
)

WRONG_VALUES = (
    Mistake(
        "a key misspelt",
        GOAL,
        THEME,
        f"►themes:\n{FINNISH}{ENGLISH}",
        "unknown-key",
        ("the key themes is not known", "Did you mean theme?"),
    ),
    Mistake(
        "a key in capitals",
        SITE,
        "  founded: 1919",
        "  ►Founded: 1919",
        "unknown-key",
        ("Did you mean founded?",),
    ),
    Mistake(
        "a hyphen in a key",
        SITE,
        "legal_name:",
        "►legal-name:",
        "unknown-key",
        ("Did you mean legal_name?",),
    ),
    Mistake(
        "a key that nothing knows",
        GOAL,
        THEME,
        f"{THEME}►deadline: 2024\n",
        "unknown-key",
        ("Known here: description,", "theme, title"),
    ),
    Mistake("a merge key", GOAL, THEME, f"{THEME}►<<: theme\n", "unknown-key", ("the key << is not known",)),
    Mistake(
        "a key not indented",
        SITE,
        "  locality: Helsinki",
        "►locality: Helsinki",
        "unknown-key",
        ("Known here: contact,",),
        also=frozenset({"key-missing"}),
    ),
    Mistake(
        "a part of a goal left out",
        GOAL,
        "number: 1\nid: inequality\n",
        "►number: 1\n",
        "key-missing",
        ("id is missing", "Add id: to the file"),
    ),
    Mistake(
        "a part of the organisation left out",
        SITE,
        "organisation:\n  name: Kalliola\n",
        "►organisation:\n",
        "key-missing",
        ("Add name: to organisation",),
    ),
    Mistake(
        "a language misspelt",
        GOAL,
        ENGLISH,
        "  ►eng: Brand\n",
        "unknown-language",
        ("eng is not one of the site's languages", "Did you mean en?"),
    ),
    Mistake(
        "a language the site does not have",
        GOAL,
        ENGLISH,
        "  ►sv: Varumärke\n",
        "unknown-language",
        ("Known here: en, fi",),
    ),
    Mistake("a capital language", GOAL, ENGLISH, "  ►EN: Brand\n", "unknown-language", ("Did you mean en?",)),
    Mistake(
        "no text in the first language",
        GOAL,
        f"theme:\n{FINNISH}",
        "►theme:\n",
        "source-text-missing",
        ("source language (fi)", "Add fi: and the text"),
    ),
    Mistake(
        "no translation",
        GOAL,
        THEME,
        f"►theme:\n{FINNISH}",
        "translation-missing",
        ("no translation into en", "until then readers get the text in fi"),
        severity="warning",
    ),
    Mistake(
        "no translation of an item",
        GOAL,
        "- fi: Asiakasmäärämme on kasvanut.\n    en: The number of our clients has grown.\n",
        "- ►fi: Asiakasmäärämme on kasvanut.\n",
        "translation-missing",
        ("Add en:",),
        severity="warning",
    ),
    Mistake(
        "a language without its text",
        GOAL,
        FINNISH,
        "  fi►:\n",
        "empty-text",
        ("the text is empty", "Write the text."),
    ),
    Mistake("empty quotes", GOAL, FINNISH, '  fi: ►""\n', "empty-text", ("the text is empty",)),
    Mistake("only spaces", GOAL, FINNISH, '  fi: ►"  "\n', "empty-text", ("the text is empty",)),
    Mistake(
        "a text that begins with #", GOAL, FINNISH, "  fi►: # Brändi\n", "empty-text", ("the text is empty",)
    ),
    Mistake(
        "one text for all languages",
        GOAL,
        THEME,
        "►theme: Brändi\n",
        "not-group",
        ("not “Brändi”", "indented under this one: fi: … en: …"),
    ),
    Mistake(
        "languages as a list",
        GOAL,
        THEME,
        "►theme:\n  - fi: Brändi\n  - en: Brand\n",
        "not-group",
        ("not a list",),
    ),
    Mistake(
        "a key inside a text",
        GOAL,
        FINNISH,
        "  fi:\n    ►suomeksi: Brändi\n",
        "not-text",
        ("a text should stand here, not a group of keys",),
    ),
    Mistake(
        "one text where a list belongs",
        STRATEGY,
        "period:\n  start: 2023\n  end: 2025",
        "►period: 2023–2025",
        "not-group",
        ("not “2023–2025”", "start: … end: …"),
    ),
    Mistake(
        "a menu that is not a list",
        SITE,
        "footer: [identity, accessibility, about]",
        "►footer: identity",
        "not-list",
        ("begins with “- ”", "not “identity”"),
    ),
    Mistake("a number in words", GOAL, "number: 1", "number: ►yksi", "not-number", ("digits only",)),
    Mistake("an ordinal number", GOAL, "number: 1", "number: ►1.", "not-number", ("digits only",)),
    Mistake("a number with a fraction", GOAL, "number: 1", "number: ►1,5", "not-number", ("digits only",)),
    Mistake(
        "a number with thousands of digits",
        GOAL,
        "number: 1",
        f"number: ►{'9' * 5000}",
        "not-number",
        ("digits only",),
    ),
    Mistake("years as a range", STRATEGY, "start: 2023", "start: ►2023–2025", "not-number", ("digits only",)),
    Mistake("a goal number of nought", GOAL, "number: 1", "number: ►0", "out-of-range", ("at least 1",)),
    Mistake(
        "a year in two digits", STRATEGY, "start: 2023", "start: ►23", "out-of-range", ("at least 1900",)
    ),
    Mistake("a period backwards", STRATEGY, "end: 2025", "end: ►2022", "period-backwards", ("Swap",)),
    Mistake(
        "indicators misspelt",
        GOAL,
        "indicators: to-be-agreed",
        "indicators: ►to-be-agred",
        "not-a-choice",
        ("“to-be-agred” is not a choice", "Did you mean to-be-agreed?"),
    ),
    Mistake(
        "indicators in words only",
        GOAL,
        "indicators: to-be-agreed",
        "indicators: ►Tunnettuus",
        "not-a-choice",
        ("Write to-be-agreed",),
    ),
    Mistake(
        "capitals and spaces in a slug",
        GOAL,
        "fi: eriarvoisuuden-ratkaisija",
        "fi: ►Eriarvoisuuden ratkaisija",
        "bad-slug",
        ("cannot be a part of an address", "hyphens: eriarvoisuuden-ratkaisija"),
    ),
    Mistake(
        "dots over letters in a slug",
        SECOND_GOAL,
        "fi: yhteison-kokoaja",
        "fi: ►yhteisön-kokoaja",
        "bad-slug",
        ("“yhteisön-kokoaja”", "hyphens: yhteison-kokoaja"),
    ),
    Mistake(
        "a slug out of the site",
        GOAL,
        "fi: eriarvoisuuden-ratkaisija",
        "fi: ►../../etusivu",
        "bad-slug",
        ("“../../etusivu”", "hyphens: etusivu"),
    ),
    Mistake(
        "an id in words",
        GOAL,
        "id: inequality",
        "id: ►Eriarvoisuuden ratkaisija",
        "bad-identifier",
        ("cannot be an id", "eriarvoisuuden-ratkaisija"),
    ),
    Mistake(
        "an e-mail address copied from a link",
        SITE,
        "contact: {}",
        "contact:\n  email: ►mailto:posti@kalliola.fi",
        "bad-email",
        ("“mailto:posti@kalliola.fi”",),
    ),
    Mistake(
        "a menu with a page's title",
        SITE,
        "footer: [identity,",
        "footer: [►Ilme,",
        "unknown-page",
        ("there is no page Ilme", "identity"),
    ),
    Mistake(
        "a menu without a comma",
        SITE,
        "footer: [identity, accessibility, about]",
        "footer: [►identity accessibility, about]",
        "unknown-page",
        ("an item of its own: identity, accessibility",),
    ),
    Mistake(
        "an address without https",
        SITE,
        "https://strategia.example/",
        "►strategia.kalliola.fi",
        "bad-url",
        ("Write it whole, as in https://",),
    ),
    *(
        Mistake(
            f"an address that ends in {page}",
            SITE,
            "https://strategia.example/",
            f"►https://kalliola.fi/{page}",
            "address-of-page",
            (f"({page})", "without its page: https://kalliola.fi/"),
        )
        for page in ("index.html", "Etusivu.aspx")
    ),
    Mistake(
        "an id that is a number",
        GOAL,
        "id: inequality",
        "id: ►2",
        "bad-identifier",
        ("id-2",),
    ),
    Mistake(
        "an address with two slashes in its path",
        SITE,
        "https://strategia.example/",
        "►https://kalliola.fi//strategia/",
        "bad-site-path",
        ("single /",),
    ),
    *(
        Mistake(
            f"an address with {mark} in its path",
            SITE,
            "https://strategia.example/",
            f"►https://kalliola.fi/a{mark}b/",
            "bad-site-path",
            (),
        )
        for mark in "$*:%@("
    ),
    Mistake(
        "an address with a space",
        SITE,
        "https://strategia.example/",
        "►https://kalliola.fi/oma sivu",
        "bad-url",
        ("is not a web address",),
    ),
    Mistake(
        "an address in another scheme",
        SITE,
        "https://strategia.example/",
        "►ftp://kalliola.fi/",
        "bad-url",
        ("is not a web address",),
    ),
    Mistake(
        "an e-mail address without @",
        SITE,
        "contact: {}",
        "contact:\n  email: ►kalliola(at)kalliola.fi",
        "bad-email",
        ("“kalliola(at)kalliola.fi”", "name@example.org"),
    ),
    Mistake(
        "a telephone number with words",
        SITE,
        "contact: {}",
        "contact:\n  telephone: ►soita meille",
        "bad-telephone",
        ("“soita meille”", "digits and spaces"),
    ),
    Mistake(
        "an e-mail address where security.txt wants a whole address",
        SITE,
        "contact: {}",
        "contact: {}\nsecurity:\n  contact: ►name@kalliola.fi\n  expires: 2027-12-31",
        "bad-security-contact",
        ("“name@kalliola.fi”", "mailto:"),
    ),
    Mistake(
        "a day with slashes, which nobody can be sure of",
        SITE,
        "contact: {}",
        "contact: {}\nsecurity:\n  contact: mailto:name@kalliola.fi\n  expires: ►31/12/2027",
        "bad-day",
        ("“31/12/2027”", "2027-12-31"),
    ),
    Mistake(
        "a day that no calendar has",
        SITE,
        "contact: {}",
        "contact: {}\nsecurity:\n  contact: mailto:name@kalliola.fi\n  expires: ►2027-02-30",
        "no-such-day",
        ("“2027-02-30”", "how many days it has"),
    ),
    Mistake(
        "contact details not indented",
        SITE,
        "contact: {}",
        "contact: {}\n►email: posti@kalliola.fi",
        "unknown-key",
        ("the key email is not known here",),
    ),
    Mistake(
        "a colour with three digits",
        BRAND,
        '"#FBFAF5"',
        '►"#FBA"',
        "bad-colour",
        ("six of 0–9 and A–F", "in quotes"),
    ),
    Mistake("a colour by name", BRAND, '"#FBFAF5"', "►white", "bad-colour", ("“white”", '"#FFC83D"')),
    Mistake(
        "a material misspelt",
        BRAND,
        "{day: kalkki, night: hamara,",
        "{day: ►kalki, night: hamara,",
        "unknown-material",
        ("there is no material kalki", "Did you mean kalkki?"),
    ),
    Mistake("a space inside a size", BRAND, "thin: 2px", "thin: ►2 px", "bad-size", ("4px, 1.5rem",)),
    Mistake(
        "a font of another kind",
        BRAND,
        "file: literata.woff2",
        "file: ►literata.ttf",
        "bad-font-file",
        (".woff2",),
    ),
    Mistake(
        "a contrast that nobody asks for",
        BRAND,
        'background: plinth, ratio: "7"',
        'background: plinth, ratio: ►"5"',
        "not-a-choice",
        ("Write 7, 4.5 or 3",),
    ),
)

CLASHES = (
    Mistake(
        "a goal number twice",
        SECOND_GOAL,
        "number: 2",
        "number: ►1",
        "duplicate-goal-number",
        ("the number 1 is that of content/goals/1-inequality.yml too",),
    ),
    Mistake(
        "a goal id twice",
        SECOND_GOAL,
        "id: community",
        "id: ►inequality",
        "duplicate-goal-id",
        ("the id inequality is that of content/goals/1-inequality.yml too",),
    ),
    Mistake(
        "a value id twice",
        STRATEGY,
        "id: fairness",
        "id: ►joy",
        "duplicate-value-id",
        ("the id joy is here twice",),
    ),
    Mistake(
        "a goal's slug twice",
        SECOND_GOAL,
        "fi: yhteison-kokoaja",
        "fi: ►eriarvoisuuden-ratkaisija",
        "address-taken",
        ("/tavoitteet/eriarvoisuuden-ratkaisija/", "goals/inequality (fi)", "slugs"),
    ),
    Mistake(
        "a page's slug twice",
        SITE,
        "fi: visio\n",
        "fi: ►missio\n",
        "address-taken",
        ("/missio/", "mission (fi)"),
    ),
    Mistake(
        "a slug that is a language's", SITE, "fi: tarina", "fi: ►en", "address-taken", ("/en/", "home (en)")
    ),
    Mistake(
        "a slug too long for the name of a file",
        SITE,
        "fi: tarina",
        f"fi: ►{'a' * 300}",
        "address-too-long",
        ("300 letters", "200 letters at most"),
    ),
    Mistake(
        "a slug that Windows cannot have",
        SITE,
        "fi: tarina",
        "fi: ►aux",
        "address-reserved",
        ("aux is a reserved name", "Choose another slug"),
    ),
    Mistake(
        "a slug of the site's own",
        SITE,
        "fi: tarina",
        "fi: ►assets",
        "address-reserved",
        ("assets is a reserved name",),
    ),
    Mistake(
        "a slug for the home page",
        SITE,
        "  home:\n",
        "  home:\n    ►slug:\n      fi: koti\n      en: start\n",
        "home-slug",
        ("Delete its slug",),
    ),
    Mistake(
        "no slug for a page",
        SITE,
        "  about:\n    title:\n      fi: Tietoa sivustosta\n      en: About this site\n",
        "  about:\n    title:\n      fi: Tietoa\n      en: About\n    ►slogan: x\n",
        "unknown-key",
        ("Did you mean slug?",),
    ),
    Mistake(
        "a page in the menu misspelt",
        SITE,
        "navigation: [story,",
        "navigation: [►storry,",
        "unknown-page",
        ("there is no page storry", "Did you mean story?"),
    ),
    Mistake(
        "a page in the menu that is not there",
        SITE,
        "footer: [identity,",
        "footer: [►contact,",
        "unknown-page",
        ("there is no page contact", "Known here: about,"),
    ),
    Mistake(
        "a page renamed",
        SITE,
        "pages:\n  home:\n",
        "►pages:\n  start:\n",
        "page-missing",
        ("the page home is missing", "Add home:"),
        also=frozenset({"text-file-missing", "slug-missing"}),
    ),
    Mistake(
        "a new page without its text",
        SITE,
        "  about:\n",
        "  ►history:\n    title: {fi: Historia, en: History}\n    description: {fi: Vuodet, en: Years}\n"
        "    slug: {fi: historia, en: history}\n  about:\n",
        "text-file-missing",
        ("the page history has no text", "content/pages/history.fi.md"),
    ),
    Mistake(
        "a placeholder misspelt in a translation",
        INTERFACE,
        '"Goal {number}"',
        '"Goal ►{nummer}"',
        "unknown-placeholder",
        ("{nummer} stands for nothing here", "Did you mean {number}?"),
    ),
)

MARKDOWN = (
    Mistake(
        "a dead link in YAML",
        GOAL,
        "fi: Brändi ja",
        "fi: Lue [tarina](►stroy) ja",
        "link-to-unknown-page",
        ("there is no page stroy", "Did you mean story?"),
    ),
    Mistake(
        "a dead link in a list",
        GOAL,
        "  - fi: Vahvistamme vuoro",
        "  - fi: Lue [arvot](►valeus). Vahvistamme vuoro",
        "link-to-unknown-page",
        ("Did you mean values?",),
    ),
    Mistake(
        "a dead link inside a block of text",
        STRATEGY,
        "    fi: Yhdessä voimme elää turvallista",
        "    fi: >-\n      Ensimmäinen rivi.\n      Lue [arvot](►valeus).\n      Yhdessä voimme",
        "link-to-unknown-page",
        ("Did you mean values?",),
    ),
    Mistake(
        "a dead link in Markdown",
        ABOUT,
        "[tarina](story)",
        "[tarina](►stroy)",
        "link-to-unknown-page",
        ("there is no page stroy", "Did you mean story?"),
    ),
    Mistake(
        "a dead link to a goal",
        ABOUT,
        "[tarina](story)",
        "[tarina](►goals/inequalty)",
        "link-to-unknown-page",
        ("Did you mean goals/inequality?",),
    ),
    Mistake(
        "a dead link with an anchor",
        ABOUT,
        "[tarina](story)",
        "[tarina](►stroy#alku)",
        "link-to-unknown-page",
        ("there is no page stroy",),
    ),
    *(
        Mistake(
            f"a link to {address}",
            ABOUT,
            "[tarina](story)",
            f"[tarina](►{address})",
            "link-unsafe",
            (f"the address “{address}” is not allowed", "Use https:, mailto: or tel:, or the name of a page"),
        )
        for address in (
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//kalliola.fi",
            "tarina.html",
            "https:",
            "Story",
        )
    ),
    Mistake(
        "an unsafe link in YAML",
        GOAL,
        "fi: Brändi ja",
        "fi: Lue [tarina](►javascript:alert(1)) ja",
        "link-unsafe",
        ("is not allowed in a link",),
    ),
    Mistake(
        "a picture in YAML",
        GOAL,
        "fi: Brändi ja",
        "fi: Kuva ►![talo](talo.png) ja",
        "image-in-text",
        ("Take ![…](…) away",),
    ),
    Mistake(
        "a picture in Markdown",
        ABOUT,
        "## Yksityisyys",
        "►![talo](talo.png)",
        "image-in-text",
        ("a picture cannot stand",),
    ),
    Mistake(
        "a heading of level 1",
        ABOUT,
        "## Yksityisyys",
        "►# Yksityisyys",
        "heading-level",
        ("a heading of level 1",),
    ),
    Mistake(
        "a heading underlined like a title",
        ABOUT,
        "## Yksityisyys",
        "►Yksityisyys\n===========",
        "heading-level",
        ("a heading of level 1",),
    ),
    Mistake(
        "a heading two levels down",
        ABOUT,
        "## Yksityisyys",
        "►#### Yksityisyys",
        "heading-level",
        ("a heading of level 4", "Begin it with ### and a space"),
    ),
    Mistake(
        "quotations too deep",
        ABOUT,
        "## Yksityisyys",
        f"►{'>' * 25} Yksityisyys",
        "markdown-too-deep",
        ("too deep within each other",),
    ),
)

IN_QUOTES = ("double quotes",)

MISLEADING = (
    Mistake(
        "misleading: site.yml broken",
        SITE,
        "  name: Kalliola\n",
        "  name►:Kalliola\n",
        "yaml-space-after-colon",
        (),
    ),
    Mistake(
        "misleading: languages misspelt",
        SITE,
        "languages:",
        "►langauges:",
        "unknown-key",
        ("languages",),
    ),
    Mistake("language in capitals", SITE, "code: fi", "code: ►FI", "bad-language-tag", ()),
    Mistake("language in words", SITE, "code: fi", "code: ►suomi", "bad-language-tag", ()),
    Mistake(
        "misleading: code misspelt",
        SITE,
        "- code: fi",
        "- ►kood: fi",
        "unknown-key",
        (),
        also=frozenset({"key-missing"}),
    ),
    Mistake("language twice", SITE, "code: en", "code: ►fi", "duplicate-language", ("fi is here twice",)),
    Mistake("no colon, once more", GOAL, "id: inequality", "►id inequality", "yaml-colon-missing", ()),
    Mistake("no space", GOAL, "id: inequality", "id►:inequality", "yaml-space-after-colon", ()),
    Mistake("no space, language", GOAL, ENGLISH, "  en►:Brand\n", "yaml-space-after-colon", ()),
    Mistake("stray words", GOAL, "# Keinot | Means", "►Keinot", "yaml-colon-missing", ()),
    Mistake(
        "misleading: wrapped at the same indent",
        GOAL,
        FINNISH,
        "  fi: Brändi\n  ►ja viestintä\n",
        "yaml-colon-missing",
        (),
    ),
    *(
        Mistake(f"{mark}{word}", GOAL, FINNISH, f"  fi: ►{mark}{word}\n", message, (*IN_QUOTES, f'"{mark}…"'))
        for mark, message in (("*", "yaml-alias"), ("&", "yaml-alias"), ("!", "yaml-tag"))
        for word in ("Brändi", " Teema", "Työ* on")
    ),
    Mistake("bold", GOAL, FINNISH, "  fi: ►**Brändi** ja\n", "yaml-alias", IN_QUOTES),
    Mistake("italic", GOAL, FINNISH, "  fi: ►*Teema* ja\n", "yaml-alias", IN_QUOTES),
    Mistake("a link first", GOAL, FINNISH, "  fi: ►[Tarina](story) ja\n", "yaml-reserved-start", IN_QUOTES),
    Mistake(
        "misleading: a placeholder first",
        "content/interface.yml",
        "  next: {fi: Seuraava ovi, en: Next door}",
        "  next:\n    fi: ►{number} tavoitetta\n    en: Next door",
        "yaml-reserved-start",
        IN_QUOTES,
    ),
    Mistake("a question mark first", GOAL, FINNISH, "  fi: ►? Brändi\n", "yaml-reserved-start", IN_QUOTES),
    Mistake(
        "misleading: the other language's slug",
        GOAL,
        "en: solving-inequality",
        "en: ►Solving inequality",
        "bad-slug",
        (),
    ),
    Mistake(
        "a page's slug that was left empty",
        SITE,
        "    slug:\n      fi: tarina\n      en: story\n",
        "    ►slug:\n",
        "key-empty",
        ("slug is empty",),
    ),
    Mistake("a page's name", SITE, "  story:\n", "  ►Story:\n", "bad-identifier", ("story",)),
    Mistake("quotes never closed, others below", GOAL, FINNISH, '  fi: ►"Brändi\n', "yaml-quotes-open", ()),
    Mistake(
        "misleading: heading 1",
        ABOUT,
        "## Yksityisyys",
        "►# Yksityisyys",
        "heading-level",
        ("Begin it with ## and",),
    ),
    *(
        Mistake(
            f"a link to {written} for {meant}",
            ABOUT,
            "[tarina](story)",
            f"[tarina](►{written})",
            message,
            (f"Did you mean {meant}?",),
        )
        for written, meant, message in (
            ("www.example.org", "https://www.example.org", "link-unsafe"),
            ("example.org/a?b=c", "https://example.org/a?b=c", "link-unsafe"),
            ("name@example.org", "mailto:name@example.org", "link-unsafe"),
            ("/tavoitteet/eriarvoisuuden-ratkaisija/", "goals/inequality", "link-unsafe"),
            ("goals/1-inequality.yml", "goals/inequality", "link-unsafe"),
            ("1-inequality", "goals/inequality", "link-to-unknown-page"),
            ("arvot", "values", "link-to-unknown-page"),
        )
    ),
    *(
        Mistake(
            f"a link to {host}",
            ABOUT,
            "[tarina](story)",
            f"[tarina](►http://{host}:8000/tarina/)",
            "link-to-own-machine",
            (f"leads to {host.strip('[]')},", "write its name"),
            severity="warning",
        )
        for host in ("127.0.0.1", "localhost", "[::1]", "192.168.1.20", "mac.local")
    ),
    Mistake(
        "a second link whose target is part of the first one's",
        ABOUT,
        "[tarina](story)",
        "[tarina](goals/inequality) ja [toinen](►inequality)",
        "link-to-unknown-page",
        ("Did you mean goals/inequality?",),
    ),
    Mistake(
        "an empty link after a whole one",
        ABOUT,
        "[tarina](story)",
        "[tarina](story) ja [arvot](►)",
        "link-unsafe",
        (),
    ),
    *(
        Mistake(
            f"a link with loose brackets, {written}",
            ABOUT,
            "[tarina](story)",
            f"►{written}",
            "link-not-read",
            (),
        )
        for written in (
            "[arvot] (values)",
            "[ilo] (values#joy)",
            "(arvot)[values]",
            "[sivu] (https://example.org/)",
        )
    ),
    Mistake(
        "a link whose address has a space in it, and nothing beside it",
        ABOUT,
        "[tarina](story)",
        "[posti►](mailto: a@example.org)",
        "link-not-read",
        (),
    ),
    *(
        Mistake(
            f"a sign before a number, {written!r}",
            ABOUT,
            "## Yksityisyys",
            f"{written}\n\n## Yksityisyys",
            "sign-not-shown",
            ("say it in words",),
            severity="warning",
        )
        for written in ("►+ 5 % enemmän", "►- 5 % vähemmän", "►- 12,5 € vähemmän", "►> 50 % asukkaista")
    ),
    Mistake(
        "a line right under a text",
        ABOUT,
        "## Yksityisyys",
        "Tekstiä.\n►---\n\n## Yksityisyys",
        "heading-by-line",
        ("leave an empty line above it",),
        severity="warning",
    ),
    *(
        Mistake(
            f"stars that make nothing strong, {written!r}",
            ABOUT,
            "[tarina](story)",
            f"[tarina](story) ►{written} asia",
            "notation-not-read",
            ("Write **words**",),
            severity="warning",
        )
        for written in ("** tärkeä **", "**tärkeä **", "** tärkeä**")
    ),
    Mistake("link beyond ASCII", ABOUT, "(story)", "(►tärkeä)", "link-unsafe", ("tärkeä",)),
    Mistake("disguised link", ABOUT, "(story)", "(►javascript&#58;x)", "link-unsafe", ()),
    Mistake("empty link", ABOUT, "(story)", "(►)", "link-unsafe", ()),
    Mistake(
        "misleading: a dash without its space",
        GOAL,
        "  - fi: Vahvistamme vuoro",
        "  ►-fi: Vahvistamme vuoro",
        "yaml-space-after-dash",
        ("“- ”",),
    ),
    Mistake(
        "misleading: a colour without quotes",
        BRAND,
        'colour: "#FBFAF5"',
        "colour: ►#FBFAF5",
        "yaml-comment-in-text",
        IN_QUOTES,
    ),
)
"""Mistakes that a parser is apt to tell of in the wrong place or in the wrong words, or many times over."""

MISTAKES = (*BROKEN_YAML, *WRONG_VALUES, *CLASHES, *MARKDOWN, *MISLEADING)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_at_its_place_with_what_to_do(content: Path, mistake: Mistake) -> None:
    line, column = spoil(content, mistake)
    problems = problems_of(content)
    told = {(str(problem.place), problem.message.id): problem for problem in problems}
    problem = told[f"{mistake.path}:{line}:{column}", mistake.id]
    assert problem.severity == mistake.severity
    assert {problem.message.id for problem in problems} - {mistake.id} == mistake.also

    sentence, shown, carets, *hint = report(problem).split("\n")
    assert sentence.startswith(f"{mistake.path}:{line}:{column}: {mistake.severity}: ")
    assert shown.startswith(f"{line:5d} | ")
    written = (content / mistake.path).read_text(encoding="utf-8").split("\n")[line - 1][column - 1]
    above_the_caret = shown[carets.index("^")]
    assert above_the_caret == (written if written.isprintable() else {"\t": "→"}.get(written, "·"))
    assert hint
    assert sum(problem.message.id == mistake.id for problem in problems) == 1
    for words in mistake.words:
        assert words in report(problem)


def save(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def link_elsewhere(path: Path) -> None:
    elsewhere = path.parent.parent.parent / "elsewhere.yml"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@dataclass(frozen=True)
class FileMistake:
    name: str
    path: str
    """The file that is spoilt."""
    spoil: Callable[[Path], object]
    place: str
    """Where the problem must be told of."""
    id: str
    """The message that must be told, and no other."""
    words: tuple[str, ...]
    severity: str = "error"


def saved(data: str | bytes) -> Callable[[Path], object]:
    return lambda path: save(path, data.encode() if isinstance(data, str) else data)


def in_encoding(encoding: str) -> Callable[[Path], object]:
    return lambda path: save(path, path.read_text(encoding="utf-8").encode(encoding, errors="replace"))


def another_goal(path: Path) -> None:
    text = (SAMPLE / "content/goals/1-inequality.yml").read_text(encoding="utf-8")
    for old, new in (
        ("number: 1", "number: 5"),
        ("id: inequality", "id: fifth"),
        ("fi: eriarvoisuuden-ratkaisija", "fi: viides"),
        ("en: solving-inequality", "en: fifth"),
    ):
        assert old in text
        text = text.replace(old, new)
    save(path, text.encode())


A_TEXT = "Tekstiä.\n"

FILES = (
    *(
        FileMistake(
            f"{path} deleted",
            path,
            Path.unlink,
            f"{path}:1:1",
            "file-missing",
            ("is missing", "Bring it back"),
        )
        for path in (BRAND, INTERFACE, STRATEGY)
    ),
    FileMistake("an empty file", STRATEGY, saved(""), f"{STRATEGY}:1:1", "yaml-empty", ("no content",)),
    FileMistake(
        "a file of spaces", STRATEGY, saved(" \n\n"), f"{STRATEGY}:1:1", "yaml-empty", ("no content",)
    ),
    FileMistake("only comments", GOAL, saved("# Tavoite 1\n"), f"{GOAL}:1:1", "yaml-empty", ("no content",)),
    FileMistake("a list as a file", GOAL, saved("- a\n"), f"{GOAL}:1:1", "not-group", ("not a list",)),
    FileMistake("a word as a file", GOAL, saved("tulossa\n"), f"{GOAL}:1:1", "not-group", ("not “tulossa”",)),
    FileMistake(
        "a translation deleted",
        "content/pages/story.en.md",
        Path.unlink,
        "content/pages/story.fi.md:1:1",
        "text-file-untranslated",
        ("the page story has no text in en", "content/pages/story.en.md"),
        "warning",
    ),
    FileMistake(
        "an empty text",
        "content/pages/story.fi.md",
        saved("\n"),
        "content/pages/story.fi.md:1:1",
        "source-file-empty",
        ("the text of the page story is empty", "Write the text into this file", "content/site.yml"),
    ),
    FileMistake(
        "a YAML file that ends in .yaml",
        "content/goals/5-new.yaml",
        saved("number: 5\n"),
        "content/goals/5-new.yaml:1:1",
        "unknown-file",
        ("Rename it to content/goals/5-new.yml",),
    ),
    FileMistake(
        "a YAML file with another name",
        "content/strategia.yml",
        saved("a: b\n"),
        "content/strategia.yml:1:1",
        "unknown-file",
        ("nothing uses the file strategia.yml", "Did you mean content/strategy.yml?"),
    ),
    FileMistake(
        "a goal in a folder too deep",
        "content/goals/2024/5.yml",
        another_goal,
        "content/goals/2024/5.yml:1:1",
        "unknown-file",
        ("Move it to content/goals/5.yml",),
    ),
    FileMistake(
        "a text in a language the site does not have",
        "content/pages/story.sv.md",
        saved(A_TEXT),
        "content/pages/story.sv.md:1:1",
        "unknown-language",
        ("sv is not one of", "Known here: en, fi"),
    ),
    FileMistake(
        "a text without a language in its name",
        "content/pages/story.md",
        saved(A_TEXT),
        "content/pages/story.md:1:1",
        "unknown-file",
        ("Name it content/pages/story.fi.md",),
    ),
    FileMistake(
        "a text in the wrong folder",
        "content/history.fi.md",
        saved(A_TEXT),
        "content/history.fi.md:1:1",
        "unknown-file",
        ("Name it content/pages/",),
    ),
    FileMistake(
        "a text of a page that is not listed",
        "content/pages/history.fi.md",
        saved(A_TEXT),
        "content/pages/history.fi.md:1:1",
        "unknown-file",
        ("Add the page history to pages:",),
    ),
    FileMistake(
        "a document of another program",
        "content/pages/tarina.docx",
        saved(b"PK\x03\x04\xff"),
        "content/pages/tarina.docx:1:1",
        "office-file",
        ("a file of Word, Excel or LibreOffice", "copy a text from Word into a text file"),
    ),
    FileMistake(
        "a picture among the texts",
        "content/talo.png",
        saved(b"\x89PNG\xff"),
        "content/talo.png:1:1",
        "unknown-file",
        ("nothing uses the file talo.png",),
    ),
    FileMistake(
        "a file saved as UTF-16",
        GOAL,
        in_encoding("utf-16"),
        f"{GOAL}:1:1",
        "not-utf-8",
        ("UTF-16", "“Save with encoding”"),
    ),
    FileMistake(
        "a file saved as UTF-16 without a mark",
        GOAL,
        in_encoding("utf-16-le"),
        f"{GOAL}:1:1",
        "not-utf-8",
        ("UTF-16", "“Save with encoding”"),
    ),
    FileMistake(
        "a file too large",
        ABOUT,
        saved(b"a" * (1024 * 1024 + 1)),
        f"{ABOUT}:1:1",
        "file-too-large",
        ("1048577 bytes", "Split it"),
    ),
    FileMistake(
        "a link instead of a file",
        GOAL,
        link_elsewhere,
        f"{GOAL}:1:1",
        "symlink",
        ("never followed", "Put a copy"),
    ),
    FileMistake(
        "a folder with the name of a file",
        STRATEGY,
        as_folder,
        f"{STRATEGY}:1:1",
        "file-missing",
        ("Bring it back",),
    ),
)


@pytest.mark.parametrize("mistake", FILES, ids=lambda mistake: mistake.name)
def test_a_file_gone_wrong_is_told_with_what_to_do(content: Path, mistake: FileMistake) -> None:
    mistake.spoil(content / mistake.path)
    problems = problems_of(content)
    assert [(str(problem.place), problem.message.id, problem.severity) for problem in problems] == [
        (mistake.place, mistake.id, mistake.severity)
    ]
    for words in mistake.words:
        assert words in report(problems[0])


def test_a_page_whose_text_is_deleted_is_told_of_where_the_page_is_listed(content: Path) -> None:
    (content / "content/pages/story.fi.md").unlink()
    (problem,) = problems_of(content)
    lines = (content / SITE).read_text(encoding="utf-8").split("\n")
    assert (problem.place.path, problem.message.id) == (SITE, "text-file-missing")
    assert problem.place.line == lines.index("  story:") + 1
    assert "content/pages/story.fi.md" in str(problem.hint)


@pytest.mark.parametrize("path", [GOAL, SITE, STRATEGY, ABOUT])
def test_a_file_saved_as_windows_1252_is_told_at_its_first_letter_beyond_ascii(
    content: Path, path: str
) -> None:
    text = (content / path).read_text(encoding="utf-8")
    (content / path).write_bytes(text.encode("cp1252"))
    at = next(index for index, character in enumerate(text) if not character.isascii())
    problem = next(problem for problem in problems_of(content) if problem.place.path == path)
    assert problem.message.id == "not-utf-8"
    assert problem.place.line == text.count("\n", 0, at) + 1
    assert problem.place.excerpt == text.split("\n")[problem.place.line - 1]
    assert problem.place.excerpt[problem.place.column - 1] == text[at]
    assert f"byte {at + 1} is not UTF-8: the file was saved as Windows-1252" in str(problem.text)
    assert "UTF-8" in str(problem.hint)


def test_a_folder_of_goals_without_goals_is_an_error(content: Path) -> None:
    shutil.rmtree(content / "content" / "goals")
    (problem,) = problems_of(content)
    assert (str(problem.place), problem.message.id) == ("content/goals:1:1", "folder-empty")


def replaced(path: str, old: str, new: str) -> Callable[[Path], object]:
    def change(project: Path) -> None:
        text = (project / path).read_text(encoding="utf-8")
        assert old in text
        (project / path).write_text(text.replace(old, new), encoding="utf-8", newline="")

    return change


def every_file(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    def change_all(project: Path) -> None:
        for path in (project / "content").rglob("*"):
            if path.is_file():
                path.write_bytes(change(path.read_bytes()))

    return change_all


def leave_clutter(project: Path) -> None:
    for name in (".DS_Store", "goals/1-inequality.yml~", "pages/.a.md.swp", "Thumbs.db", "~$a.docx"):
        save(project / "content" / name, b"\xff\x00")


FINE: dict[str, Callable[[Path], object]] = {
    "a byte-order mark": every_file(lambda data: b"\xef\xbb\xbf" + data),
    "line ends of Windows": every_file(lambda data: data.replace(b"\n", b"\r\n")),
    "line ends of old Macs": every_file(lambda data: data.replace(b"\n", b"\r")),
    "no line end at the end": every_file(lambda data: data.rstrip(b"\n")),
    "empty lines at the end": every_file(lambda data: data + b"\n\n\n"),
    "decomposed letters": every_file(lambda data: unicodedata.normalize("NFD", data.decode()).encode()),
    "a document mark at the start": replaced(GOAL, "number: 1", "---\nnumber: 1"),
    "spaces at the end of a line": replaced(GOAL, "number: 1\n", "number: 1   \n"),
    "a tab after a colon": replaced(GOAL, FINNISH, "  fi:\tBrändi\n"),
    "a comment after a value": replaced(GOAL, "number: 1\n", "number: 1  # ensimmäinen\n"),
    "keys in another order": replaced(GOAL, "number: 1\nid: inequality\n", "id: inequality\nnumber: 1\n"),
    "languages in another order": replaced(GOAL, FINNISH + ENGLISH, ENGLISH + FINNISH),
    "a deeper indent": replaced(GOAL, FINNISH + ENGLISH, f"    {FINNISH}    {ENGLISH}"),
    "double quotes": replaced(GOAL, FINNISH, '  fi: "Brändi: ja #1"\n'),
    "single quotes": replaced(GOAL, FINNISH, "  fi: 'Brändi''n: ja'\n"),
    "curly quotes": replaced(GOAL, FINNISH, "  fi: ”Brändi” ja viestintä\n"),
    "a text on several lines": replaced(GOAL, FINNISH, "  fi: Brändi\n    ja viestintä\n"),
    "a folded block": replaced(GOAL, FINNISH, "  fi: >-\n    Brändi: ja\n    viestintä\n"),
    "a literal block": replaced(GOAL, FINNISH, "  fi: |\n    Brändi: ja\n    viestintä\n"),
    "languages in braces": replaced(GOAL, THEME, "theme: {fi: Brändi, en: Brand}\n"),
    "a word that YAML 1.1 takes for a truth": replaced(GOAL, FINNISH, "  fi: on\n"),
    "a text that is a number": replaced(GOAL, FINNISH, "  fi: 2025\n"),
    "a text that is a date": replaced(GOAL, FINNISH, "  fi: 2024-02-30\n"),
    "emoji": replaced(GOAL, FINNISH, "  fi: Brändi 👩‍👩‍👧 ja 🇫🇮\n"),
    "no-break spaces and soft hyphens": replaced(GOAL, FINNISH, "  fi: Brändi\u00a0ja vies\u00adtintä\n"),
    "an ampersand and less-than": replaced(GOAL, FINNISH, "  fi: R&D ja 1 < 2\n"),
    "a link to a page": replaced(GOAL, FINNISH, "  fi: Lue [tarina](story) ja [tavoite](goals/impact)\n"),
    "a link to another site": replaced(GOAL, FINNISH, "  fi: Lue [lisää](https://www.kalliola.fi/a?b=c#d)\n"),
    "a link to write to": replaced(GOAL, FINNISH, "  fi: Kirjoita [meille](mailto:posti@kalliola.fi)\n"),
    "a link to call": replaced(GOAL, FINNISH, "  fi: Soita [meille](tel:+358401234567)\n"),
    "a heading one level down": replaced(ABOUT, "## Saavutettavuus", "### Saavutettavuus"),
    "what systems and editors leave about": leave_clutter,
    "contact details": replaced(
        SITE, "contact: {}", "contact:\n  email: posti@kalliola.fi\n  telephone: +358 40 123 4567"
    ),
    "a goal's file renamed": lambda project: (project / GOAL).rename(project / "content/goals/eka.yml"),
}


@pytest.mark.parametrize("change", FINE.values(), ids=FINE)
def test_what_an_editor_may_well_do_is_no_mistake(content: Path, change: Callable[[Path], object]) -> None:
    change(content)
    assert problems_of(content) == ()


def test_the_sample_content_has_no_mistake(content: Path) -> None:
    assert problems_of(content) == ()


def test_no_two_mistakes_have_the_same_name() -> None:
    names = [*(mistake.name for mistake in MISTAKES), *(mistake.name for mistake in FILES)]
    assert len(set(names)) == len(names) > 100


def test_a_list_whose_only_item_is_wrong_is_not_called_empty(content: Path) -> None:
    text = (content / GOAL).read_text(encoding="utf-8")
    start = text.index("outcomes:")
    wrong_item = "outcomes:\n  - fi: a\n    eng: b\nindicators: to-be-agreed\n"
    (content / GOAL).write_text(text[:start] + wrong_item, encoding="utf-8")
    errors = [problem for problem in problems_of(content) if problem.severity == "error"]
    assert [problem.message.id for problem in errors] == ["unknown-language"]


def test_a_text_for_a_page_that_shows_none_is_told_of(content: Path) -> None:
    save(content / "content/pages/values.fi.md", b"Arvot\n")
    (problem,) = problems_of(content)
    assert problem.message.id == "unknown-file"
    assert "The page values shows no text of its own" in str(problem.hint)


@pytest.mark.parametrize(
    ("addition", "message"),
    [
        ("##Otsikko", "heading-space"),
        ("[sanat](kaksi sanaa)", "link-not-read"),
    ],
)
def test_markdown_that_is_not_what_it_was_meant_to_be_is_told_of(
    content: Path, addition: str, message: str
) -> None:
    text = (content / ABOUT).read_text(encoding="utf-8")
    save(content / ABOUT, f"{text}\n\n{addition}\n".encode())
    (problem,) = problems_of(content)
    assert (problem.message.id, problem.place.line) == (message, text.count("\n") + 3)


def test_brackets_that_are_meant_as_brackets_are_let_through(content: Path) -> None:
    text = (content / ABOUT).read_text(encoding="utf-8")
    save(content / ABOUT, f"{text}\n\n\\[sic](kaksi sanaa) ja `[x](y z)` ja #tunniste\n".encode())
    assert problems_of(content) == ()


def test_a_page_without_an_address_is_told_of_once(content: Path) -> None:
    text = (content / SITE).read_text(encoding="utf-8")
    save(content / SITE, text.replace("    slug:\n      fi: tietoa\n      en: about\n", "").encode())
    (problem,) = problems_of(content)
    assert problem.message.id == "slug-missing"
    assert problem.place.excerpt == "  about:"


@pytest.mark.parametrize(
    "words",
    [
        "- 5 % vähemmän\n- 7 % enemmän",
        "- 5 kerhohuonetta",
        "\\- 5 % vähemmän",
        "1. 5 % vähemmän",
        "> Viisi prosenttia",
        "Tekstiä.\n\n---\n\nTekstiä.",
        "2 ** 3",
        "Katso (arvot) [luonnos] (kesken).",
    ],
)
def test_nothing_is_said_of_marks_that_are_meant(content: Path, words: str) -> None:
    about = content / ABOUT
    about.write_text(f"{about.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
    assert problems_of(content) == ()
