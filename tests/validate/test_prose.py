"""Remarks on how texts are written: what ``check`` says of them, where, and how each remark is silenced."""

from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.load.project import load
from kalliola_site.pipeline import assemble, check
from kalliola_site.problems.problem import Problem
from kalliola_site.problems.report import report
from kalliola_site.validate.content import validate
from kalliola_site.validate.remarks.prose import prose_problems
from tests.conftest import LIVING, SAMPLE

GOAL = "content/goals/1-inequality.yml"
SITE = "content/site.yml"
ABOUT = "content/pages/about.fi.md"
ENGLISH = "content/pages/about.en.md"

FINNISH_THEME = "  fi: Brändi ja viestintä\n"


def remarks(project: Path) -> tuple[Problem, ...]:
    sources, _ = load(project)
    content, problems = validate(sources)
    assert content is not None, problems
    return tuple(prose_problems(content))


def change(project: Path, path: str, old: str, new: str) -> None:
    text = (project / path).read_text(encoding="utf-8")
    assert old in text
    (project / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def write(project: Path, path: str, text: str) -> None:
    (project / path).write_text(text, encoding="utf-8")


def told(project: Path) -> list[tuple[str, str]]:
    """The name of each remark with the very characters it is about."""
    return [
        (problem.message.id, problem.place.excerpt[problem.place.column - 1 :][: problem.place.length])
        for problem in remarks(project)
    ]


@pytest.mark.parametrize("folder", [LIVING, SAMPLE])
def test_the_content_has_nothing_to_remark_on(folder: Path) -> None:
    assert [report(problem) for problem in remarks(folder)] == []


@pytest.mark.parametrize(
    ("text", "remark", "about"),
    [
        ("Se on niin että että se on.", "repeated-word", "että"),
        ("Tämä tämä on.", "repeated-word", "tämä"),
        ("Tämä **tämä** on.", "repeated-word", "tämä"),
        ("Uusi\nuusi talo.", "repeated-word", "uusi"),
        ("Yksi  väli.", "double-space", "  "),
        ("Yksi \u00a0väli.", "double-space", " \u00a0"),
        ('Hän sanoi "kyllä" heti.', "straight-quotes", '"kyllä"'),
        ("Hän sanoi 'kyllä' heti.", "straight-quotes", "'kyllä'"),
        ('Leveys on 6".', "straight-quotes", '"'),
        ("Kallion rock'n roll.", "straight-quotes", "'"),
        ("Strategia 2023-2025 on.", "dash-in-range", "-"),
        ("Strategia 2023—2025 on.", "dash-in-range", "—"),
        ("Vuodet 2023-25 ovat.", "dash-in-range", "-"),
        ("Mukana 10 - 12 henkeä.", "dash-in-range", "-"),
        ("Auki klo 9-16.", "dash-in-range", "-"),
        ("Auki 9.00-16.30 joka päivä.", "dash-in-range", "-"),
        ("Haku on 1.1.-31.3.2025.", "dash-in-range", "-"),
        ("## Otsikko.\n\nTeksti.", "heading-full-stop", "."),
        ("## Otsikko **tässä.**\n\nTeksti.", "heading-full-stop", "."),
        ("Otsikko.\n---\n\nTeksti.", "heading-full-stop", "."),
        ("Lue lisää [tästä](story).", "vague-link-text", "tästä"),
        ("[Klikkaa\ntästä!](story)", "vague-link-text", "Klikkaa"),
        ("[**Tästä**](story)", "vague-link-text", "**Tästä**"),
        ("Rahoittaja on STEA.", "unexplained-abbreviation", "STEA"),
        ("Rahoittaja on STEA:n väki.", "unexplained-abbreviation", "STEA"),
    ],
)
def test_a_long_text_is_remarked_on_at_the_very_characters(
    content: Path, text: str, remark: str, about: str
) -> None:
    write(content, ABOUT, f"Alku.\n\n{text}\n\nLoppu.\n")
    assert told(content) == [(remark, about)]


@pytest.mark.parametrize(
    "written",
    [
        "  fi: Se on että että se\n",
        '  fi: "Se on että että se"\n',
        "  fi: 'Se on että että se'\n",
        "  fi: >-\n    Se on että\n    että se\n",
        "  fi: |\n    Se on\n    että että se\n",
        "  fi: Se on\n    että\n    että se\n",
    ],
)
def test_a_short_text_is_remarked_on_however_yaml_writes_it(content: Path, written: str) -> None:
    change(content, GOAL, FINNISH_THEME, written)
    (problem,) = remarks(content)
    lines = (content / GOAL).read_text(encoding="utf-8").split("\n")
    assert problem.place.excerpt == lines[problem.place.line - 1]
    assert problem.place.excerpt[problem.place.column - 1 :].startswith("että se")
    assert (problem.place.path, problem.place.length) == (GOAL, 4)


@pytest.mark.parametrize(
    "text",
    [
        "Päivä 2025-01-31 ja kuukausi 2025-01.",
        "Soita 09-123 4567 tai 040-1234567.",
        "Y-tunnus 1234567-8, standardi 9001-1 ja A4-19.",
        "Lue https://www.kalliola.fi/2023-2025 ja <https://www.kalliola.fi/10-12>.",
        "Lue [vuosista](https://www.kalliola.fi/2023-2025?a='b').",
        'Kirjoita `2023-2025` ja `että että` ja `"a"`.',
        "    koodia  koodia 10-12\n",
        "```\nkoodia koodia 'x' STEA\n```\n",
        "Vuodet 2023–2025 ja 10–12 henkeä.",
        "Kirjoita osoitteeseen 10-12@kalliola.fi.",
        "1.  luettelo\n2.  luettelo\n\n-   kohta",
        "## Mitä sitten...\n\nTeksti.",
        "## Mitä sitten?\n\nTeksti.",
        "## Arvot\nArvot ovat tärkeitä.",
        "- arvot\n- arvot",
        "Rivi päättyy  \ntähän.",
        "”Kyllä”, hän sanoi: rock’n roll.",
        "Sano se, se on näin.",
        "STEA (Sosiaali- ja terveysjärjestöjen avustuskeskus) rahoittaa. STEA:n raha.",
        "Sosiaali- ja terveysjärjestöjen avustuskeskus (STEA) rahoittaa.",
        "Kuningas Kustaa II Aadolf ja EU ja A-luokka.",
        "VISIO on visio.",
        "Luvut 5-3, 7-7 ja 12-10.",
        "[Kalliolan tarina tästä](story)",
        "Tavoite {number} {number}.",
        "Lukee [tarina](story) [tarina](vision)",
    ],
)
def test_what_is_right_as_it_is_is_not_remarked_on(content: Path, text: str) -> None:
    write(content, ABOUT, f"Alku.\n\n{text}\n\nLoppu.\n")
    assert told(content) == []


def test_addresses_of_pages_are_no_prose(content: Path) -> None:
    change(content, GOAL, "fi: eriarvoisuuden-ratkaisija", "fi: 2023-2025")
    assert told(content) == []


def test_an_abbreviation_is_told_of_once_in_each_file(content: Path) -> None:
    write(content, ABOUT, "STEA ja STEA.\n\nSTEA.\n")
    write(content, "content/pages/vision.fi.md", "STEA.\n")
    assert [(problem.place.path, problem.place.line) for problem in remarks(content)] == [
        (ABOUT, 1),
        ("content/pages/vision.fi.md", 1),
    ]


def test_each_language_has_its_own_words(content: Path) -> None:
    write(content, ABOUT, "[Here](story) ja [tästä](story).\n")
    write(content, ENGLISH, "[Here](story) and [tästä](story).\n")
    assert [(problem.place.path, problem.values["words"]) for problem in remarks(content)] == [
        (ENGLISH, "Here"),
        (ABOUT, "tästä"),
    ]


def test_the_hint_shows_the_quotation_marks_of_the_language(content: Path) -> None:
    write(content, ABOUT, 'Sano "kyllä".\n')
    write(content, ENGLISH, 'Say "yes".\n')
    hints = {problem.place.path: str(problem.hint) for problem in remarks(content)}
    assert (hints[ABOUT], hints[ENGLISH]) == (
        "Write it curly instead: ”…”",
        "Write it curly instead: ‘…’",
    )


@pytest.mark.parametrize("nothing", ["null", "", "''"])
def test_a_language_with_nothing_after_it_is_as_if_it_were_left_out(content: Path, nothing: str) -> None:
    change(content, SITE, "en: ‘…’", f"en: {nothing}")
    write(content, ENGLISH, 'Say "yes".\n')
    (problem,) = remarks(content)
    assert str(problem.hint) == "Write it curly instead: “…”, or as the language has it"


def test_the_hint_shows_the_range_as_it_should_be(content: Path) -> None:
    write(content, ABOUT, "Mukana 10 - 12 henkeä.\n")
    (problem,) = remarks(content)
    assert str(problem.hint) == "Write 10–12, without spaces."


# Switching off and accepting

ALL_WRONG = """## Otsikko.

Lue lue  [tästä](story) "STEA" vuosista 2023-2025.
"""


@pytest.mark.parametrize(
    "name",
    [
        "repeated-word",
        "double-space",
        "straight-quotes",
        "dash-in-range",
        "heading-full-stop",
        "vague-link-text",
        "unexplained-abbreviation",
    ],
)
def test_each_check_can_be_switched_off_by_its_name(content: Path, name: str) -> None:
    write(content, ABOUT, ALL_WRONG)
    before = {remark for remark, _ in told(content)}
    assert len(before) == 7
    change(content, SITE, "off: []", f"off: [{name}]")
    assert {remark for remark, _ in told(content)} == before - {name}


def test_a_check_that_is_not_there_is_told_of_with_a_suggestion(content: Path) -> None:
    change(content, SITE, "off: []", "off: [repeted-word]")
    _, problems = validate(load(content)[0])
    problem = next(problem for problem in problems if problem.message.id == "not-a-choice")
    assert problem.place.excerpt[problem.place.column - 1 :].startswith("repeted-word")
    assert str(problem.hint) == "Did you mean repeated-word?"


def test_words_for_a_language_that_the_site_does_not_have_are_told_of(content: Path) -> None:
    change(content, SITE, "{fi: ”…”, en: ‘…’}", "{fi: ”…”, eng: ‘…’}")
    _, problems = validate(load(content)[0])
    problem = next(problem for problem in problems if problem.message.id == "unknown-language")
    assert str(problem.hint) == "Did you mean en?"


def test_without_any_settings_all_checks_are_made(content: Path) -> None:
    text = (content / SITE).read_text(encoding="utf-8")
    write(content, SITE, text[: text.index("prose:")])
    write(content, ABOUT, 'Lue lue "tämä".\n')
    found = remarks(content)
    assert {"repeated-word", "straight-quotes", "heading-full-stop"} <= {
        problem.message.id for problem in found
    }
    quotes = next(problem for problem in found if problem.message.id == "straight-quotes")
    assert "as the language has it" in str(quotes.hint)


@pytest.mark.parametrize("text", ["Näin se se on.", "Näin se\nse on.", "Siis: Näin se se on. Ja muuta."])
def test_an_accepted_text_is_let_pass_wherever_it_stands(content: Path, text: str) -> None:
    change(content, SITE, "  accepted:\n", "  accepted:\n    - Näin se se on.\n")
    write(content, ABOUT, f"{text}\n")
    assert told(content) == []


def test_an_accepted_text_lets_nothing_else_pass(content: Path) -> None:
    change(content, SITE, "  accepted:\n", "  accepted:\n    - Näin se se on.\n")
    write(content, ABOUT, "Näin se se on. Toisin se se on.\n")
    assert told(content) == [("repeated-word", "se")]


def test_an_accepted_text_that_nothing_remarks_on_is_told_of(content: Path) -> None:
    change(content, SITE, "  accepted:\n", "  accepted:\n    - Tätä ei ole missään.\n")
    (problem,) = remarks(content)
    assert problem.message.id == "accepted-for-nothing"
    assert problem.place.excerpt == "    - Tätä ei ole missään."


def test_a_check_switched_off_makes_no_accepted_text_needless(content: Path) -> None:
    change(content, SITE, "off: []", "off: [heading-full-stop]")
    assert told(content) == []


# Who gives them


def test_remarks_are_given_by_check_and_not_by_a_build(project: Path) -> None:
    text = (project / ABOUT).read_text(encoding="utf-8")
    write(project, ABOUT, f"{text}\n\nLue lue.\n")
    remark = "repeated-word"
    assert remark in {problem.message.id for problem in check(project).warnings}
    assert remark not in {problem.message.id for problem in assemble(project).warnings}


def test_every_remark_is_a_warning(content: Path) -> None:
    write(content, ABOUT, ALL_WRONG)
    assert {problem.severity for problem in remarks(content)} == {"warning"}


def letters_missing(project: Path) -> list[tuple[str, str]]:
    found = (problem for problem in check(project).warnings if problem.message.id == "letters-missing")
    return [(str(problem.place), str(problem.values["letters"])) for problem in found]


def test_letters_that_the_faces_lack_are_told_of_once_a_file_where_they_stand_first(project: Path) -> None:
    assert letters_missing(project) == []
    write(project, ABOUT, "## Sámi álbmogat\n\nǨeâllaž Ǩiõll ja Жук\n\nǨ kk\u030c ⁠\u00ad\n")
    assert letters_missing(project) == [(f"{ABOUT}:3:1", "Ǩ Ж к у"), (f"{ABOUT}:5:1", "ǩ")]


def test_the_letters_of_inari_sami_are_there(project: Path) -> None:
    write(project, ABOUT, "## Čuávui Ŋ\n\nÁášu, čääci, đ, ŋ, škovlâ, žŽ, Đ\n")
    assert letters_missing(project) == []


def test_a_letter_that_only_the_face_of_texts_has_is_told_of(project: Path) -> None:
    write(project, ABOUT, "Ruoŧŧa\n")
    assert letters_missing(project) == [(f"{ABOUT}:1:1", "ŧ")]


def test_a_letter_in_the_name_of_the_publisher_is_told_of_too(project: Path) -> None:
    change(project, SITE, "  name: Kalliola\n", "  name: Ǯalliola\n")
    assert any(place.startswith(SITE) and letters == "Ǯ" for place, letters in letters_missing(project))


def test_a_face_without_a_table_may_have_any_letter(project: Path) -> None:
    for table in (project / "templates/assets/fonts").glob("*.outlines.json"):
        table.unlink()
    write(project, ABOUT, "## Ǩ\n\nǨ\n")
    assert letters_missing(project) == []
