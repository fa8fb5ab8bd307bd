"""A long text changes block by block; all other blocks keep their bytes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kalliola_site.syntax.markdown_editor import (
    find_block,
    text_blocks,
    with_block,
    with_block_before,
    without_block,
)
from kalliola_site.syntax.source import Source
from tests.support.randomised import examples

TEXT = """\
First, on
two lines.

## Heading
Right below.

- one
- two

  still two
1. three

> quoted

```
code

more
```
"""


def source(text: str = TEXT) -> Source:
    return Source("content/pages/x.en.md", text)


def test_a_text_is_parted_into_blocks_with_their_lines() -> None:
    assert [(block.lines, block.text.split("\n")[0]) for block in text_blocks(TEXT)] == [
        ((1, 2), "First, on"),
        ((4, 4), "## Heading"),
        ((5, 5), "Right below."),
        ((7, 7), "- one"),
        ((8, 10), "- two"),
        ((11, 11), "1. three"),
        ((13, 13), "> quoted"),
        ((15, 19), "```"),
    ]


blocks = st.sampled_from(list(text_blocks(TEXT)))


@settings(max_examples=examples(100), deadline=None)
@given(blocks, st.sampled_from(["x", "x\n\ny", "- x\n- y", "## x"]))
def test_another_block_leaves_all_around_it(block: object, words: str) -> None:
    (first, last), _ = block.lines, block.text  # type: ignore[attr-defined]
    lines = TEXT.split("\n")
    after = with_block(source(), (first, last), words).text.split("\n")
    assert after == [*lines[: first - 1], *words.split("\n"), *lines[last:]]


@settings(max_examples=examples(100), deadline=None)
@given(blocks)
def test_a_block_goes_with_the_empty_lines_that_parted_it(block: object) -> None:
    (first, last), _ = block.lines, block.text  # type: ignore[attr-defined]
    after = without_block(source(), (first, last)).text
    others = [other.text for other in text_blocks(TEXT) if other != block]
    assert [other.text for other in text_blocks(after)] == others
    assert "\n\n\n" not in after
    assert after.endswith("\n")


@pytest.mark.parametrize(
    ("before", "line", "words", "after"),
    [
        ("a\n\nb\n", 1, "x", "x\n\na\n\nb\n"),
        ("a\n\nb\n", 3, "x", "a\n\nx\n\nb\n"),
        ("a\n\nb\n", 4, "x", "a\n\nb\n\nx\n"),
        ("- a\n- b\n", 2, "- x", "- a\n- x\n- b\n"),
        ("- a\n", 2, "- x", "- a\n- x\n"),
        ("", 1, "x", "x\n"),
        ("a", 2, "x", "a\n\nx"),
    ],
)
def test_a_new_block_is_parted_from_those_beside_it(before: str, line: int, words: str, after: str) -> None:
    assert with_block_before(source(before), line, words).text == after


def test_a_block_is_found_where_it_stands_by_now() -> None:
    later = f"New.\n\n{TEXT}"
    assert find_block(later, (4, 4), "## Heading") == (6, 6)
    assert find_block(later, (4, 4), "## Another") is None
    assert find_block("a\n\na\n", (7, 7), "a") is None
