"""An indicator with all that was measured, wherever it was written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.indicator import Indicator, Measurement


@frozen_value
class MeasuredIndicator:
    """An indicator and all that was measured of it."""

    indicator: Indicator
    measurements: tuple[Measurement, ...]
    """In order of their days."""


def known_until(indicators: Mapping[str, tuple[MeasuredIndicator, ...]]) -> date | None:
    """Return the day of the latest measurement of all indicators, by which is told what is late."""
    found = (item.measurements for items in indicators.values() for item in items)
    return max((measurements[-1].date for measurements in found if measurements), default=None)
