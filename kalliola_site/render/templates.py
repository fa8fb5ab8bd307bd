"""Jinja, set up so that nothing unescaped, undefined or unplaced gets through."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket

from kalliola_site.brand.windows import draw_window
from kalliola_site.cache.memory import Memory
from kalliola_site.frozen_value import frozen_value
from kalliola_site.language.direction import direction, language_attributes
from kalliola_site.model.paths import TEMPLATES
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Place, Problem
from kalliola_site.syntax.source import Source

PAGES = "pages/"
"""The folder of the templates that are a whole page each, below ``templates/``."""

SUFFIX = ".html.jinja"
_ENDING = ".jinja"


class UnknownNameError(LookupError):
    """A template asked for a page or an asset that there is not."""


class TemplateMistakeError(Exception):
    """A template is wrong; carries the problem, with its place."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.place))
        self.problem = problem


class _CompiledTemplates(BytecodeCache):
    """What templates compiled to, for the next build: compiling takes longer than rendering.

    Jinja asks for it by the template's name and a digest of its text.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what was kept, if the template still has the same text."""
        known = _COMPILED.get(bucket.key)
        if known is not None and known.checksum == bucket.checksum:
            bucket.code = known.code
            if not self._memory.keep_on(*_inputs(bucket.key, bucket.checksum)):
                self._keep(bucket)
        elif (kept := self._memory.recall(*_inputs(bucket.key, bucket.checksum))) is not None:
            bucket.bytecode_from_string(kept)
            _COMPILED[bucket.key] = bucket

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, in the place of what the template was before."""
        _COMPILED[bucket.key] = bucket
        self._keep(bucket)

    def keep_for_others(self, name: str, path: str, text: str) -> None:
        """Keep what a template compiled to for the next build, even where this one does not render it."""
        self._memory.keep_on(*_inputs(self.get_cache_key(name, path), self.get_source_checksum(text)))

    def _keep(self, bucket: Bucket) -> None:
        self._memory.keep(bucket.bytecode_to_string(), *_inputs(bucket.key, bucket.checksum))


def _inputs(key: str, checksum: str) -> tuple[str, ...]:
    return "template", key, checksum


_COMPILED: dict[str, Bucket] = {}
"""The same, for the next build of this process."""

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
_DELIMITED = re.compile(r"\{[{%][-+]?(.*?)[-+]?[%}]\}", re.DOTALL)
_STRING = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""", re.DOTALL)
_NAME = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
_REFERRING = re.compile(r"\s*(?:include|extends|import|from)\b")
_REFERENCE = re.compile(
    r"""\s*\w+\s+(?:"([^"\\]+)"|'([^'\\]+)')\s*(?:(?:with|without|ignore|import|as)\b[^"']*)?"""
)


@frozen_value
class TemplateDependencies:
    """What a template makes a page of."""

    names: frozenset[str]
    """The names that it may ask for, with all templates that it includes; and others, which do no harm."""
    templates: frozenset[str]
    """The names of all those templates, its own among them."""
    digest: bytes
    """The SHA-256 of all those templates."""


class Templates:
    """The project's templates, compiled when first used and again when their text has changed."""

    def __init__(self, sources: Mapping[str, Source], memory: Memory | None = None) -> None:
        """Take the templates.

        Args:
            sources: Their texts by name, as they are below ``templates/``.
            memory: What they compiled to in earlier builds.
        """
        self._sources = sources
        # Indentation is for authors: pages weigh less without it.
        texts = {name: _INDENTATION.sub("", source.text) for name, source in sources.items()}
        compiled = _CompiledTemplates(memory or Memory())
        for name, text in texts.items():
            compiled.keep_for_others(name, sources[name].path, text)

        def find(name: str) -> tuple[str, str, None] | None:
            return (texts[name], sources[name].path, None) if name in texts else None

        self._environment = Environment(
            loader=FunctionLoader(find),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=compiled,
        )
        self._environment.filters.update(direction=direction, lang=language_attributes, window=draw_window)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all templates below ``templates/``."""
        return tuple(self._sources)

    def render(self, name: str, context: Mapping[str, object], page: str) -> str:
        """Render a template.

        Args:
            name: Its name below ``templates/pages/``, without the ending; or its whole name.
            context: What it sees.
            page: What to call the page in a problem.

        Raises:
            TemplateMistakeError: A template is missing, cannot be read or failed.
        """
        name = _whole_name(name)
        try:
            return self._template(name).render(context)
        except TemplateNotFound as error:
            path = f"{TEMPLATES}/{error.name}"
            raise TemplateMistakeError(
                Problem(self._failing_place(error, path), messages.pages.TEMPLATE_MISSING, {"path": path})
            ) from error
        except TemplateSyntaxError as error:
            place = self._place(error.filename or name, error.lineno)
            values = {"reason": error.message or messages.phrases.SYNTAX_ERROR}
            raise TemplateMistakeError(Problem(place, messages.pages.TEMPLATE_SYNTAX, values)) from error
        except (TemplateError, LookupError) as error:
            place = self._failing_place(error, f"{TEMPLATES}/{name}")
            said = error.args[0] if error.args else type(error).__name__
            values = {"page": page, "reason": said if isinstance(said, Phrase) else str(said)}
            raise TemplateMistakeError(Problem(place, messages.pages.TEMPLATE_FAILED, values)) from error

    def dependencies(self, name: str) -> TemplateDependencies:
        """Return what a template may ask for, and what it consists of.

        Args:
            name: Its name, as ``render`` takes it.
        """
        names: set[str] = set()
        found: dict[str, Source] = {}
        waiting = [_whole_name(name)]
        while waiting:
            following = waiting.pop()
            source = self._sources.get(following)
            if source is None or following in found:
                continue
            found[following] = source
            asked, others = _asked_for(source.text)
            names |= asked
            # Where a name is put together while rendering, it may be that of any template.
            waiting += self._sources if others is None else others
        parts = (f"{path}\0{len(found[path].text)}\0{found[path].text}" for path in sorted(found))
        digest = hashlib.sha256("".join(parts).encode()).digest()
        return TemplateDependencies(frozenset(names), frozenset(found), digest)

    def _template(self, name: str) -> Template:
        return self._environment.get_template(name)

    def _place(self, path: str, line: int) -> Place:
        source = self._sources.get(path.removeprefix(f"{TEMPLATES}/"))
        return source.place(line) if source else Place(path, line)

    def _failing_place(self, error: BaseException, path: str) -> Place:
        """Find the template line that an error came from: Jinja puts it in the traceback."""
        import traceback  # noqa: PLC0415 - most templates do not fail

        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if frame.filename.startswith(f"{TEMPLATES}/"):
                return self._place(frame.filename, frame.lineno or 1)
        return Place(path)


def _whole_name(name: str) -> str:
    return name if name.endswith(_ENDING) else f"{PAGES}{name}{SUFFIX}"


@lru_cache(maxsize=256)
def _asked_for(text: str) -> tuple[frozenset[str], tuple[str, ...] | None]:
    """Find the names in a template, and the templates it refers to; None where they are not written out."""
    names: set[str] = set()
    others: list[str] = []
    is_known = True
    for match in _DELIMITED.finditer(text):
        code = match[1]
        names.update(_NAME.findall(_STRING.sub('""', code)))
        if _REFERRING.match(code):
            reference = _REFERENCE.fullmatch(code.rstrip())
            if reference is None:
                is_known = False
            else:
                others.append(reference[1] or reference[2])
    return frozenset(names), tuple(others) if is_known else None
