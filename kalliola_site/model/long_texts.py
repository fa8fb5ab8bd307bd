"""The long texts of pages: one Markdown file for each page and language."""

from __future__ import annotations

from collections.abc import Mapping

from kalliola_site.syntax.source import Source

Texts = Mapping[tuple[str, str], Source]
"""The long texts by page and language."""


def in_language(path: str, language: str) -> str:
    """Name the file of the same long text in another language."""
    return f"{path.rsplit('.', 2)[0]}.{language}.md"
