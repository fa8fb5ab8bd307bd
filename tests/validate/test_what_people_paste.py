"""What comes along from Word, web pages, Macs and Windows: it just works, or a message says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.load.project import load
from kalliola_site.model.content import Content
from kalliola_site.problems.message_language import WRITTEN_IN, languages, translator
from kalliola_site.problems.problem import Problem
from kalliola_site.problems.report import report
from kalliola_site.validate.content import validate
from kalliola_site.validate.remarks.prose import prose_problems
from tests.validate.test_editors_mistakes import (
    ABOUT,
    ENGLISH,
    FILES,
    FINNISH,
    GOAL,
    MISTAKES,
    SITE,
    FileMistake,
    Mistake,
    problems_of,
    spoil,
)


def write(project: Path, path: str, old: str, new: str) -> None:
    text = (project / path).read_text(encoding="utf-8")
    assert old in text
    (project / path).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def read(project: Path) -> Content:
    content, problems = validate(load(project)[0])
    assert content is not None, problems
    return content


# What just works

INVISIBLE = {
    "a space without width": "\u200b",
    "a word joiner": "\u2060",
    "a byte-order mark": "\ufeff",
    "a vowel separator": "\u180e",
    "an override of direction": "\u202e",
}


@pytest.mark.parametrize("character", INVISIBLE.values(), ids=INVISIBLE)
@pytest.mark.parametrize(
    "line", ["  fi: Brän{}di\n", "  {}fi: Brändi\n", "  fi{}: Brändi\n", "  fi:{} Brändi\n"]
)
def test_what_has_no_width_and_no_meaning_vanishes(content: Path, character: str, line: str) -> None:
    write(content, GOAL, FINNISH, line.format(character))
    assert problems_of(content) == ()
    assert read(content).goals[0].theme["fi"] == "Brändi"


@pytest.mark.parametrize("character", INVISIBLE.values(), ids=INVISIBLE)
def test_it_vanishes_from_long_texts_and_their_links_too(content: Path, character: str) -> None:
    write(content, ABOUT, "[tarina](story)", f"[ta{character}rina]({character}story)")
    assert problems_of(content) == ()
    assert "[tarina](story)" in read(content).texts["about", "fi"].text


def test_families_of_emoji_stay_together(content: Path) -> None:
    write(content, GOAL, FINNISH, "  fi: Perhe 👩‍👩‍👧\n")
    assert read(content).goals[0].theme["fi"] == "Perhe 👩‍👩‍👧"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("  fi: Yli 10\u00a0%\n", "Yli 10\u00a0%"),
        ("  fi: \u00a0Brändi\u00a0\n", "Brändi"),
        ("  fi\u00a0: Brändi\n", "Brändi"),
        ("  fi:\tBrändi\n", "Brändi"),
        ("  fi: on\n", "on"),
        ("  fi: no\n", "no"),
        ("  fi: yes\n", "yes"),
        ("  fi: 2023-2025\n", "2023-2025"),
        ("  fi: Bra\u0308ndi\n", "Brändi"),
        ("  fi:\n    Brändi\n", "Brändi"),
    ],
)
def test_a_text_is_read_as_it_was_meant(content: Path, line: str, text: str) -> None:
    write(content, GOAL, FINNISH, line)
    assert problems_of(content) == ()
    assert read(content).goals[0].theme["fi"] == text


# What a message tells of, in every build

PASTED = (
    Mistake(
        "a no-break space after a colon",
        GOAL,
        FINNISH,
        "  fi:►\u00a0Brändi\n",
        "yaml-no-break-space-after-colon",
        ("ordinary space",),
    ),
    Mistake(
        "a no-break space after a dash",
        GOAL,
        "  - fi: Vahvistamme vuoro",
        "  -►\u00a0fi: Vahvistamme vuoro",
        "yaml-no-break-space-indent",
        ("ordinary spaces",),
    ),
    *(
        Mistake(
            f"{mark} as the mark of an item",
            GOAL,
            "  - fi: Vahvistamme vuoro",
            f"  ►{mark} fi: Vahvistamme vuoro",
            "yaml-bullet",
            (f"not with {mark}", "hyphen", "“- ”"),
        )
        for mark in "•·–—"
    ),
    Mistake(
        "an item a step too far",
        GOAL,
        "  - fi: Vahvistamme vuoro",
        "   ►- fi: Vahvistamme vuoro",
        "yaml-indent",
        ("as many spaces",),
    ),
    Mistake(
        "a value on a line of its own",
        GOAL,
        FINNISH,
        "  fi:\n  ►Brändi ja viestintä\n",
        "yaml-colon-missing",
        ("indented under it",),
    ),
    Mistake("a number on a line of its own", GOAL, "number: 1\n", "number:\n►1\n", "yaml-colon-missing", ()),
    Mistake("an equals sign", GOAL, FINNISH, "  ►fi = Brändi\n", "yaml-colon-missing", ("key: text",)),
    Mistake(
        "a colon inside curly quotes",
        GOAL,
        FINNISH,
        "  fi: ”Brändi►: ja viestintä”\n",
        "yaml-colon-in-text",
        ("straight double quotes",),
    ),
    Mistake(
        "a key in curly quotes",
        GOAL,
        ENGLISH,
        "  ►”en”: Brand\n",
        "unknown-language",
        ("Did you mean en?",),
    ),
    Mistake(
        "a number sign in a text",
        GOAL,
        FINNISH,
        "  fi: Brändi ►#1\n",
        "yaml-comment-in-text",
        ("double quotes", "a space after #"),
        severity="warning",
    ),
    Mistake(
        "yes where true belongs",
        SITE,
        "languages:\n",
        "share_images: ►yes\nlanguages:\n",
        "not-truth",
        ("Write true or false",),
    ),
    Mistake(
        "a no-break space after the marks of a heading",
        ABOUT,
        "## Yksityisyys",
        "►##\u00a0Yksityisyys",
        "heading-space",
        ("Write ##, a space",),
    ),
    *(
        Mistake(
            f"an item that begins with {marks!r}",
            ABOUT,
            "## Yksityisyys",
            f"►{marks}Yksityisyys",
            "list-mark",
            ("“- ”",),
            severity="warning",
        )
        for marks in ("-\u00a0", "•\t", "· ", "•")
    ),
    *(
        Mistake(
            f"a paragraph that begins with {indent!r}",
            ABOUT,
            "## Yksityisyys",
            f"►{indent}Yksityisyys",
            "indented-text",
            ("Delete the tab or the spaces",),
            severity="warning",
        )
        for indent in ("\t", "    ")
    ),
)


@pytest.mark.parametrize("mistake", PASTED, ids=lambda mistake: mistake.name)
def test_what_does_not_work_is_told_at_its_place(content: Path, mistake: Mistake) -> None:
    line, column = spoil(content, mistake)
    (problem,) = problems_of(content)
    assert (problem.message.id, problem.severity) == (mistake.id, mistake.severity)
    assert str(problem.place) == f"{mistake.path}:{line}:{column}"
    for words in mistake.words:
        assert words in report(problem)


@pytest.mark.parametrize("line", ["  fi: Brändi # kommentti\n", '  fi: "Brändi #1"\n', "  fi: Brändi#1\n"])
def test_a_comment_and_a_number_sign_in_quotes_are_fine(content: Path, line: str) -> None:
    write(content, GOAL, FINNISH, line)
    assert problems_of(content) == ()


def test_a_line_of_talk_that_begins_with_a_dash_is_fine(content: Path) -> None:
    write(content, ABOUT, "## Yksityisyys", "– Päivää, sanoi naapuri.")
    assert problems_of(content) == ()


# What check remarks on


def remarks(project: Path) -> list[tuple[str, int, int]]:
    return [
        (problem.message.id, problem.place.column, problem.place.length)
        for problem in prose_problems(read(project))
    ]


@pytest.mark.parametrize("text", ["”Brändi ja viestintä”", "“Brändi”", "‘Brändi’", "«Brändi»", "„Brändi”"])
def test_curly_quotes_around_a_whole_text_are_remarked_on(content: Path, text: str) -> None:
    write(content, GOAL, FINNISH, f"  fi: {text}\n")
    assert remarks(content) == [("quotes-around-text", 7, len(text))]


@pytest.mark.parametrize("text", ["”Brändi” ja viestintä", "”Brändi” ja ”viestintä”", '"Brändi"'])
def test_curly_quotes_around_a_part_of_a_text_are_not(content: Path, text: str) -> None:
    write(content, GOAL, FINNISH, f"  fi: {text}\n")
    assert remarks(content) == []


def test_soft_hyphens_are_remarked_on(content: Path) -> None:
    write(content, GOAL, FINNISH, "  fi: Vies\u00adtintä\n")
    write(content, ABOUT, "## Yksityisyys", "## Yksi\u00adtyisyys")
    assert remarks(content) == [("soft-hyphen", 11, 1), ("soft-hyphen", 8, 1)]


@pytest.mark.parametrize("written", ["&shy;", "&#173;", "&#xAD;"])
def test_soft_hyphens_by_their_name_are_remarked_on(content: Path, written: str) -> None:
    write(content, GOAL, FINNISH, f"  fi: Vies{written}tintä\n")
    write(content, ABOUT, "## Yksityisyys", f"## Yksi{written}tyisyys")
    assert remarks(content) == [("soft-hyphen", 11, len(written)), ("soft-hyphen", 8, len(written))]


ESCAPED = {
    "Vies\\xadtintä": ("soft-hyphen", 12, 4),
    "Vies\\u00ADtintä": ("soft-hyphen", 12, 6),
    "yksi\\_ kaksi": ("double-space", 12, 3),
    "ett\\xe4 ett\\xe4 sanoo": ("repeated-word", 16, 7),
    'sanoi \\"ei\\" heti': ("straight-quotes", 14, 6),
    "vuosina 2023\\x2d2025 sanoi": ("dash-in-range", 20, 4),
}


@pytest.mark.parametrize("text", ESCAPED)
def test_texts_are_remarked_on_however_their_letters_are_written(content: Path, text: str) -> None:
    write(content, GOAL, FINNISH, f'  fi: "{text}"\n')
    assert remarks(content) == [ESCAPED[text]]


# In every language that messages can be had in


SHOWING_BRACES = {"yaml-braces-in-text", "unknown-placeholder", "yaml-bracket-open", "yaml-reserved-start"}
"""The mistakes that are about braces, whose hints show some."""


def problem_of(content: Path, mistake: Mistake | FileMistake) -> Problem:
    if isinstance(mistake, Mistake):
        spoil(content, mistake)
    else:
        mistake.spoil(content / mistake.path)
    return next(problem for problem in problems_of(content) if problem.message.id == mistake.id)


@pytest.mark.parametrize(
    "mistake", [*MISTAKES, *FILES, *PASTED], ids=lambda mistake: mistake.name.replace("\t", "tab")
)
def test_each_mistake_is_told_in_each_language_with_a_hint(
    content: Path, mistake: Mistake | FileMistake
) -> None:
    problem = problem_of(content, mistake)
    for language in languages():
        translate = translator(language)
        said, hint = problem.text.say(translate), problem.hint.say(translate)
        assert said
        assert hint.endswith((".", "?", "…", "/", ")", "’")) or mistake.id == "bad-slug"
        assert "{" not in hint.replace("{{", "") or mistake.id in SHOWING_BRACES
        if language != WRITTEN_IN:
            assert said != problem.text.say()
            assert hint != problem.hint.say()
