"""From the annotations of a model's keys to shapes: marks in ``Annotated`` change the shape of a type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Protocol, Union, get_args, get_origin, runtime_checkable

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.compound_shapes import GroupShape, ListShape, OneOfShape, OptionalShape
from kalliola_site.model.language_shapes import ByLanguageShape
from kalliola_site.model.shapes import ChoiceShape, Form, NumberShape, Shape, TextShape, TruthShape


@runtime_checkable
class Mark(Protocol):
    """What changes the shape of the type that it stands beside in ``Annotated``."""

    def shape(self, inner: Shape) -> Shape:
        """Return what becomes of a shape."""
        ...


@runtime_checkable
class HasShape(Protocol):
    """A type that knows how it is read."""

    def shape(self) -> Shape:
        """Return the shape of what is read as this type."""
        ...


@frozen_value
class Between:
    """Holds a number to limits."""

    least: int
    most: int | None = None

    def shape(self, inner: Shape) -> Shape:
        """Hold a number to these limits."""
        assert isinstance(inner, NumberShape), inner  # noqa: S101 - nothing else has limits
        return replace(inner, least=self.least, most=self.most)


@frozen_value
class Items:
    """Says that a list or a group must have items, or just how many."""

    count: int | None = None

    def shape(self, inner: Shape) -> Shape:
        """Ask for items."""
        if isinstance(inner, GroupShape):
            return replace(inner, needs_items=True)
        assert isinstance(inner, ListShape), inner  # noqa: S101 - nothing else has items
        return replace(inner, needs_items=True, count=self.count)


@frozen_value
class Wanted:
    """Names the keys that a group should have, for editors' programs."""

    keys: tuple[str, ...]

    def shape(self, inner: Shape) -> Shape:
        """Name them."""
        assert isinstance(inner, GroupShape), inner  # noqa: S101 - nothing else has keys
        return replace(inner, wanted=self.keys)


@frozen_value
class Then:
    """Makes something of a text; what means nothing raises ``WrongValueError`` there."""

    make: Callable[[str], object]

    def shape(self, inner: Shape) -> Shape:
        """Go on with what is made of a text."""
        assert isinstance(inner, TextShape), inner  # noqa: S101 - nothing else is a text
        return replace(inner, then=(*inner.then, self.make))


class Verbatim:
    """Keeps a text as it stands, white space and all."""

    def shape(self, inner: Shape) -> Shape:
        """Keep it."""
        assert isinstance(inner, TextShape), inner  # noqa: S101 - nothing else is a text
        return replace(inner, verbatim=True)


@frozen_value
class ReadFromText:
    """Makes a value of another type out of a text of some form."""

    form: Form
    read: Callable[[str], object]
    """Reads one; what is of the form and yet means nothing raises ``WrongValueError`` there."""

    def shape(self, _inner: Shape) -> Shape:
        """Read texts of the form."""
        return TextShape(self.form, (self.read,))


class ByLanguage:
    """Holds the keys of a group to the site's languages; any of them may be left out, or have nothing."""

    def shape(self, inner: Shape) -> Shape:
        """Hold them to the languages."""
        assert isinstance(inner, GroupShape), inner  # noqa: S101 - nothing else has keys
        return ByLanguageShape(inner)


@frozen_value
class OneOf:
    """Holds what is written to the one member of a union that it looks like."""

    choose: Callable[[object], Any]
    """Gives the annotation for what is written; may raise ``WrongValueError``."""

    def shape(self, inner: Shape) -> Shape:
        """Choose among the members."""
        assert isinstance(inner, OneOfShape), inner  # noqa: S101 - nothing else has members
        known: dict[int, Shape] = {}

        def choose(value: object) -> Shape:
            annotation = self.choose(value)
            if id(annotation) not in known:
                known[id(annotation)] = shape_of(annotation)
            return known[id(annotation)]

        return replace(inner, choose=choose)


def _no_choice(value: object) -> Shape:
    raise AssertionError(f"nothing says which of several shapes {value!r} has")


def shape_of(annotation: Any) -> Shape:  # noqa: ANN401, PLR0911 - typing has no name for annotations; one a kind
    """Return the shape of what a type, or a type with marks, describes.

    Raises:
        TypeError: Nothing is known of such a type.
    """
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner, *marks = arguments
        marks = [mark for mark in marks if isinstance(mark, Mark)]
        if marks and isinstance(marks[0], ReadFromText):
            # The type beside it is what is made of the text, and has no shape of its own.
            return marks[0].shape(TextShape())
        shape = shape_of(inner)
        for mark in marks:
            shape = mark.shape(shape)
        return shape
    if origin is Literal:
        return ChoiceShape(tuple(map(str, arguments)))
    if origin is tuple:
        return ListShape(shape_of(arguments[0]))
    if origin in (dict, Mapping):
        keys, item = arguments
        return GroupShape(shape_of(keys), shape_of(item))
    if origin in (UnionType, Union):
        members = tuple(shape_of(item) for item in arguments if item is not NoneType)
        inside = members[0] if len(members) == 1 else OneOfShape(members, _no_choice)
        return OptionalShape(inside) if NoneType in arguments else inside
    simple: dict[object, Shape] = {
        str: TextShape(),
        int: NumberShape(is_whole=True),
        float: NumberShape(is_whole=False),
        bool: TruthShape(),
    }
    if annotation in simple:
        return simple[annotation]
    if not isinstance(annotation, HasShape):
        raise TypeError(f"no shape is known of {annotation!r}")
    return annotation.shape()
