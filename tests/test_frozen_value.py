"""What the stages of a build hand on never changes, and is what a frozen dataclass would be."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from kalliola_site.frozen_value import frozen_value


@frozen_value
class Window:
    """A value with one of everything."""

    number: int
    name: str = "kitchen"
    panes: tuple[int, ...] = field(default_factory=tuple)


@frozen_value
class Door:
    """A value with the same fields as no other."""

    number: int
    name: str = "kitchen"
    panes: tuple[int, ...] = ()


def test_values_are_given_by_place_and_by_name() -> None:
    assert Window(1, "hall", (2,)) == Window(1, panes=(2,), name="hall") == Window(1, "hall", panes=(2,))


def test_what_is_left_out_is_what_the_class_says() -> None:
    assert (Window(1).name, Window(1).panes) == ("kitchen", ())


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), ((1, "a", (), 4), {}), ((1,), {"number": 2}), ((1,), {"colour": 2})]
)
def test_too_few_and_too_many_values_are_refused(given: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="Window"):
        Window(*given, **named)  # type: ignore[arg-type]


def test_a_value_never_changes() -> None:
    window = Window(1)
    with pytest.raises(FrozenInstanceError):
        window.name = "hall"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del window.name
    with pytest.raises(FrozenInstanceError):
        window.colour = "green"  # type: ignore[attr-defined]


def test_values_are_equal_where_all_that_they_hold_is_and_their_class_is_the_same() -> None:
    assert {Window(1), Window(1), Window(2)} == {Window(1), Window(2)}
    assert Window(1) != Door(1)


def test_a_value_is_copied_replaced_and_kept_as_a_dataclass_is() -> None:
    window = Window(1, "hall", (2,))
    assert replace(window, name="attic") == Window(1, "attic", (2,))
    assert copy.deepcopy(window) == pickle.loads(pickle.dumps(window)) == window  # noqa: S301 - our own
    assert [each.name for each in fields(Window)] == ["number", "name", "panes"]


def test_a_value_can_be_taken_apart_by_its_fields() -> None:
    match Window(1, "hall"):
        case Window(number, name):
            assert (number, name) == (1, "hall")


def test_a_value_says_what_it_holds() -> None:
    assert repr(Window(1)) == "Window(number=1, name='kitchen', panes=())"
