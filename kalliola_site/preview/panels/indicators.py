"""The panels by which an indicator is agreed or measured, and the edits that come of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from kalliola_site.edit.text_edits.edits import Edit, InsertItem, ValueEdit
from kalliola_site.load.measurement_table import SEPARATORS
from kalliola_site.model.choices import choices_of
from kalliola_site.model.content import Content
from kalliola_site.model.indicator import Indicator, Unit
from kalliola_site.model.strategy import Goal
from kalliola_site.preview.panels.fields import FilledIn, in_languages
from kalliola_site.preview.panels.panel import Field, Panel, Request, Tool, panel_address
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.slug import identifier_from
from kalliola_site.syntax.source import Source

_UP_OR_DOWN = ("up", "down")
"""Which way is better, where one figure is to be reached."""

MEASURE = "measure"
AGREE = "agree"


def indicator_tools(content: Content, goal: Goal) -> Iterator[Tool]:
    """Offer what can be done with the indicators of a goal."""
    path, source = content.goal_paths[goal.id], content.languages[0]
    known = () if isinstance(goal.indicators, str) else goal.indicators
    for index, indicator in enumerate(known):
        place = TextPlace(path, ("indicators", index))
        name = indicator.name.get(source) or indicator.name[source]
        if indicator.target is None:
            yield Tool(messages.editor.AGREE_THIS.with_values(name=name), panel_address(AGREE, place))
        else:
            yield Tool(messages.editor.MEASURE.with_values(name=name), panel_address(MEASURE, place))
    yield Tool(messages.editor.AGREE, panel_address(AGREE, TextPlace(path, ("indicators", len(known)))))


def indicator_at(content: Content, place: TextPlace) -> tuple[Goal, int, Indicator | None] | None:
    """Find the goal that a place is in, the number of its indicator, and the indicator if there is one."""
    goal = next((goal for goal in content.goals if content.goal_paths[goal.id] == place.path), None)
    match place.location:
        case ("indicators", int(index)) if goal is not None:
            known = () if isinstance(goal.indicators, str) else goal.indicators
            if index <= len(known):
                return goal, index, known[index] if index < len(known) else None
    return None


def measure_panel(content: Content, place: TextPlace, indicator: Indicator) -> Panel:
    """Ask for a measurement: a day and a figure."""
    name = indicator.name[content.languages[0]]
    return Panel(
        title=messages.editor.MEASUREMENT.with_values(name=name),
        place=str(place),
        fields=(
            Field(f"{place}/new/date", messages.editor.DAY, type="date"),
            Field(f"{place}/new/value", messages.editor.FIGURE, type="line"),
        ),
        save=Request(MEASURE, {"place": str(place)}),
    )


def measure(place: TextPlace, indicator: Indicator, filled: FilledIn) -> tuple[Edit, ...]:
    """Add a measurement after the others."""
    at = TextPlace(place.path, (*place.location, "measurements", len(indicator.measurements)))
    value = {"date": filled.values[f"{place}/new/date"], "value": filled.values[f"{place}/new/value"]}
    return (InsertItem(at, value),)


def with_row(table: Source, place: TextPlace, filled: FilledIn) -> Source:
    """Add a measurement to the end of a table, with what stands between its cells."""
    header = table.text.split("\n", 1)[0]
    separator = next((mark for mark in SEPARATORS if mark in header), SEPARATORS[0])
    columns = [name.strip() for name in next(csv.reader([header], delimiter=separator))]
    row = io.StringIO()
    values = [filled.values.get(f"{place}/new/{column}", "") for column in columns]
    csv.writer(row, delimiter=separator, lineterminator="\n").writerow(values)
    return Source(table.path, table.text.rstrip("\n") + "\n" + row.getvalue())


def agree_panel(content: Content, place: TextPlace, indicator: Indicator | None) -> Panel:
    """Ask for all that an indicator needs to be agreed; what it has is not asked for."""
    directions = [(choice, Phrase(choice)) for choice in _UP_OR_DOWN]
    units = [(choice, Phrase(choice)) for choice in choices_of(Unit)]
    name = f"{place}/new"
    asked = [
        Field(f"{name}/unit", messages.editor.UNIT, units[0][0], type="choice", choices=units),
        Field(
            f"{name}/direction", messages.editor.BETTER, directions[0][0], type="choice", choices=directions
        ),
        Field(f"{name}/baseline/date", messages.editor.BASELINE_DAY, type="date"),
        Field(f"{name}/baseline/value", messages.editor.BASELINE_FIGURE, type="line"),
        Field(f"{name}/target/date", messages.editor.TARGET_DAY, type="date"),
        Field(f"{name}/target/value", messages.editor.TARGET_FIGURE, type="line"),
    ]
    names = [] if indicator else list(in_languages(content, f"{name}/name", messages.editor.INDICATOR_NAME))
    known = {key for key in ("unit", "direction", "baseline") if indicator and getattr(indicator, key)}
    fields = [field for field in asked if field.place.removeprefix(f"{name}/").partition("/")[0] not in known]
    return Panel(
        title=messages.editor.AGREE_TITLE,
        place=str(place),
        fields=(*names, *fields),
        save=Request(AGREE, {"place": str(place)}),
    )


def agree(
    content: Content, place: TextPlace, indicator: Indicator | None, filled: FilledIn
) -> tuple[Edit, ...]:
    """Agree an indicator: a new one, or one that has had no target yet."""
    name = f"{place}/new"
    values: dict[str, Any] = {}
    for key in ("unit", "direction"):
        if f"{name}/{key}" in filled.values:
            values[key] = filled.values[f"{name}/{key}"]
    for key in ("baseline", "target"):
        if f"{name}/{key}/date" in filled.values:
            values[key] = {part: filled.values[f"{name}/{key}/{part}"] for part in ("date", "value")}
    if indicator is not None:
        return tuple(
            ValueEdit(TextPlace(place.path, (*place.location, key)), None, value)
            for key, value in values.items()
        )
    names = filled.text(content, f"{name}/name")
    group = {"id": identifier_from(names[content.languages[0]]), "name": names, **values}
    if place.location[-1] == 0:
        # It says that they are to be agreed, in whichever language.
        before = content.documents[place.path].value
        old = before.get("indicators") if isinstance(before, dict) else None
        return (ValueEdit(TextPlace(place.path, place.location[:-1]), old, [group]),)
    return (InsertItem(place, group),)
