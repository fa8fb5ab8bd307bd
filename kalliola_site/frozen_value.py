"""Frozen values: what the stages of a build hand on. Each is declared as a dataclass is, and taken for one.

The standard library's decorator compiles six functions for each class, which took a third of every start.
These classes share theirs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import Any, Never, TypeVar, dataclass_transform

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen_value(cls: type[Class]) -> type[Class]:
    """Make a class one of frozen values: with slots, equal where all their fields are, hashed by them.

    ``replace`` and ``fields`` of ``dataclasses`` take them for what they are, as ``copy`` and ``pickle`` do.
    """
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    fields = dataclasses.fields(made)
    names = tuple(field.name for field in fields)
    made.__init__ = _initialiser(made, fields, names)
    values = _values_of(names)
    made.__eq__ = lambda self, other: other.__class__ is self.__class__ and values(self) == values(other)
    made.__hash__ = lambda self: hash(values(self))
    made.__repr__ = lambda self: _written(self, names)
    made.__reduce__ = lambda self: (_restored, (made, values(self)))
    made.__setattr__ = made.__delattr__ = _refuse
    return made  # type: ignore[no-any-return]


def _values_of(names: tuple[str, ...]) -> Callable[[object], tuple[Any, ...]]:
    """Return what gives the values of a class with such fields."""
    match names:
        case ():
            return lambda _value: ()
        case (name,):
            return lambda value: (getattr(value, name),)
        case _:
            return attrgetter(*names)


def _initialiser(
    cls: Any,  # noqa: ANN401 - whatever class it is
    fields: tuple[dataclasses.Field[Any], ...],
    names: tuple[str, ...],
) -> Callable[..., None]:
    """Return what fills in a class's slots; these are set past ``__setattr__``, which refuses."""
    setters = [getattr(cls, name).__set__ for name in names]
    count = len(names)
    parts = tuple(zip(names, setters, map(_default_of, fields), strict=True))

    def initialise(self: object, *given: Any, **named: Any) -> None:  # noqa: ANN401 - whatever it holds
        if len(given) > count:
            raise TypeError(f"{cls.__name__} takes {count} values, not {len(given)}")
        for setter, value in zip(setters, given, strict=False):
            setter(self, value)
        used = 0
        for name, setter, default in parts[len(given) :]:
            if name in named:
                setter(self, named[name])
                used += 1
            elif default is not None:
                setter(self, default())
            else:
                raise TypeError(f"{cls.__name__} needs {name}")
        if used < len(named):
            unknown = ", ".join(named.keys() - set(names[len(given) :]))
            raise TypeError(f"{cls.__name__} has no {unknown}, or has it twice")

    return initialise


def _default_of(field: dataclasses.Field[Any]) -> Callable[[], Any] | None:
    """Return what gives a field that was left out; None where there is nothing that does."""
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory
    value = field.default
    return None if value is dataclasses.MISSING else lambda: value


def _written(value: object, names: tuple[str, ...]) -> str:
    fields = ", ".join(f"{name}={getattr(value, name)!r}" for name in names)
    return f"{type(value).__qualname__}({fields})"


def _restored(cls: type[Class], values: tuple[Any, ...]) -> Class:
    return cls(*values)


def _refuse(self: object, name: str, *_value: object) -> Never:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__}.{name} never changes")
