"""The indicators of a goal: what is measured, from where, to where, and what has been measured so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from kalliola_site.model.base import Identifier, LocalizedText, Model
from kalliola_site.model.choices import InAnyLanguage
from kalliola_site.model.day import Day
from kalliola_site.model.figure import Figure, SettledBy, in_two_ways, settled_by
from kalliola_site.model.mistakes import Mistake, MistakesFoundError
from kalliola_site.model.reading import Between, OneOf
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message
from kalliola_site.syntax.location import Location

Unit = Annotated[Literal["percent", "number", "index", "euros", "yes-no"], InAnyLanguage()]
"""What an indicator's figures are; how each is written is up to the language of the page."""

Direction = Annotated[Literal["up", "down", "within"], InAnyLanguage()]
"""Which way is better: more, less, or between two limits."""

Rhythm = Annotated[Literal["year", "half-year", "quarter", "month"], InAnyLanguage()]
"""How often an indicator is measured."""


class Measurement(Model):
    """What was measured on a day."""

    date: Day
    """The day the figure is of, as in 2027-12-31."""
    value: Figure
    """The figure alone, with a decimal comma or point. Yes-or-no indicators have yes or no."""


class Baseline(Measurement):
    """Where an indicator starts from."""


class Target(Model):
    """Where an indicator should be, and when."""

    date: Day
    """The day by which the target should be reached, as in 2027-12-31."""
    value: Figure | None = None
    """The figure to reach. Leave it out where the figure should keep between two limits."""
    least: Figure | None = None
    """The lower limit of what the figure should keep between."""
    most: Figure | None = None
    """The upper limit of what the figure should keep between."""


Measurements = Annotated[
    tuple[Measurement, ...] | str,
    OneOf(lambda value: str if isinstance(value, str) else tuple[Measurement, ...]),
]


class Indicator(Model):
    """One of a goal's indicators; it is agreed once it has a target."""

    id: Identifier
    """The indicator's lasting name, the same in all languages. Do not change it: links refer to it."""
    name: LocalizedText
    """The indicator in a few words."""
    measures: LocalizedText | None = None
    """What is measured, and how."""
    unit: Unit | None = None
    """What its figures are: percent, number, index, euros or yes-no."""
    direction: Direction | None = None
    """Which way is better: up, down, or within two limits."""
    every: Rhythm = "year"
    """How often it is measured: year, half-year, quarter or month. A year where nothing is said."""
    decimals: Annotated[int, Between(0, 6)] | None = None
    """How many decimals its figures have. Needed only where one like 1,120 can be read in two ways."""
    baseline: Baseline | None = None
    """The figure and the day from which progress is counted."""
    target: Target | None = None
    """The figure to reach and the day by which. An indicator without a target is still to be agreed."""
    measurements: Measurements = ()
    """What has been measured: a list, or the name of a CSV file in the folder of the goals."""
    source: LocalizedText | None = None
    """Where the figures come from."""
    responsible: LocalizedText | None = None
    """The role, not the person, that sees to it that it is measured."""
    note: LocalizedText | None = None
    """What readers should know about the figures."""
    accepted: tuple[str, ...] = ()
    """Measured figures and days that were checked and are right though they are far off, as they stand."""

    def checked(self) -> Indicator:
        """Read its figures together; hold an agreed one to having all that progress is computed from."""
        read = self._read_together()
        unsettled = [
            _mistake(messages.indicators.FIGURE_IN_TWO_WAYS, location, **in_two_ways(self._figures[location]))
            for location, value in read.items()
            if value is None
        ]
        whole = self if unsettled else self._with_figures(read)
        mistakes = unsettled or list(whole._incomplete()) or list(whole._inconsistent())  # noqa: SLF001
        if mistakes:
            raise MistakesFoundError(mistakes)
        return whole

    def settled_by(self, others: Iterable[Decimal | bool] = ()) -> SettledBy:
        """Return what settles how its figures are read, those of its table among them."""
        return settled_by(self.decimals, (*self._figures.values(), *others))

    def _read_together(self) -> dict[Location, Decimal | bool | None]:
        by = self.settled_by()
        return {location: by.read(value) for location, value in self._figures.items()}

    @property
    def _figures(self) -> dict[Location, Decimal | bool]:
        """The figures that stand in the goal's own file, by their location."""
        figures: dict[Location, Decimal | bool] = {}
        if self.baseline is not None:
            figures["baseline", "value"] = self.baseline.value
        for name in ("value", "least", "most"):
            if self.target is not None and (limit := getattr(self.target, name)) is not None:
                figures["target", name] = limit
        if not isinstance(self.measurements, str):
            for index, measurement in enumerate(self.measurements):
                figures["measurements", index, "value"] = measurement.value
        return figures

    def _with_figures(self, figures: Mapping[Location, Decimal | bool | None]) -> Indicator:
        if figures == self._figures:
            return self
        changed: dict[str, Any] = {}
        for name in ("baseline", "target"):
            new = {str(where[1]): value for where, value in figures.items() if where[0] == name}
            if new:
                changed[name] = getattr(self, name).changed(**new)
        if not isinstance(self.measurements, str):
            changed["measurements"] = tuple(
                item.changed(value=figures["measurements", index, "value"])
                for index, item in enumerate(self.measurements)
            )
        return self.changed(**changed)

    def _incomplete(self) -> list[Mistake]:
        if self.target is None:
            given = [name for name in ("baseline", "measurements") if getattr(self, name)]
            return [_mistake(messages.indicators.TARGET_MISSING, (name,), key=name) for name in given]
        limits = ("least", "most") if self.direction == "within" else ("value",)
        is_without = self.direction is not None and all(getattr(self.target, name) is None for name in limits)
        if is_without and (others := self._needless_limits()):
            # Where limits are of the other kind, what is missing only follows from that.
            return others[:1]
        wanted = [name for name in ("unit", "direction", "baseline") if getattr(self, name) is None]
        missing: list[Location] = [(name,) for name in wanted]
        if self.direction is not None:
            missing += [("target", name) for name in limits if getattr(self.target, name) is None]
        return [Mistake(messages.models.KEY_MISSING, location) for location in missing]

    def _inconsistent(self) -> list[Mistake]:
        target, baseline = self.target, self.baseline
        if target is None or baseline is None:
            return []
        mistakes = self._needless_limits()
        mistakes += [
            _mistake(self.figure_mistake, location)
            for location, value in self._figures.items()
            if not self.suits(value)
        ]
        if self.unit == "yes-no" and self.direction == "within":
            mistakes.append(_mistake(messages.indicators.YES_NO_WITHIN, ("direction",)))
        if target.date <= baseline.date:
            mistakes.append(_mistake(messages.indicators.TARGET_BEFORE_BASELINE, ("target", "date")))
        return mistakes or self._against_direction()

    def _needless_limits(self) -> list[Mistake]:
        needless = ("value",) if self.direction == "within" else ("least", "most")
        return [
            _mistake(
                messages.indicators.NEEDLESS_LIMIT, ("target", name), key=name, direction=str(self.direction)
            )
            for name in needless
            if getattr(self.target, name) is not None
        ]

    def _against_direction(self) -> list[Mistake]:
        if self.target is None or self.baseline is None:
            return []
        least, most = self.limits
        if least is not None and most is not None:
            return (
                [_mistake(messages.indicators.LIMITS_BACKWARDS, ("target", "most"))] if most < least else []
            )
        start = Decimal(self.baseline.value)
        if (least is not None and least < start) or (most is not None and most > start):
            values = {"direction": str(self.direction)}
            return [_mistake(messages.indicators.TARGET_AGAINST_DIRECTION, ("target", "value"), **values)]
        return []

    def suits(self, value: Decimal | bool) -> bool:
        """Whether a figure is of the indicator's kind: yes or no, or a number."""
        return isinstance(value, bool) == (self.unit == "yes-no")

    @property
    def figure_mistake(self) -> Message:
        """What is wrong with a figure that is of another kind."""
        return (
            messages.indicators.NOT_YES_OR_NO if self.unit == "yes-no" else messages.indicators.NOT_A_NUMBER
        )

    @property
    def limits(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the most that the target allows; yes counts as 1 and no as 0.

        Raises:
            ValueError: The indicator has no target.
        """
        if self.target is None:
            raise ValueError("the indicator is to be agreed")
        if self.direction == "within":
            return _exact(self.target.least), _exact(self.target.most)
        value = _exact(self.target.value)
        return (value, None) if self.direction == "up" else (None, value)


def _exact(value: Decimal | bool | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _mistake(message: Message, location: Location, **values: str) -> Mistake:
    return Mistake(message, location, values=values)
