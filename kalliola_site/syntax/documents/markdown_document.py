"""Documents in Markdown (.md): their headings, paragraphs, lists and what is strong in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kalliola_site.syntax.documents.blocks import (
    Block,
    Document,
    Paragraph,
    Picture,
    Run,
    letters_in,
)
from kalliola_site.syntax.documents.typed_lists import with_typed_marks_read
from kalliola_site.syntax.markdown import new_parser
from kalliola_site.syntax.source import without_unseen

if TYPE_CHECKING:
    from markdown_it.token import Token


def read_markdown(text: str) -> Document:
    """Read a text in Markdown."""
    tokens = new_parser().parse(without_unseen(text))
    blocks = tuple(_blocks(tokens))
    words = [text for token in tokens for text in _all_text(token)]
    return Document(blocks, (), letters_in(words), ".md")


def _all_text(token: Token) -> Iterator[str]:
    if token.type in ("fence", "code_block", "html_block"):
        yield token.content
    for child in token.children or ():
        # What an image shows instead of itself is no text of the document.
        if child.type != "image":
            yield child.content


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    level, depth, label = 0, -1, ""
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = 0
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "list_item_open":
            label = f"{token.info}." if token.info else ""
        elif token.type == "inline":
            runs, pictures = _runs(token.children or [])
            if any(run.text.strip() for run in runs):
                at = depth if not level else -1
                yield with_typed_marks_read(Paragraph(runs, level=level, depth=at, label=label))
            label = ""
            yield from (Picture(description) for description in pictures)
        elif token.type in ("fence", "code_block", "html_block") and token.content.strip():
            yield Paragraph((Run(token.content.rstrip("\n")),))


def _runs(children: list[Token]) -> tuple[tuple[Run, ...], list[str]]:
    strong, runs, pictures = 0, [], []
    for child in children:
        if child.type == "strong_open":
            strong += 1
        elif child.type == "strong_close":
            strong -= 1
        elif child.type in ("softbreak", "hardbreak"):
            runs.append(Run(" " if child.type == "softbreak" else "\n", bool(strong)))
        elif child.type == "image":
            pictures.append(child.content)
        elif child.content:
            runs.append(Run(child.content, bool(strong)))
    return tuple(runs), pictures
