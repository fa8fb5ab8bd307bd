"""The sample: the whole project of a made-up organisation, for people to try things with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kalliola_site.edit.new_folder import fill_new_folder
from kalliola_site.language.translation_states import accept
from kalliola_site.load.file_kinds import FOLDER as SCHEMAS
from kalliola_site.load.file_kinds import modeline
from kalliola_site.load.project import load
from kalliola_site.load.read_folder import is_clutter
from kalliola_site.load.schema import schemas
from kalliola_site.model.paths import CONTENT, TEMPLATES, TRANSLATIONS
from kalliola_site.problems import message_language, messages
from kalliola_site.problems.problem import ProblemsFoundError
from kalliola_site.publish.project_files import rewrite
from kalliola_site.publish.records import new_introduction
from kalliola_site.publish.translation_record import record_text
from kalliola_site.validate.content import validate

_HERE = Path(__file__).resolve().parent
_PACKAGE = _HERE.parent
_SAMPLE = _HERE / "sample_project"


def write_sample(folder: Path) -> None:
    """Write the sample project into a folder: all of it, or nothing.

    Args:
        folder: One that is not there yet, or has nothing in it that a person put there.

    Raises:
        CannotStartError: Something is in the way.
        OSError: The machine failed; what was in the folder is as it was.
    """
    fill_new_folder(folder, _fill)


def _fill(folder: Path) -> None:
    """Put all files of the sample into a folder, checked as an editor's are."""
    for path, file in sample_files():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        data = file.read_bytes()
        line = modeline(path)
        target.write_bytes(data if line is None else f"{line}\n".encode() + data)
    content, problems = validate(load(folder)[0])
    if content is None:
        raise ProblemsFoundError(problems)
    accepted = accept(content.translations, {})
    introduction = new_introduction(TRANSLATIONS, messages.translations.RECORD_INTRODUCTION)
    rewrite(folder, {TRANSLATIONS: record_text(accepted, introduction)})
    speakers = message_language.translators(content.languages)
    rewrite(folder / SCHEMAS, schemas(content.site.languages, speakers))


def sample_files() -> Iterator[tuple[str, Path]]:
    """Return the files that the sample is made from, by path in the project."""
    # An installed package has the templates in it; in a clone they stand beside it.
    packaged = _PACKAGE / TEMPLATES
    templates = packaged if packaged.is_dir() else _PACKAGE.parent / TEMPLATES
    for top, name in ((_SAMPLE / CONTENT, CONTENT), (templates, TEMPLATES)):
        for file in sorted(top.rglob("*")):
            if file.is_file() and not is_clutter(file.name):
                yield f"{name}/{file.relative_to(top).as_posix()}", file
    yield "README.md", _SAMPLE / "README.md"
