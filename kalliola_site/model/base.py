"""What all content models share: known keys, frozen values and texts in several languages."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Final, Never, Self, dataclass_transform, get_type_hints

from kalliola_site.model.language_shapes import LocalizedShape
from kalliola_site.model.model_shape import Key, ModelShape
from kalliola_site.model.reading import shape_of
from kalliola_site.model.shapes import Form, Reading, Shape, TextShape, read_as
from kalliola_site.problems import messages
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.place_in_file import TextPlace

LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3})?(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([0-9a-z]{5,8}|[0-9][0-9a-z]{3}))*"
    r"(-[0-9a-wyz](-[0-9a-z]{2,8})+)*(-x(-[0-9a-z]{1,8})+)?"
)
"""A language tag as people write one: ``fi``, ``sr-Latn``, ``pt-BR``, ``fi-x-selko`` (BCP 47, RFC 5646).

Letters are large and small as its section 2.1.1 has them, so that one language has one tag."""

IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Model:
    """The base of every content model: unknown keys are mistakes, values never change once read.

    A model is declared as a dataclass is. To make one of values does not check them; to read one does.
    """

    lets_others_through: ClassVar[bool] = False
    """Whether keys that it does not know are left alone."""

    _names: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[Mapping[str, Any]] = {}
    _known_keys: ClassVar[Mapping[str, Key] | None] = None

    def __init_subclass__(cls) -> None:
        declared = inspect.get_annotations(cls)
        own = [name for name, annotation in declared.items() if not str(annotation).startswith("ClassVar")]
        cls._names = (*cls._names, *own)
        cls._defaults = {
            **cls._defaults,
            **{name: cls.__dict__[name] for name in own if name in cls.__dict__},
        }
        for name in cls._defaults.keys() & cls.__dict__.keys():
            # They are looked up where a key was left out: as long as it is unread, nobody knows if it was.
            delattr(cls, name)
        cls._known_keys = None

    def __init__(self, **values: Any) -> None:  # noqa: ANN401 - whatever its keys hold
        needed = [name for name in self._names if name not in values and name not in self._defaults]
        unknown = values.keys() - set(self._names)
        if needed or unknown:
            raise TypeError(f"{type(self).__name__}: without {needed}, with {sorted(unknown)}")
        self.__dict__.update(values)

    @classmethod
    def read(cls, value: object, languages: tuple[str, ...] = (), path: str = "") -> Self:
        """Read what YAML gives.

        Args:
            value: What stands in a file.
            languages: The tags of the site's languages, the source first; none where they are not known.
            path: The file, so that texts know where they stand.

        Raises:
            MistakesFoundError: It is not what the model says.
        """
        reading = Reading(languages, path)
        made: Self = read_as(cls.shape(), value, reading)
        # They were come upon in the very order in which they would be gathered.
        made.__dict__["texts_of_readers"] = tuple(reading.texts)
        return made

    @classmethod
    def known_in_part(
        cls,
        values: Mapping[str, Any],
        read: Callable[[], Self],
        later: Mapping[str, Callable[[], Any]] = MappingProxyType({}),
    ) -> Self:
        """Return what was read before, of which some values are known; it is read when another is asked for.

        Args:
            values: The values of some of its keys.
            read: Reads it anew.
            later: What gives the values of some more keys, when they are asked for.
        """
        made = cls.__new__(cls)
        made.__dict__.update(values, _read=read, _later=later, _known_in_part=(values, read, later))
        return made

    def forget(self) -> None:
        """Forget all but what was known of it, where it is known in part; it is read again when asked for."""
        if "_known_in_part" in self.__dict__ and "_read" not in self.__dict__:
            values, read, later = self.__dict__["_known_in_part"]
            self.__dict__.clear()
            self.__dict__.update(values, _read=read, _later=later, _known_in_part=(values, read, later))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever its keys hold
        if "_read" in self.__dict__ and not name.startswith("_"):
            if name in self._later:
                value = self.__dict__[name] = self._later[name]()
                return value
            self._read_all()
            return getattr(self, name)
        if name in self._defaults:
            return self._defaults[name]
        raise AttributeError(f"{type(self).__name__} has no {name}")

    @classmethod
    def shape(cls) -> Shape:
        """Return the shape of what the model describes."""
        return ModelShape(cls)

    @classmethod
    def key_names(cls) -> tuple[str, ...]:
        """Name its keys in order, those that it has from other models first."""
        return cls._names

    @classmethod
    def keys_by_name(cls) -> Mapping[str, Key]:
        """Return its keys by name; what may stand there is found out when it is asked for first."""
        if cls._known_keys is None:
            hints = get_type_hints(cls, include_extras=True)
            cls._known_keys = {
                name: Key(
                    hints[name], shape_of(hints[name]), name not in cls._defaults, cls._defaults.get(name)
                )
                for name in cls._names
            }
        return cls._known_keys

    def checked(self) -> Self:
        """Hold what was read against each other, and return it as it is meant.

        Raises:
            MistakesFoundError: Its parts are at odds.
        """
        return self

    def changed(self, **values: Any) -> Self:  # noqa: ANN401 - whatever its keys hold
        """Copy it with some values changed."""
        return type(self)(**{**self._own, **values})

    @property
    def _own(self) -> dict[str, Any]:
        """What it was made of; what was looked up in it since is left out."""
        self._read_all()
        return {name: value for name, value in self.__dict__.items() if name in self._names}

    def _read_all(self) -> None:
        if (read := self.__dict__.pop("_read", None)) is not None:
            self.__dict__.update(read().__dict__)

    @property
    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self._names)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Go through its keys, each with what it holds."""
        return iter(zip(self._names, self._values, strict=True))

    def __setattr__(self, name: str, value: object) -> Never:
        raise AttributeError(f"{type(self).__name__}.{name} never changes")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Model) and type(other) is type(self) and self._values == other._values

    def __hash__(self) -> int:
        return hash((type(self), self._values))

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in self._own.items())
        return f"{type(self).__name__}({said})"

    def __getstate__(self) -> dict[str, Any]:
        return self._own

    @cached_property
    def texts_of_readers(self) -> tuple[tuple[Location, LocalizedText | CommonText], ...]:
        """Each text in it that is meant to be read, with its location."""
        found: _Found = []
        for name in self._names:
            _gather_texts(getattr(self, name), (name,), found)
        return tuple(found)

    @cached_property
    def localized_texts(self) -> tuple[tuple[Location, LocalizedText], ...]:
        """Each localized text in it, with its location."""
        return tuple(_localized(self.texts_of_readers))


EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})
"""What holds where a group is left out."""


def like(example: str, pattern: str) -> Form:
    """Hold a text to a form that is shown by an example: nobody who edits is to read a pattern."""
    return Form(re.compile(pattern), messages.models.BAD_PATTERN, "text", example)


class LocalizedText(Mapping[str, str]):
    """One short text in each of the site's languages, keyed by language tag.

    The text in the source language (the site's first) is always there; another may be missing,
    and then the source text stands in for it, marked as what it is.
    """

    __slots__ = ("_texts", "place")

    def __init__(self, texts: Mapping[str, str], place: TextPlace | None = None) -> None:
        self._texts = dict(texts)
        self.place = place
        """Where it stands in the content, above its languages, whatever became of it since it was read."""

    def __getitem__(self, language: str) -> str:
        return self._texts[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._texts.items())))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._texts!r})"

    def in_other_words(self, texts: Mapping[str, str]) -> LocalizedText:
        """Return what is made of it, to be shown; it keeps its place."""
        return LocalizedText(texts, self.place)

    @classmethod
    def shape(cls) -> Shape:
        """Return the shape of what is written."""
        return LocalizedShape(cls)


class CommonText(str):
    """A short text that is the same in all languages, such as a name, and no Markdown."""

    __slots__ = ("place",)

    place: TextPlace | None
    """Where it stands in the content."""

    def __new__(cls, text: str, place: TextPlace | None = None) -> Self:
        """Take the text."""
        made = super().__new__(cls, text)
        made.place = place
        return made

    @classmethod
    def shape(cls) -> Shape:
        """Return the shape of what is written."""
        return TextShape(make=cls)


def localized_texts(value: object) -> Iterable[tuple[Location, LocalizedText]]:
    """Walk through a model, or a part of one, and give each localized text with its location in it."""
    if isinstance(value, Model):
        return value.localized_texts
    found: _Found = []
    _gather_texts(value, (), found)
    return _localized(found)


_Found = list[tuple[Location, LocalizedText | CommonText]]


def _localized(
    texts: Iterable[tuple[Location, LocalizedText | CommonText]],
) -> Iterator[tuple[Location, LocalizedText]]:
    return ((location, text) for location, text in texts if isinstance(text, LocalizedText))


def _gather_texts(value: object, location: Location, found: _Found) -> None:
    # What there is most of comes first, and what takes long to tell comes last.
    if type(value) is LocalizedText or type(value) is CommonText:
        found.append((location, value))
    elif value is None or isinstance(value, str | int):
        return
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _gather_texts(item, (*location, index), found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _gather_texts(item, (*location, key), found)
    elif isinstance(value, Model):
        for name in type(value).key_names():
            _gather_texts(getattr(value, name), (*location, name), found)


def with_texts(value: Any, change: Callable[[LocalizedText], LocalizedText]) -> Any:  # noqa: ANN401 - any model
    """Copy a model, or a part of one, with each of its localized texts changed."""
    match value:
        case LocalizedText():
            return change(value)
        case Model():
            fields = {name: with_texts(getattr(value, name), change) for name in type(value).key_names()}
            return value.changed(**fields)
        case tuple():
            return tuple(with_texts(item, change) for item in value)
        case dict():
            return {key: with_texts(item, change) for key, item in value.items()}
        case _:
            return value


LocalizedSlug = Annotated[LocalizedText, Form(SLUG, messages.models.BAD_SLUG, "slug", "for-everyone")]
"""The part of an address that stands for a page, in each language: lower-case a–z, digits, single hyphens."""

Reference = str
"""The id of something else. It has no form of its own: what is told of is that there is none of that name."""

Identifier = Annotated[str, Form(IDENTIFIER, messages.models.BAD_IDENTIFIER, "identifier", "for-everyone")]
"""A stable, language-neutral name that anchors, data and redirects hang on."""
