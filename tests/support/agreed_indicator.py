"""An indicator that is agreed, to be changed at will."""

from __future__ import annotations

from collections.abc import Mapping

AGREED: Mapping[str, object] = {
    "id": "volunteers",
    "name": {"fi": "Vapaaehtoisia"},
    "unit": "number",
    "direction": "up",
    "baseline": {"date": "2026-01-01", "value": "100"},
    "target": {"date": "2028-01-01", "value": "200"},
}
