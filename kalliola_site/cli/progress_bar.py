"""The bar that shows how far a build is."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from kalliola_site.cli import terminal

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar as ProgressBarOfClick


class ProgressBar:
    """Shows on a terminal how far a build is, if it takes longer than a second; nothing elsewhere."""

    _PATIENCE = 1.0
    """The seconds for which nothing is shown."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._started = time.perf_counter()
        self._bar: ProgressBarOfClick[int] | None = None

    def show(self, made: int, of: int) -> None:
        """Show how many things have been made, and of how many."""
        if self._bar is None:
            if time.perf_counter() - self._started < self._PATIENCE or not terminal.is_terminal(sys.stderr):
                return
            self._bar = click.progressbar(length=of, label=self._label, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(made - self._bar.pos)

    def end(self) -> None:
        """Show it no longer."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
