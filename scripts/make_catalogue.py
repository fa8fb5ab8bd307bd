"""Bring the catalogues of the command line's words up to date.

To be run when a sentence in ``kalliola_site/problems/messages/``, a help text in ``kalliola_site/cli/`` or
the docstring under a key in ``kalliola_site/model/`` has changed, and again when its translation is written.
From the root of the repository::

    .venv/bin/python -m scripts.make_catalogue

It gathers every sentence, keeps the translations that there are in each ``kalliola.po`` and compiles them to
the ``kalliola.mo`` beside it. What has no translation yet is listed, and shown in English. Where only the
wording of a sentence has changed, its translation is kept but marked ``fuzzy``: it is not used until someone
has looked at it and deleted that mark.

To begin a language, name it: ``… -m scripts.make_catalogue sv``.

The same sentences and translations give the same bytes: no dates, and the order of the code.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kalliola_site.cli.main import commands
from kalliola_site.load.file_kinds import FILE_KINDS
from kalliola_site.load.schema import schema
from kalliola_site.problems import messages
from kalliola_site.problems.message_language import DOMAIN, LOCALES, WRITTEN_IN
from kalliola_site.problems.problem import Message

FROM_CLICK = (
    "Usage:",
    "Options",
    "Commands",
    "Show this message and exit.",
    "Show the version and exit.",
    "Error: {message}",
    "Try '{command} {option}' for help.",
    "No such command {name!r}.",
    "No such option {name!r}.",
    "Did you mean {possibility}?",
    "Option {name!r} requires an argument.",
    "Missing argument",
    "file",
    "{name} {filename!r} does not exist.",
    "directory",
    "{name} {filename!r} is a file.",
    "{name} {filename!r} is a directory.",
    "{name} {filename!r} is not readable.",
    "Option {name!r} does not take a value.",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "Got unexpected extra argument ({args})",
    "{value!r} is not {choice}.",
    "default: {default}",
)
"""Those of click's own sentences that someone who uses our commands can meet."""


class Sentence(NamedTuple):
    """What is to be translated, and where it is said."""

    id: str | tuple[str, str]
    """The English; two forms where it says how many there are."""
    where: str


class Catalogue(Catalog):
    """A catalogue whose head says only what gettext needs: no dates, nobody's address."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The head, name by name."""
        return [
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def main() -> None:
    """Update and compile the catalogues of the languages named, or of all."""
    parser = argparse.ArgumentParser(description="Bring the catalogues of messages up to date.")
    parser.add_argument("languages", nargs="*", help="a language's code (by default, all that there are)")
    known = sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir())
    for language in parser.parse_args().languages or known:
        if language == WRITTEN_IN:
            parser.error(f"the sentences are written in {WRITTEN_IN}: it needs no catalogue")
        po = po_file(language)
        text = updated(language, po.read_bytes() if po.exists() else b"")
        po.parent.mkdir(parents=True, exist_ok=True)
        po.write_bytes(text)
        po.with_suffix(".mo").write_bytes(compiled(language, text))
        left = [entry.id for entry in catalogue(language, text) if not _is_done(entry.string) or entry.fuzzy]
        print(f"{language}: {len(sentences())} sentences, {len(left)} to translate")
        for sentence in left:
            print(f"  {sentence}")


def po_file(language: str) -> Path:
    """Where the translations into a language are."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def catalogue(language: str, po: bytes) -> Catalogue:
    """Read a catalogue; what is kept of it is its sentences, not its head."""
    found = Catalogue(
        language,
        header_comment=f"# What the command line says, in {language}."
        " Written by python -m scripts.make_catalogue; translate here.",
        charset="utf-8",
        fuzzy=False,
    )
    for entry in read_po(io.BytesIO(po), locale=language, charset="utf-8"):
        if entry.id:
            found[entry.id] = entry
    return found


def updated(language: str, po: bytes) -> bytes:
    """Hold a catalogue to the sentences that there are now."""
    template = Catalogue(language)
    for sentence in sentences():
        template.add(sentence.id, auto_comments=[sentence.where])
    kept = catalogue(language, po)
    kept.update(template, update_creation_date=False)
    text = io.BytesIO()
    write_po(text, kept, width=110, ignore_obsolete=True)
    return text.getvalue().strip() + b"\n"


def compiled(language: str, po: bytes) -> bytes:
    """Make the form of a catalogue that programs read."""
    binary = io.BytesIO()
    write_mo(binary, catalogue(language, po))
    return binary.getvalue()


def _is_done(translation: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(translation if isinstance(translation, str) else translation and all(translation))


def sentences() -> tuple[Sentence, ...]:
    """Gather all that the command line can say, in the order of the code."""
    return (*_messages(), *_descriptions(), *_helps(commands, "kalliola"), *_from_click())


def _messages() -> Iterator[Sentence]:
    for name, value in messages.all_sentences().items():
        if isinstance(value, Message):
            yield Sentence(value.text, value.id)
            yield Sentence(value.hint, f"{value.id}: what to do")
        else:
            yield Sentence(value.text, name)


def _descriptions() -> Iterator[Sentence]:
    """Gather what the schemas say by having them say it."""
    for kind in FILE_KINDS:
        said: dict[str, None] = {}

        def remember(sentence: str, said: dict[str, None] = said) -> str:
            said.setdefault(sentence)
            return sentence

        schema(kind, (), [remember])
        for sentence in said:
            yield Sentence(sentence, f"{kind.files} in an editor")


def _helps(command: click.Command, name: str) -> Iterator[Sentence]:
    # The indentation of a docstring is not the translator's business, and Python 3.13 drops it.
    for text in (command.help and inspect.cleandoc(command.help), command.epilog, command.options_metavar):
        if text:
            yield Sentence(text, f"{name} --help")
    for parameter in command.params:
        for text in (parameter.help if isinstance(parameter, click.Option) else None, parameter.metavar):
            if text:
                yield Sentence(text, f"{name} {parameter.opts[0]}")
    if isinstance(command, click.Group):
        yield Sentence(command.subcommand_metavar, f"{name} --help")
        for inner in command.commands.values():
            yield from _helps(inner, f"{name} {inner.name}")


def _from_click() -> Iterator[Sentence]:
    known: dict[str, str | tuple[str, str]] = {}
    for file in sorted(Path(click.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_bytes())):
            match node:
                case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(one))]):
                    known[one] = one
                case ast.Call(
                    func=ast.Name(id="ngettext"),
                    args=[ast.Constant(value=str(one)), ast.Constant(value=str(many)), _],
                ):
                    known[one] = (one, many)
    for sentence in FROM_CLICK:
        if sentence not in known:
            raise LookupError(f"this version of click does not say {sentence!r}: mend FROM_CLICK")
        yield Sentence(known[sentence], "click")


if __name__ == "__main__":
    main()
