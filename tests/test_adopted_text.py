"""The Finnish strategy is published word for word as it was adopted.

Where the organisation decides on another wording, the same change belongs in ``tests/adopted/``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kalliola_site.pipeline import Site, assemble
from tests.site_pages import find_all, pages, parse, words

ADOPTED = Path(__file__).parent / "adopted" / "strategia-2023-2025.md"


def normalised(text: str) -> str:
    """Make text comparable: only white space, dashes, marks of emphasis and capitals may differ."""
    text = re.sub(r"[*#]|^- ", "", text, flags=re.MULTILINE)
    text = re.sub(r"\s*[-–—]\s*", " – ", text)
    return " ".join(text.split()).casefold()


def passages() -> list[str]:
    """The adopted text, cut at blank lines and at the ends of list items."""
    text = ADOPTED.read_text(encoding="utf-8")
    blocks = re.split(r"\n\s*\n|\n(?=- )|(?<=\d\.\*\*)\n", text)
    return list(dict.fromkeys(normal for block in blocks if (normal := normalised(block)) not in ("", "–")))


@pytest.fixture(scope="module")
def real_site(root: Path) -> Site:
    return assemble(root)


@pytest.fixture(scope="module")
def finnish_words(real_site: Site) -> str:
    finnish = [
        page for page in pages(real_site.files).values() if next(page.iter("html")).get("lang") == "fi"
    ]
    return " ¶ ".join(normalised(words(page)) for page in finnish)


@pytest.fixture(scope="module")
def whole_strategy(real_site: Site) -> str:
    return normalised(words(parse(real_site.files["strategia/index.html"])))


@pytest.mark.parametrize("passage", passages())
def test_each_passage_is_on_a_finnish_page(finnish_words: str, passage: str) -> None:
    assert passage in finnish_words


@pytest.mark.parametrize("passage", passages())
def test_each_passage_is_in_the_whole_strategy_on_one_page(whole_strategy: str, passage: str) -> None:
    assert passage in whole_strategy


def test_the_emphasis_in_the_story_is_kept(real_site: Site) -> None:
    story = parse(real_site.files["tarina/index.html"])
    emphasised = {words(element) for element in find_all(story, "strong")}
    source = ADOPTED.read_text(encoding="utf-8").partition("# Arvot")[0]
    assert emphasised == set(re.findall(r"\*\*(.+?)\*\*", source))
