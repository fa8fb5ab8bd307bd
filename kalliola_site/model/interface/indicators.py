"""The words of ``content/interface.yml`` that tell of indicators and means."""

from __future__ import annotations

from typing import Annotated

from kalliola_site.model.base import LocalizedText, Model
from kalliola_site.model.interface.placeholders import Placeholders


class MeansWords(Model):
    """Where a means stands, where that is given."""

    planned: LocalizedText
    """A means that is planned."""
    under_way: LocalizedText
    """A means that is under way."""
    done: LocalizedText
    """A means that is done."""
    dated: Annotated[LocalizedText, Placeholders("status", "day")]
    """{status} is one of the words above, {day} its day."""


class IndicatorStates(Model):
    """How an indicator stands, in a word or two."""

    to_be_agreed: LocalizedText
    """It has no target yet."""
    agreed: LocalizedText
    """It has a target, but no result yet."""
    on_course: LocalizedText
    """The latest result is where it should be on its day."""
    behind: LocalizedText
    """The latest result is not where it should be on its day."""
    reached: LocalizedText
    """The latest result is at the target or beyond."""
    no_data_lately: LocalizedText
    """It was not measured when it should have been."""


class GoalStands(Model):
    """How a goal's indicators stand, in a sentence that is right for any number."""

    none_agreed: LocalizedText
    """No indicator has been agreed."""
    none_measured: Annotated[LocalizedText, Placeholders("agreed", "all")]
    """{agreed} of {all} indicators are agreed, and none is measured."""
    some_measured: Annotated[LocalizedText, Placeholders("measured", "all", "on_course")]
    """{measured} of {all} are measured; {on_course} of these are on course or have reached the target."""
    all_measured: Annotated[LocalizedText, Placeholders("on_course", "all")]
    """All indicators are measured; {on_course} of {all} are on course or have reached the target."""


class IndicatorReasons(Model):
    """The figures that an indicator's state was told from, in a sentence or two."""

    agreed: Annotated[LocalizedText, Placeholders("baseline", "baseline_day", "target", "target_day")]
    """Agreed, not yet measured. {baseline} and {target} are figures, {baseline_day} and {target_day} days."""
    on_the_way: Annotated[LocalizedText, Placeholders("value", "day", "expected", "target", "target_day")]
    """On course or behind. {value} is the latest result, of {day}; {expected} where it should be then."""
    judged: Annotated[LocalizedText, Placeholders("value", "day", "target", "target_day")]
    """Where the latest result is compared with the target itself."""
    no_data_lately: Annotated[
        LocalizedText, Placeholders("value", "day", "known_until", "target", "target_day")
    ]
    """{known_until} is the day of the latest result of all indicators."""


class IndicatorUnits(Model):
    """What figures are, in a word or two."""

    percent: LocalizedText
    """The unit percent."""
    number: LocalizedText
    """The unit number."""
    index: LocalizedText
    """The unit index."""
    euros: LocalizedText
    """The unit euros."""
    yes_no: LocalizedText
    """The unit yes-no."""


class WindowMeanings(Model):
    """What a window looks like in each state of its indicator, and what that means."""

    to_be_agreed: LocalizedText
    """The window of an indicator that is to be agreed."""
    agreed: LocalizedText
    """The window of an indicator that has been agreed, and not been measured."""
    on_course: LocalizedText
    """The window of an indicator that is on course."""
    behind: LocalizedText
    """The window of an indicator that is behind."""
    reached: LocalizedText
    """The window of an indicator whose target is reached."""
    no_data_lately: LocalizedText
    """The window of an indicator without recent results."""


class IndicatorWords(Model):
    """Wherever indicators are told of."""

    heading: LocalizedText
    """The heading over the façade of windows."""
    introduction: LocalizedText
    """What the windows are, while no indicator is agreed."""
    now: LocalizedText
    """That all are to be agreed, while they are."""
    introduction_agreed: LocalizedText
    """What the windows are, once indicators have been agreed."""
    counted: Annotated[LocalizedText, Placeholders("agreed", "measured")]
    """How many indicators are {agreed}, and how many of them {measured}."""
    known_until: Annotated[LocalizedText, Placeholders("day")]
    """{day} is that of the latest result of all."""
    legend: LocalizedText
    """The heading over what the windows mean."""
    windows: WindowMeanings
    """What the window of each state means."""
    lit_windows: Annotated[LocalizedText, Placeholders("lit", "all")]
    """How many windows are {lit}, of {all} windows of the house."""
    table: LocalizedText
    """The heading over the table of indicators."""
    column_goal: LocalizedText
    """The heading of a column: the goal."""
    column_indicator: LocalizedText
    """The heading of a column: the indicator."""
    column_state: LocalizedText
    """The heading of a column: the state of a goal's indicators, while none is agreed."""
    column_stands: LocalizedText
    """The heading of a column: how an indicator stands."""
    states: IndicatorStates
    """How an indicator stands, in a word or two."""
    goal_stands: GoalStands
    """How a goal's indicators stand, in a sentence."""
    reasons: IndicatorReasons
    """The figures that an indicator's state was told from."""
    at_least: Annotated[LocalizedText, Placeholders("least")]
    """{least} or more."""
    at_most: Annotated[LocalizedText, Placeholders("most")]
    """{most} or less."""
    between: Annotated[LocalizedText, Placeholders("least", "most")]
    """{least} or more and {most} or less, in words: a dash between figures is not read out."""
    figure_and_day: Annotated[LocalizedText, Placeholders("figure", "day")]
    """A {figure} and its {day}."""
    yes: LocalizedText
    """The figure yes."""
    no: LocalizedText
    """The figure no."""
    units: IndicatorUnits
    """What figures are, in a word or two."""
    measures: LocalizedText
    """The word before what is measured."""
    unit: LocalizedText
    """The word before the unit."""
    source: LocalizedText
    """The word before where the figures come from."""
    responsible: LocalizedText
    """The word before the role that is responsible."""
    note: LocalizedText
    """The word before a note."""
    baseline: LocalizedText
    """The word for the baseline."""
    result: LocalizedText
    """The word for a result."""
    latest: LocalizedText
    """The word for the latest result."""
    target: LocalizedText
    """The word for the target."""
    figures: Annotated[LocalizedText, Placeholders("name")]
    """The caption of the table of an indicator's figures; {name} is the indicator."""
    column_day: LocalizedText
    """The heading of a column: the day."""
    column_kind: LocalizedText
    """The heading of a column: baseline, result or target."""
    column_value: LocalizedText
    """The heading of a column: the figure."""
    chart: Annotated[LocalizedText, Placeholders("name")]
    """What a chart is called, for those who do not see it; {name} is the indicator."""
    course: LocalizedText
    """The label of the line in a chart where results should be on each day."""
    all: Annotated[LocalizedText, Placeholders("number")]
    """The link to the figures of the goal {number}, from where its indicators are only named."""
