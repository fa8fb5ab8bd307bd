"""The windows of a bay: one for each indicator of a goal."""

from __future__ import annotations

from collections.abc import Iterable

from kalliola_site.indicators.indicator_view import WINDOWS
from kalliola_site.indicators.progress import Progress

WINDOWS_OF_BAY = 4
"""How many windows each goal has in the house."""


def windows_of_bay(number: int, indicators: Iterable[Progress]) -> tuple[str, ...]:
    """Return what the windows of a goal's bay in the house are like: its indicators', and the rest.

    Where there are indicators, the rest are blind, so that no lamp is taken for a result.

    Args:
        number: The goal's number, which the window that comes first hangs on: no two bays are alike.
        indicators: Its indicators; while there are none, one window is shuttered.
    """
    states = [WINDOWS[progress.state] for progress in indicators][:WINDOWS_OF_BAY]
    windows = ["blind" if states else "lamp"] * WINDOWS_OF_BAY
    for place, window in enumerate(states or ["shuttered"], number + 1):
        windows[place % WINDOWS_OF_BAY] = window
    return tuple(windows)
