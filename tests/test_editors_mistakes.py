"""What editors get wrong, one mistake a row, each made in the sample content.

In what is written instead, ► marks where the problem must be told of: it is taken out before the file is saved.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kalliola_site.load import load
from kalliola_site.plan import plan
from kalliola_site.problems import Problem, errors_in, in_reading_order, report
from kalliola_site.validate import validate
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


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A project with the sample content to spoil; of the templates only that there are some."""
    shutil.copytree(SAMPLE / "content", tmp_path / "content")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html.jinja").write_text("<h1>Kalliola</h1>\n", encoding="utf-8")
    return tmp_path


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


def yaml_mistakes() -> tuple[Mistake, ...]:
    quote = ("double quotes",)
    spaces = ("as many spaces",)
    return (
        Mistake("a tab as indent", GOAL, ENGLISH, f"►\t{ENGLISH.strip()}\n", "yaml-tab", ("spaces",)),
        Mistake(
            "no-break spaces as indent",
            GOAL,
            ENGLISH,
            f"►\u00a0\u00a0{ENGLISH.strip()}\n",
            "yaml-no-break-space-indent",
            ("no-break spaces", "ordinary spaces"),
        ),
        Mistake("a space too few", GOAL, ENGLISH, f" ►{ENGLISH.strip()}\n", "yaml-indent", spaces),
        Mistake("a space too many", GOAL, ENGLISH, f"► {ENGLISH}", "yaml-indent", spaces),
        Mistake(
            "an item further left",
            GOAL,
            "  - fi: Vahvistamme vuoro",
            " ►- fi: Vahvistamme vuoro",
            "yaml-indent",
            spaces,
        ),
        Mistake(
            "a key twice",
            GOAL,
            ENGLISH,
            "  ►fi: Brändi\n",
            "yaml-duplicate-key",
            ("the key fi is here twice", "first on line 13", "Delete one"),
        ),
        Mistake(
            "a part twice",
            GOAL,
            "# Keinot | Means\n",
            "►theme:\n  fi: Teema\n  en: Theme\n",
            "yaml-duplicate-key",
            ("the key theme is here twice", "first on line 12"),
        ),
        Mistake(
            "an item without its dash",
            GOAL,
            "  - fi: Vahvistamme vuoro",
            "    ►fi: Vahvistamme vuoro",
            "yaml-duplicate-key",
            ("the key fi is here twice", "first on line 25"),
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
        Mistake(
            "a colon in a text", GOAL, FINNISH, "  fi: Brändi►: ja viestintä\n", "yaml-colon-in-text", quote
        ),
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
            "  en: 'VALUES – that's the way'".replace("'s", "'►s"),
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
            '  fi: "Brändi ►\\ viestintä"\n'.replace("\\ ", "\\v\\ö").replace("►\\v\\ö", "\\\\►\\ö"),
            "yaml-backslash",
            ("single quotes",),
        )
        if False
        else Mistake(
            "a backslash in quotes",
            GOAL,
            FINNISH,
            '  fi: "Brändi\\►ö"\n',
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
            "yaml-comma-missing",
            ("a comma or }",),
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
                ("special meaning", *quote),
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
                ("special meaning", *quote),
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
