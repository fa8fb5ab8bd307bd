"""Tables of measurements: CSV files as spreadsheets write them, with the place of every cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.indicator import Measurement
from kalliola_site.model.mistakes import MistakesFoundError
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem
from kalliola_site.problems.suggest import suggest
from kalliola_site.syntax.source import Source

COLUMNS = Measurement.key_names()
"""The columns of a table, by the names of a measurement's keys."""

SEPARATORS = ";\t,"
"""What may stand between cells; the first of these that the first line has does."""

_SEPARATOR_NAMED = re.compile(r'(?i)\s*"?sep=([;,\t|])"?[\s;,]*')
"""What spreadsheets write above a table to say what stands between its cells."""

_EXAMPLE = ";".join(COLUMNS)


@frozen_value
class PlacedMeasurement:
    """A measurement, and where it was written."""

    measurement: Measurement
    date: Place
    value: Place


class _QuoteOpenError(Exception):
    def __init__(self, place: Place) -> None:
        self.place = place
        super().__init__(str(place))


@frozen_value
class _Cell:
    text: str
    place: Place


def read_table(source: Source) -> tuple[tuple[PlacedMeasurement, ...], tuple[Problem, ...]]:
    """Read a table of measurements (RFC 4180), with ``;``, tabs or commas between its cells.

    Returns:
        What could be read, and what is wrong with the rest.
    """
    try:
        rows = list(_rows(source))
    except _QuoteOpenError as error:
        return (), (Problem(error.place, messages.indicators.TABLE_QUOTE_OPEN),)
    if not rows:
        values = {"columns": _EXAMPLE}
        return (), (Problem(source.place(), messages.indicators.TABLE_EMPTY, values),)
    header, *body = rows
    header = _without_empty_end(header)
    problems = list(_header_problems(header))
    if problems:
        return (), tuple(problems)
    columns = [cell.text for cell in header]
    measurements: list[PlacedMeasurement] = []
    for row in body:
        read = _measurement(row, columns)
        if isinstance(read, PlacedMeasurement):
            measurements.append(read)
        else:
            problems += read
    return tuple(measurements), tuple(problems)


def _rows(source: Source) -> Iterator[tuple[_Cell, ...]]:
    """Return the rows that have anything in them, each cell with its place.

    Raises:
        _QuoteOpenError: A quotation mark is not closed where it opens; nobody knows what follows then.
    """
    lines = [(number, line) for number, line in enumerate(source.text.split("\n"), 1) if line.strip()]
    first = lines[0][1] if lines else ""
    named = _SEPARATOR_NAMED.fullmatch(first)
    if named:
        del lines[0]
    separator = named[1] if named else next((mark for mark in SEPARATORS if mark in first), SEPARATORS[0])
    for number, line in lines:
        row = tuple(_cells(source, number, line, separator))
        if any(cell.text for cell in row):
            yield row


def _cells(source: Source, number: int, line: str, separator: str) -> Iterator[_Cell]:
    """Take a line apart. No cell of a table of figures goes on over more lines."""
    cell = re.compile(rf'\s*"(?P<quoted>(?:[^"]|"")*)"[^{separator}]*|(?P<plain>[^{separator}]*)')
    start = 0
    while start <= len(line):
        found = cell.match(line, start)
        assert found is not None  # noqa: S101 - a cell may be empty
        kind = "plain" if found["quoted"] is None else "quoted"
        written = found[kind]
        column = found.start(kind) + len(written) - len(written.lstrip()) + 1
        if kind == "plain" and written.lstrip().startswith('"'):
            raise _QuoteOpenError(source.place(number, column))
        text = written.replace('""', '"') if kind == "quoted" else written
        yield _Cell(text.strip(), source.place(number, column, max(1, len(written.strip()))))
        start = found.end() + len(separator)


def _without_empty_end(header: tuple[_Cell, ...]) -> tuple[_Cell, ...]:
    """Leave out the columns without a name that spreadsheets add where a cell once had something in it."""
    last = max(index for index, cell in enumerate(header) if cell.text)
    return header[: last + 1]


def _header_problems(header: tuple[_Cell, ...]) -> Iterator[Problem]:
    if isinstance(_measurement(header, list(COLUMNS)), PlacedMeasurement):
        yield Problem(header[0].place, messages.indicators.TABLE_HEADER_MISSING, {"columns": _EXAMPLE})
        return
    names = [cell.text for cell in header]
    if not set(names) & set(COLUMNS):
        whole = len(header) == 1 and any(mark in names[0] for mark in SEPARATORS)
        message = messages.indicators.TABLE_IN_ONE_CELL if whole else messages.indicators.TABLE_OTHER_HEADER
        yield Problem(header[0].place, message, {"columns": _EXAMPLE})
        return
    for index, cell in enumerate(header):
        if cell.text not in COLUMNS:
            values = {"column": cell.text, "suggestion": suggest(cell.text, COLUMNS)}
            yield Problem(cell.place, messages.indicators.TABLE_COLUMN_UNKNOWN, values)
        elif cell.text in names[:index]:
            yield Problem(cell.place, messages.indicators.TABLE_COLUMN_TWICE, {"column": cell.text})
    for column in COLUMNS:
        if column not in names:
            values = {"column": column, "columns": _EXAMPLE}
            yield Problem(header[0].place, messages.indicators.TABLE_COLUMN_MISSING, values)


def _measurement(row: tuple[_Cell, ...], columns: list[str]) -> PlacedMeasurement | list[Problem]:
    line = row[0].place.line
    too_many = [cell for cell in row[len(columns) :] if cell.text]
    if too_many:
        return [Problem(too_many[0].place, messages.indicators.TABLE_TOO_WIDE, {"row": line})]
    cells = dict(zip(columns, row, strict=False))
    empty = [column for column in columns if column not in cells or not cells[column].text]
    if empty:
        return [
            Problem(
                cells.get(column, row[-1]).place,
                messages.indicators.TABLE_CELL_MISSING,
                {"row": line, "column": column},
            )
            for column in empty
        ]
    places = {column: cell.place for column, cell in cells.items()}
    try:
        measurement = Measurement.read({column: cell.text for column, cell in cells.items()})
    except MistakesFoundError as found:
        return [
            Problem(places[str(mistake.location[0])], mistake.message, mistake.values)
            for mistake in found.mistakes
        ]
    return PlacedMeasurement(measurement, places["date"], places["value"])
