from __future__ import annotations

import os
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kalliola_site.problems import messages
from kalliola_site.problems.invocation import quoted
from kalliola_site.problems.message_language import (
    LOCALES,
    WRITTEN_IN,
    languages,
    preferred_language,
    translator,
)
from scripts import make_catalogue
from tests.conftest import ROOT

TRANSLATED = [language for language in languages() if language != WRITTEN_IN]
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")
ONLY_PLACEHOLDERS = {
    "{instead}",
    "{suggestion}",
    "{field} ({language})",
    "{part} ({years})",
    "{part}: {text}",
}

PROGRAM = f"python3 {quoted(ROOT / 'build.py')}"
"""How the program is started here, as it says itself."""


def run(
    *arguments: str | Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does whose system speaks no language but what ``environment`` says."""
    silent = {name: value for name, value in os.environ.items() if name not in LOCALE_VARIABLES}
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *map(str, arguments)],
        cwd=ROOT,
        env={**silent, **(environment or {}), "PYTHONIOENCODING": "utf-8"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def catalogue(language: str) -> make_catalogue.Catalogue:
    return make_catalogue.catalogue(language, make_catalogue.po_file(language).read_bytes())


def pairs(language: str) -> Iterator[tuple[str, str]]:
    """Each sentence with its translation; of one that counts, each of its forms."""
    for entry in catalogue(language):
        if isinstance(entry.id, tuple | list):
            yield from zip(entry.id, entry.string or (), strict=True)
        elif entry.id:
            yield entry.id, entry.string or ""


def placeholders(sentence: str) -> set[tuple[str, str | None]]:
    return {
        (name, conversion)
        for _, name, _, conversion in string.Formatter().parse(sentence)
        if name is not None
    }


def spoil(project: Path) -> None:
    goal = project / "content/goals/1-inequality.yml"
    text = goal.read_text(encoding="utf-8")
    spoilt = text.replace("outcomes:", "otcomes:").replace("number: 1\n", "number: yksi\n")
    goal.write_text(spoilt, encoding="utf-8")


# The catalogues


def test_there_is_a_catalogue_in_finnish() -> None:
    assert languages() == ("en", "fi")


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_has_the_sentences_of_the_code(language: str) -> None:
    po = make_catalogue.po_file(language).read_bytes()
    assert make_catalogue.updated(language, po) == po, "run python -m scripts.make_catalogue"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_is_translated_and_the_translation_was_looked_at(language: str) -> None:
    assert [english for english, translation in pairs(language) if not translation.strip()] == []
    assert [entry.id for entry in catalogue(language) if entry.fuzzy] == []
    untouched = {english for english, translation in pairs(language) if english == translation}
    assert untouched == ONLY_PLACEHOLDERS


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_placeholders_of_its_sentence(language: str) -> None:
    wrong = {
        english: translation
        for english, translation in pairs(language)
        if placeholders(english) != placeholders(translation)
    }
    assert wrong == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_ends_as_its_sentence_does(language: str) -> None:
    for english, translation in pairs(language):
        assert english[-1:].isspace() == translation[-1:].isspace()
        assert english.count("\n") == translation.count("\n")


def test_finnish_has_its_own_quotation_marks() -> None:
    assert [translation for _, translation in pairs("fi") if "“" in translation] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_what_the_written_one_compiles_to(language: str) -> None:
    po = make_catalogue.po_file(language)
    compiled = make_catalogue.compiled(language, po.read_bytes())
    assert po.with_suffix(".mo").read_bytes() == compiled, "run python -m scripts.make_catalogue"


def test_a_catalogue_tells_of_no_date_and_no_person() -> None:
    head = make_catalogue.po_file("fi").read_text(encoding="utf-8").partition("\n\n")[0]
    assert "Date" not in head
    assert "@" not in head


def test_a_new_language_starts_with_every_sentence_untranslated() -> None:
    new = make_catalogue.updated("sv", b"")
    assert {sentence.id for sentence in make_catalogue.sentences()} == {
        tuple(entry.id) if isinstance(entry.id, list) else entry.id
        for entry in make_catalogue.catalogue("sv", new)
        if entry.id
    }


def test_a_sentence_worded_anew_keeps_its_translation_for_someone_to_look_at() -> None:
    po = make_catalogue.po_file("fi").read_bytes()
    old = po.replace(b'"this is not an ordinary file"', b'"this is no ordinary file"')
    assert old != po
    entry = make_catalogue.catalogue("fi", make_catalogue.updated("fi", old))[messages.files.NOT_A_FILE.text]
    assert entry is not None
    assert (entry.string, entry.fuzzy) == ("tämä ei ole tavallinen tiedosto", True)


# The language that someone reads


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "fi_FI.UTF-8"}, "fi"),
        ({"LANG": "fi"}, "fi"),
        ({"LANG": "fi-FI"}, "fi"),
        ({"LC_MESSAGES": "fi_FI", "LANG": "en_GB.UTF-8"}, "fi"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "fi_FI.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "fi_FI.UTF-8"}, "fi"),
        ({"LC_ALL": "C", "LANG": "fi_FI.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "sv_FI.UTF-8"}, "en"),
        ({"LANG": "../../fi"}, "en"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells its language in its own way")
def test_the_language_is_that_of_the_system(environment: dict[str, str], language: str) -> None:
    assert preferred_language(environment) == language


def test_a_language_without_a_catalogue_leaves_a_sentence_as_it_was_written() -> None:
    assert translator("sv")("the file is missing") == "the file is missing"
    assert not (LOCALES / "sv").exists()


def test_a_phrase_within_a_sentence_is_translated_too() -> None:
    hint = messages.phrases.RENAME_OR_REMOVE_FILE.with_values(
        suggestion=messages.phrases.DID_YOU_MEAN.with_values(suggestion="site.yml")
    )
    said = hint.say(translator("fi"))
    assert said == "Tarkoititko site.yml? Nimeä tiedosto uudelleen tai siirrä se pois kansiosta."


# The command


def test_a_mistake_in_the_content_is_told_in_finnish(project: Path) -> None:
    spoil(project)
    done = run("check", "--project", project, "--lang", "fi")
    assert done.returncode == 1
    assert ": virhe: avainta otcomes ei tunneta tässä\n" in done.stderr
    assert "= Tarkoititko outcomes?\n" in done.stderr
    assert ": varoitus: sivuston osoite on vasta esimerkki\n" in done.stderr
    assert "2 virhettä ja 2 varoitusta. Mitään ei julkaistu; vanha sivusto on ennallaan." in done.stderr


def test_the_summary_is_in_finnish(project: Path) -> None:
    done = run("--project", project, "--lang=fi")
    assert done.returncode == 0
    assert done.stdout.startswith("Sivusto on valmis: 30 sivua 2 kielellä (")
    done = run("check", "--project", project, "--lang", "fi")
    assert done.stdout.startswith("Tarkistus on valmis: 30 sivua 2 kielellä (")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["buidl"], "Virhe: Komentoa 'buidl' ei ole. Tarkoititko 'build'?"),
        (["check", "--strikt"], "Virhe: Valitsinta '--strikt' ei ole. Tarkoititko '--strict'?"),
        (["check", "--project"], "Virhe: Valitsin '--project' tarvitsee arvon."),
        (["check", "--strict=yes"], "Virhe: Valitsimelle '--strict' ei anneta arvoa."),
        (["check", "one"], "Virhe: Komennossa on ylimääräinen sana: one"),
        (["check", "one", "two"], "Virhe: Komennossa on ylimääräisiä sanoja: one two"),
        (
            ["check", "--base-url", "x"],
            "Virhe: Tarkista valitsimen '--base-url' arvo: ”x” ei kelpaa sivuston",
        ),
    ],
)
def test_wrong_usage_is_told_in_finnish(arguments: list[str], words: str) -> None:
    done = run(*arguments, environment={"LC_ALL": "fi_FI.UTF-8"})
    assert done.returncode == 2
    assert words in done.stderr
    assert "Error" not in done.stderr


def test_wrong_usage_says_in_finnish_where_help_is() -> None:
    done = run("check", "one", environment={"LANG": "fi_FI.UTF-8"})
    assert f"Käyttö: {PROGRAM} check [VALITSIMET]" in done.stderr
    assert f"Ohjeen saat näin: {PROGRAM} check --help" in done.stderr


@pytest.mark.parametrize("environment", [{"LC_ALL": "fi_FI.UTF-8"}, {"LANG": "fi_FI.UTF-8"}])
def test_help_is_in_finnish_where_the_system_is(environment: dict[str, str]) -> None:
    done = run("--help", environment=environment)
    assert done.returncode == 0
    said = " ".join(done.stdout.split())
    assert "Julkaise YAML- ja Markdown-tiedostoihin kirjoitettu strategia verkkosivustona." in said
    assert "Ilman komentoa ohjelma rakentaa sivuston." in said
    for words in ("Käyttö:", "Valitsimet:", "Komennot:", "Näytä versio ja lopeta.", "Rakenna sivusto."):
        assert words in said


@pytest.mark.parametrize("command", ["build", "check", "brand"])
def test_the_help_of_a_command_is_in_finnish(command: str) -> None:
    done = run(command, "--lang", "fi", "--help")
    assert done.returncode == 0
    for words in ("Käyttö:", "Viestien kieli.", "Näytä tämä ohje ja lopeta.", "Esimerkki: "):
        assert words in done.stdout
    assert "Options" not in done.stdout


def test_the_option_is_stronger_than_the_system() -> None:
    done = run("check", "one", "--lang", "en", environment={"LC_ALL": "fi_FI.UTF-8"})
    assert "Error: Got unexpected extra argument (one)" in done.stderr


@pytest.mark.parametrize("environment", [{}, {"LC_ALL": "C"}, {"LC_ALL": "C", "LANGUAGE": "fi"}])
def test_without_a_language_all_is_in_english(project: Path, environment: dict[str, str]) -> None:
    spoil(project)
    done = run("check", "--project", project, environment=environment)
    assert ": error: the key otcomes is not known here\n" in done.stderr
    assert "2 errors and 2 warnings. Nothing was published" in done.stderr
    done = run("check", "one", environment=environment)
    assert f"Usage: {PROGRAM} check [OPTIONS]\nTry '{PROGRAM} check --help' for help.\n" in done.stderr


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"LC_ALL": "fi_FI.UTF-8"}])
def test_a_language_that_messages_are_not_in_is_wrong_usage(environment: dict[str, str]) -> None:
    done = run("check", "--lang", "xx", environment=environment)
    assert done.returncode == 2
    assert "“xx”" in done.stderr or "”xx”" in done.stderr
    assert "en, fi" in done.stderr


def test_a_system_in_a_language_that_messages_are_not_in_gets_english() -> None:
    done = run("check", "one", environment={"LC_ALL": "sv_SE.UTF-8"})
    assert "Error: Got unexpected extra argument (one)" in done.stderr
