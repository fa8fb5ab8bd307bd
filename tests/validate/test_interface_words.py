"""Every word of ``interface.yml`` is there for somebody: some page or feed shows it, or the preview."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kalliola_site.cli.main import main
from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import assemble, build
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_reader import read_yaml
from tests.conftest import copy_living_project, copy_project
from tests.support import pdf_libraries as libraries
from tests.support.compared import switch_on, write_goals

INTERFACE = "content/interface.yml"
ADDRESS = "https://strategia.kalliola.fi/"
OF_DOCUMENTS = "strategy.document"
"""The word that is shown only where documents can be made."""


TO_BE_AGREED = "indicators: to-be-agreed"
NOT_AGREED = "indicators:" + "".join(
    f"\n  - {{id: of-{unit}, name: {{fi: Mittari}}, unit: {unit}}}"
    for unit in ("percent", "number", "euros", "yes-no")
)
NOT_MEASURED = """indicators:
  - id: agreed
    name: {fi: Mittari}
    unit: number
    direction: up
    baseline: {date: 2023-01-01, value: 1}
    target: {date: 2025-12-31, value: 2}
"""


def mark(word: str) -> str:
    """Letters and digits that no page has by itself, for a word that is named by its keys."""
    return f"q{word.encode().hex()}q"


def texts(words: Mapping[str, object], above: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Give each word's name and its texts by language."""
    for key, value in words.items():
        assert isinstance(value, dict)
        if all(isinstance(text, str) for text in value.values()):
            yield f"{above}{key}", value
        else:
            yield from texts(value, f"{above}{key}.")


def mark_words(project: Path) -> list[str]:
    """Put its mark after each text of a project's interface; gives the names of the words."""
    file = project / INTERFACE
    read = read_yaml(Source(INTERFACE, file.read_text(encoding="utf-8")))
    assert isinstance(read, Document)
    words = read.value
    assert isinstance(words, dict)
    names = []
    for name, by_language in texts(words):
        names.append(name)
        for language, text in by_language.items():
            by_language[language] = f"{text} {mark(name)}"
    file.write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    return names


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What readers get of a site with a past strategy, and of one that moved and is half translated."""
    folder = tmp_path_factory.mktemp("words")
    living = copy_living_project(folder / "living")
    assert main(["new", "period", "2029-2031", "--project", str(living)]) == 0
    strategy = copy_project(folder / "strategy")
    switch_on(living)
    write_goals(living)
    for project in (living, strategy):
        mark_words(project)
    site = strategy / "content/site.yml"
    change(site, "languages:", "share_images: false\nlanguages:")
    change(strategy / "content/goals/1-inequality.yml", TO_BE_AGREED, NOT_AGREED)
    change(strategy / "content/goals/2-community.yml", TO_BE_AGREED, NOT_MEASURED)
    unreachable = build(strategy, strategy / "dist", BuildOptions(base_url=ADDRESS, record=True))
    change(site, "contact: {}", 'contact: {telephone: "+358 40 123 4567"}')
    change(site, "en: vision\n", "en: our-vision\n")
    change(strategy / "content/goals/1-inequality.yml", "  en: Brand and communications\n", "")
    change(living / "content/periods/2026-2028/goals/1-neighbours.yml", "number:", "draft: true\nnumber:")
    published = (
        *unreachable.files.items(),
        *assemble(living, BuildOptions(drafts=True)).files.items(),
        *assemble(
            strategy, BuildOptions(base_url=ADDRESS, pdf="never" if libraries.missing() else "always")
        ).files.items(),
    )
    return "".join(data.decode() for path, data in published if path.endswith((".html", ".xml")))


def test_every_word_of_the_interface_is_shown_somewhere(project: Path, shown: str) -> None:
    names = mark_words(project)
    assert len(names) > 100
    not_shown = [name for name in names if mark(name) not in shown]
    assert not_shown == ([OF_DOCUMENTS] if libraries.missing() else [])
