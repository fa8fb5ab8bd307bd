"""The figures of all indicators as a table, one to a row, and the description of that table.

The table is CSV (RFC 4180) with the decimal point; the description is a Data Package, version 2
(datapackage.org), which readers of version 1 understand too.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from kalliola_site.data.open_data.facts import FORMAT, Facts
from kalliola_site.indicators.progress import STATES
from kalliola_site.model.base import IDENTIFIER

TABLE_FILE = "indicators.csv"

_KINDS = ("baseline", "measurement", "target")

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How a cell begins that spreadsheets take for a formula (OWASP, CSV Injection), the wide ones too."""

_GUARD = "'"


def indicator_table(facts: Facts, rows: Iterable[bytes]) -> bytes:
    """Write the table: baseline, measurements and target of each indicator, in order.

    Args:
        facts: What is said of the strategy.
        rows: Those of each goal, from ``goal_rows``.
    """
    head = _written([[column["name"] for column in _columns(facts)]])
    return b"".join([head.encode(), *rows])


def goal_rows(goal: Facts, languages: Sequence[str]) -> str:
    """Write the rows of a goal.

    An indicator that is to be agreed has a row without a figure, and so has a goal whose indicators all are.
    """
    return _written(_rows(goal, languages))


def _written(rows: Iterable[Iterable[object]]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


def _rows(goal: Facts, languages: Sequence[str]) -> Iterator[list[object]]:
    of_goal = [goal["id"], goal["number"]]
    for indicator in goal["indicators"]:
        head = [*of_goal, indicator["id"], *(_cell(indicator["name"].get(code)) for code in languages)]
        head += [_cell(indicator["unit"]), _cell(indicator["direction"]), indicator["state"]]
        figures = list(_figures(indicator)) or [("", {})]
        for kind, figure in figures:
            values = (_number(figure.get(name)) for name in ("value", "least", "most"))
            yield [*head, kind, figure.get("date", ""), *values]
    if not goal["indicators"]:
        yield [*of_goal, "", *("" for _ in languages), "", "", "to-be-agreed", "", "", "", "", ""]


def _figures(indicator: Facts) -> Iterator[tuple[str, Facts]]:
    kinds = (
        ("baseline", [indicator["baseline"]]),
        ("measurement", indicator["measurements"]),
        ("target", [indicator["target"]]),
    )
    for kind, figures in kinds:
        yield from ((kind, figure) for figure in figures if figure is not None)


def _cell(text: str | None) -> str:
    """A text that spreadsheets read as it is: what would be a formula has an apostrophe before it."""
    if text is None:
        return ""
    return f"{_GUARD}{text}" if text.startswith(_FORMULA) else text


def _number(figure: float | bool | None) -> str:
    """A figure in digits, never with an exponent; yes is 1 and no is 0."""
    if isinstance(figure, float):
        return format(Decimal(repr(figure)), "f")
    return "" if figure is None else str(int(figure))


def indicator_package(facts: Facts, table: bytes, description: str) -> Facts:
    """Describe the table for programs.

    Args:
        facts: What the table was written from.
        table: The table as it is published.
        description: What it is, in the first language.
    """
    (language, *_) = facts["languages"]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "indicators",
        "title": facts["name"][language],
        "description": description,
        "version": FORMAT,
        "homepage": facts["addresses"][language],
        "contributors": [{"title": facts["organisation"]["legal_name"], "roles": ["creator"]}],
        "resources": [
            {
                "name": "indicators",
                "path": TABLE_FILE,
                "type": "table",
                "scheme": "file",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(table),
                "hash": f"sha256:{hashlib.sha256(table).hexdigest()}",
                "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True},
                "schema": {
                    "fields": _columns(facts),
                    "missingValues": [""],
                },
            }
        ],
    }


def _columns(facts: Facts) -> list[dict[str, Any]]:
    identifier = {"pattern": IDENTIFIER.pattern}
    return [
        _column("goal_id", "string", "The goal's lasting name.", required=True, **identifier),
        _column("goal_number", "integer", "The goal's number.", required=True, minimum=1),
        _column(
            "indicator_id",
            "string",
            "The indicator's lasting name; empty where all of the goal's are to be agreed.",
            **identifier,
        ),
        *(
            _column(
                f"indicator_name_{code.lower().replace('-', '_')}",
                "string",
                f"The indicator's name in the language {code}. One that would begin with "
                "= + - or @ has an apostrophe before it, so that no spreadsheet takes it for a formula.",
            )
            for code in facts["languages"]
        ),
        _column("unit", "string", "What the figures are: percent, number, index, euros or yes-no."),
        _column("direction", "string", "Which way is better: up, down, or within two limits."),
        _column(
            "state",
            "string",
            "How the indicator stands, told from its figures, never from the day of reading.",
            required=True,
            enum=[*STATES],
        ),
        _column("kind", "string", "Which figure the row has; empty where there is none yet.", enum=[*_KINDS]),
        _column("date", "date", "The day of the figure."),
        _column("value", "number", "The figure. Of per cent, 12.5 is 12.5 %; yes is 1 and no is 0."),
        _column("least", "number", "Of a target that is a range: the lower limit."),
        _column("most", "number", "Of a target that is a range: the upper limit."),
    ]


def _column(name: str, kind: str, description: str, **constraints: object) -> dict[str, Any]:
    column: dict[str, Any] = {"name": name, "type": kind, "description": description}
    return {**column, "constraints": constraints} if constraints else column
