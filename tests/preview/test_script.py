"""The editor's script, as it is sent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kalliola_site.preview.script import FOLDER, MODULES, words_module
from kalliola_site.problems.message_language import languages, translator

LIMIT = 25 * 1024
"""How many bytes all its modules may have together, comments and all."""


def module(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def test_all_modules_together_are_small() -> None:
    assert sum(len(module(name).encode()) for name in MODULES) <= LIMIT


def test_modules_name_only_modules_that_are_there() -> None:
    named = {
        found for name in MODULES for found in re.findall(r'(?:from|import\() ?"\./([^"]+)"', module(name))
    }
    assert named == {*MODULES, "words.js"} - {"client.js"}


@pytest.mark.parametrize("language", languages())
def test_every_word_that_the_script_says_is_there_in_each_language(language: str) -> None:
    said = {word for name in MODULES for word in re.findall(r"\bwords\.(?!js)(\w+)", module(name))}
    written = words_module(Path(), "x", language, translator(language))
    assert said == set(re.findall(r'(?m)^ "(\w+)":', written))


def test_the_script_makes_no_markup_of_words_and_runs_none() -> None:
    # What is set as HTML was written, and escaped, by the preview.
    set_as_html = {found for name in MODULES for found in re.findall(r"\w*HTML\b[^,;)]*", module(name))}
    assert set_as_html == {"innerHTML = html", "innerHTML: shown.pages }"}
    assert not [name for name in MODULES if re.search(r"\beval\(|new Function|\.write\(", module(name))]
