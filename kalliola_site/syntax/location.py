"""Where a value stands in a document: the keys and positions that lead to it."""

from __future__ import annotations

Location = tuple[int | str, ...]
"""Where in a document something is: the keys and the list positions (from 0) that lead to it."""
