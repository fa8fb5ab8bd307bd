"""Projects to measure with: the real one, with as many generated goals as wanted in place of its own.

Every word is drawn from a fixed seed, so the same number of goals gives the same bytes anywhere.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PARAGRAPHS = 4
SENTENCES = 4
MEANS = 6
OUTCOMES = 4

THEME_LENGTH = 28
TITLE_LENGTH = 36
SENTENCE_LENGTH = 90
ITEM_LENGTH = 64
INDICATORS = 5
INDICATOR_LENGTH = 28
YEARS = (2022, 2023, 2024, 2025)
TARGET_YEAR = 2030
BOLD_SHARE = 0.4
"""The share of sentences that have two words in bold."""

_WORDS = {
    "fi": """
        naapurusto yhteisö kaupunki asukas vapaaehtoinen kohtaaminen luottamus reiluus ilo talo piha
        portti tapahtuma ryhmä nuori perhe ikäihminen tuki neuvonta kurssi harrastus kumppani verkosto
        osaaminen tieto viestintä laatu talous työ vuosi alue palvelu ja sekä että kun jotta myös entistä
        yhteinen avoin vahva uusi paikallinen kestävä rakentaa tukee lisää vähentää kuulee kokoaa kutsuu
        oppii näkyy
        """,
    "en": """
        neighbourhood community city resident volunteer meeting trust fairness joy house yard gateway
        event group youth family elder support advice course hobby partner network skill knowledge
        communication quality economy work year area service and also so that when more shared open strong
        new local lasting builds supports increases reduces hears gathers invites learns shows the of in
        for with
        """,
}

VOCABULARY = {language: words.split() for language, words in _WORDS.items()}
"""The words of each language; none can be mistaken for anything else in YAML."""

EDITED_LANGUAGE = "fi"


def write_corpus(project: Path, templates: Path, folder: Path, goals: int) -> None:
    """Write a project of so many goals into a folder that is not there yet.

    All but the goals, the templates and what was ever published is copied from ``project``; copied, since a
    project may have no symbolic links.
    """
    shutil.copytree(templates, folder / "templates")
    left_out = shutil.ignore_patterns("goals", "addresses.yml", "translations.yml")
    shutil.copytree(project / "content", folder / "content", ignore=left_out)
    site = folder / "content" / "site.yml"
    # The tools it is compared with draw no pictures for shared links.
    site.write_text(f"{site.read_text(encoding='utf-8')}\nshare_images: false\n", encoding="utf-8")
    top = folder / "content" / "goals"
    top.mkdir()
    for number in range(1, goals + 1):
        goal_path(folder, number).write_text(goal_text(number), encoding="utf-8")


def goal_path(folder: Path, number: int) -> Path:
    """Tell where the file of a goal is."""
    return folder / "content" / "goals" / f"{number:05d}-goal.yml"


def goal_name(number: int) -> str:
    """Tell a goal's id, which is also the end of its address."""
    return f"goal-{number:05d}"


@dataclass(frozen=True, slots=True)
class GoalTexts:
    """What a goal says in one language."""

    theme: str
    title: str
    paragraphs: list[str]
    means: list[str]
    outcomes: list[str]
    indicators: list[str]


def goal_texts(number: int) -> dict[str, GoalTexts]:
    """Make up what a goal says, by language."""
    return {language: _texts_in(number, language) for language in VOCABULARY}


def _texts_in(number: int, language: str) -> GoalTexts:
    writer = _Writer(number, language)
    theme, title, paragraphs = writer.phrase(THEME_LENGTH), writer.title(), writer.paragraphs()
    if language == EDITED_LANGUAGE:
        paragraphs[-1] += f" {revision_mark(0)}"
    items = writer.items(MEANS), writer.items(OUTCOMES)
    return GoalTexts(
        theme, title, paragraphs, *items, [writer.phrase(INDICATOR_LENGTH) for _ in range(INDICATORS)]
    )


def figures(number: int) -> list[list[str]]:
    """Make up the figures of a goal's indicators, a year each; the last is the target."""
    chance = random.Random(number)  # noqa: S311 - repeatable is the point
    series = [sorted(chance.randint(10, 9000) for _ in (*YEARS, TARGET_YEAR)) for _ in range(INDICATORS)]
    return [[f"{value // 10}.{value % 10}" for value in values] for values in series]


def goal_text(number: int) -> str:
    """Write the file of one goal."""
    texts = goal_texts(number)
    name = goal_name(number)
    lines = [f"number: {number}", f"id: {name}"]
    lines += _texts("slug", dict.fromkeys(texts, name))
    lines += _texts("theme", {language: text.theme for language, text in texts.items()})
    lines += _texts("title", {language: text.title for language, text in texts.items()})
    lines += _list("description", {language: text.paragraphs for language, text in texts.items()})
    lines += _list("means", {language: text.means for language, text in texts.items()})
    lines += _list("outcomes", {language: text.outcomes for language, text in texts.items()})
    lines.append("indicators:")
    for index, series in enumerate(figures(number)):
        names = ", ".join(f"{language}: {text.indicators[index]}" for language, text in texts.items())
        baseline, *measured = (
            f"{{date: {year}-12-31, value: {value}}}" for year, value in zip(YEARS, series, strict=False)
        )
        lines += [
            f"  - id: {name}-indicator-{index + 1}",
            f"    name: {{{names}}}",
            "    unit: number",
            "    direction: up",
            f"    baseline: {baseline}",
            f"    target: {{date: {TARGET_YEAR}-12-31, value: {series[-1]}}}",
            f"    measurements: [{', '.join(measured)}]",
        ]
    return "\n".join([*lines, ""])


def revision_mark(revision: int) -> str:
    """Give the sentence by which an edited text is told from what it was."""
    return f"Revision {revision}."


def edit_goal(folder: Path, number: int, revision: int) -> None:
    """Change one word in the description of a goal, in one language, to the next revision."""
    _revise(goal_path(folder, number), revision)


def edit_hugo_goal(folder: Path, number: int, revision: int) -> None:
    """Do the same in a project of Hugo's."""
    _revise(folder / "content" / EDITED_LANGUAGE / f"{goal_name(number)}.md", revision)


def _revise(path: Path, revision: int) -> None:
    before = path.read_text(encoding="utf-8")
    after = before.replace(revision_mark(revision - 1), revision_mark(revision))
    if after == before:
        raise RuntimeError(f"{path} is not at revision {revision - 1}")
    path.write_text(after, encoding="utf-8")


def edit_template(path: Path, revision: int) -> None:
    """Change a word in a template."""
    text = path.read_text(encoding="utf-8")
    marked = re.sub(r'<h1( data-revision="\d+")?', f'<h1 data-revision="{revision}"', text, count=1)
    path.write_text(marked, encoding="utf-8")


def shows_mark(site: Path, number: int, mark: str) -> bool:
    """Whether the site has a page of that goal that shows some words."""
    pages = site.rglob(f"{goal_name(number)}/index.html")
    return any(mark in page.read_text(encoding="utf-8") for page in pages)


def write_hugo_corpus(layouts: Path, folder: Path, goals: int) -> None:
    """Write the same goals, with the same words on the same pages, as a project of Hugo's."""
    shutil.copytree(layouts, folder)
    for language in VOCABULARY:
        top = folder / "content" / language
        top.mkdir(parents=True)
        title = {"fi": "Strategia"}.get(language, "Strategy")
        (top / "_index.md").write_text(f"---\ntitle: {title}\n---\n", encoding="utf-8")
        for number in range(1, goals + 1):
            (top / f"{goal_name(number)}.md").write_text(hugo_text(number, language), encoding="utf-8")


def hugo_text(number: int, language: str) -> str:
    """Write a goal in one language: its data as front matter, its description as Markdown."""
    text = goal_texts(number)[language]
    lines = ["---", f"title: {text.title}", f"slug: {goal_name(number)}", f"weight: {number}"]
    for key, items in (("means", text.means), ("outcomes", text.outcomes)):
        lines += [f"{key}:", *(f"  - {item}" for item in items)]
    lines.append("indicators:")
    for name, series in zip(text.indicators, figures(number), strict=True):
        lines += [f"  - name: {name}", f"    figures: [{', '.join(series)}]"]
    return "\n".join([*lines, "---", "", "\n\n".join(text.paragraphs), ""])


def remove_results(folder: Path, names: Iterable[str]) -> None:
    """Remove from a project what builds have made."""
    for name in names:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


class _Writer:
    """Writes the texts of one goal in one language."""

    def __init__(self, number: int, language: str) -> None:
        self._number = number
        self._words = VOCABULARY[language]
        self._random = random.Random(f"{number} {language}")  # noqa: S311 - repeatable is the point

    def phrase(self, length: int) -> str:
        """Write words of about so many characters together."""
        return " ".join(self._some_words(length))

    def title(self) -> str:
        """Write a title that no other goal has."""
        return f"{self.phrase(TITLE_LENGTH)} {self._number}"

    def items(self, count: int) -> list[str]:
        """Write the items of a list."""
        return [self.phrase(ITEM_LENGTH) for _ in range(count)]

    def paragraphs(self) -> list[str]:
        """Write the description."""
        return [" ".join(self._sentence() for _ in range(SENTENCES)) for _ in range(PARAGRAPHS)]

    def _sentence(self) -> str:
        words = self._some_words(SENTENCE_LENGTH)
        place = self._random.randrange(1, len(words) - 2)
        if self._random.random() < BOLD_SHARE:
            words[place] = f"**{words[place]}"
            words[place + 1] += "**"
        return " ".join(words) + "."

    def _some_words(self, length: int) -> list[str]:
        words: list[str] = []
        while sum(map(len, words)) + len(words) < length:
            words.append(self._random.choice(self._words))
        words[0] = words[0].capitalize()
        return words


def _texts(key: str, texts: dict[str, str]) -> Iterator[str]:
    yield f"{key}:"
    for language, text in texts.items():
        yield f"  {language}: {text}"


def _list(key: str, texts: dict[str, list[str]]) -> Iterator[str]:
    yield f"{key}:"
    for item in zip(*texts.values(), strict=True):
        for index, (language, text) in enumerate(zip(texts, item, strict=True)):
            yield f"  {'  ' if index else '- '}{language}: {text}"
