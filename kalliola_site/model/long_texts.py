"""The long texts of pages: one Markdown file for each page and language."""

from __future__ import annotations

from collections.abc import Mapping

from kalliola_site.syntax.source import Source

Texts = Mapping[tuple[str, str], Source]
"""The long texts by page and language."""
