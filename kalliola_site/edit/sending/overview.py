"""What there is to send: the content as it is held against what was sent last, text by text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Literal

from kalliola_site.edit.sending.changed_texts import Kind, TextChange, changed_blocks, changed_values
from kalliola_site.edit.sending.git import Git
from kalliola_site.edit.sending.records import RECORDS
from kalliola_site.edit.sending.repository import Repository
from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.project import Project, load
from kalliola_site.load.read_folder import is_clutter
from kalliola_site.model.paths import CONTENT
from kalliola_site.syntax.source import Source, decode
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_reader import read_yaml
from kalliola_site.validate.parsed_content import read_languages

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg", ".tif", ".tiff", ".heic")


@frozen_value
class Identity:
    """Who sends: their name and their e-mail address stand in the history."""

    name: str
    email: str

    @property
    def is_possible(self) -> bool:
        """Whether git can write it down."""
        # Nothing in it may be taken for an option, or for what git writes around it.
        is_plain = all(
            text.isprintable() and not text.startswith("-") and not set(text) & set("<>")
            for text in (self.name, self.email)
        )
        is_email = re.fullmatch(r"[^\s@]+@[^\s@]+", self.email) is not None
        return is_plain and is_email and re.search(r"\w", self.name) is not None


@frozen_value
class FileChange:
    """A file of the content that is not as it was sent last."""

    path: str
    """Relative to the project, with forward slashes."""
    kind: Kind
    what: Literal["texts", "picture", "table", "record", "other"]
    texts: tuple[TextChange, ...] = ()
    """What changed in it, where it has texts; none where only its layout or a comment did."""


@frozen_value
class Overview:
    """What would be sent, and by whom."""

    files: tuple[FileChange, ...]
    languages: Mapping[str, str]
    """The names of the site's languages by their tags."""
    unsent: tuple[str, ...]
    """The subjects of the commits that were made here and never sent, the newest first; they go along."""
    uncommitted: bool
    """Whether anything is not yet in a commit."""
    ignored: tuple[str, ...]
    """Files that are part of the content but left out, as a rule of git says."""
    identity: Identity | None
    """Who git knows the sender as."""


def overview(project: Path, repository: Repository) -> Overview:
    """Find out what there is to send. Nothing is fetched, and nothing is changed.

    Raises:
        GitFailedError: Git could not do it.
        GitTooSlowError: It took too long.
    """
    git = repository.git
    sources, _ = load(project)
    languages, _ = read_languages(sources)
    tags = [language.code for language in languages]
    old = committed_files(repository, repository.last_sent)
    names = {*changed_names(git, repository.last_sent), *untracked_names(git)}
    files = tuple(
        _file_change(path, old, sources, tags)
        for path in sorted({unicodedata.normalize("NFC", name) for name in names}, key=_in_order)
    )
    since = f"{repository.last_sent}..HEAD" if repository.last_sent else "HEAD"
    unsent = git.ask("log", "-z", "--format=%s", "--no-show-signature", since).decode(errors="replace")
    if repository.remote is None:
        unsent = ""
    return Overview(
        files=files,
        languages={language.code: language.name for language in languages},
        unsent=tuple(subject for subject in unsent.split("\0") if subject),
        uncommitted=bool(changed_names(git, repository.head) or untracked_names(git)),
        ignored=tuple(
            name
            for name in _meant(
                git.names("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", CONTENT)
            )
        ),
        identity=identity_of(git),
    )


def changed_names(git: Git, commit: str | None) -> tuple[str, ...]:
    """Name the files of the content, as git does, that differ from a commit, but not those new to git."""
    if commit is None:
        return git.names("ls-files", "-z", "--", CONTENT)
    differing = ("diff", "-z", "--name-only", "--relative", "--no-renames", "--no-ext-diff", "--no-textconv")
    return git.names(*differing, commit, "--", CONTENT)


def untracked_names(git: Git) -> tuple[str, ...]:
    """Name the files of the content that are new to git, but not what systems and editors leave about."""
    return _meant(git.names("ls-files", "-z", "--others", "--exclude-standard", "--", CONTENT))


def _meant(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if not any(map(is_clutter, name.split("/"))))


def committed_files(repository: Repository, commit: str | None) -> dict[str, bytes]:
    """Read the content as it is in a commit from git's objects, by path relative to the project.

    What is no file there, such as a link, is left out.
    """
    if commit is None:
        return {}
    git = repository.git
    listed = git.ask("ls-tree", "-r", "-z", commit, "--", CONTENT).decode(errors="surrogateescape")
    blobs = [entry.partition("\t") for entry in listed.split("\0") if entry.startswith("100")]
    wanted = [(unicodedata.normalize("NFC", path), meta.split()[2]) for meta, _, path in blobs]
    answer = git.ask("cat-file", "--batch", given="".join(f"{blob}\n" for _, blob in wanted).encode())
    return dict(_read_batch(answer, [path for path, _ in wanted]))


def _read_batch(answer: bytes, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    at = 0
    for path in paths:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        yield path, answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _in_order(path: str) -> tuple[bool, str]:
    """Put the records last: nobody wrote them."""
    return path in RECORDS, path


def _file_change(
    path: str, old: Mapping[str, bytes], project: Project, languages: Sequence[str]
) -> FileChange:
    new = _source_of(path, project)
    is_there = new is not None or path in project.pictures or path in project.others
    # What cannot be read is there all the same; the check says what is wrong with it.
    kind: Kind = (
        "added" if path not in old else "changed" if is_there or path in project.unreadable else "removed"
    )
    change = FileChange(path, kind, _what(path))
    if change.what != "texts" or (new is None and path in project.unreadable):
        return change
    if path.endswith(".md"):
        return replace(change, texts=_changed_blocks(path, old, project, languages))
    texts = changed_values(path, _value(_decoded(path, old.get(path))), _value(new), languages)
    return replace(change, texts=texts)


def _changed_blocks(
    path: str, old: Mapping[str, bytes], project: Project, languages: Sequence[str]
) -> tuple[TextChange, ...]:
    """Find the blocks of a page that changed in one language, with what it says in the others."""
    stem, _, language = path.removesuffix(".md").rpartition(".")
    by_language = {tag: f"{stem}.{tag}.md" for tag in languages} if language in languages else {"": path}
    versions = {
        tag: (_text(_decoded(file, old.get(file))), _text(project.texts.get(file)))
        for tag, file in by_language.items()
    }
    return changed_blocks(path, versions, language if language in languages else "")


def _decoded(path: str, data: bytes | None) -> Source | None:
    source = None if data is None else decode(path, data)
    return source if isinstance(source, Source) else None


def _text(source: Source | None) -> str:
    return source.text if source else ""


def _source_of(path: str, project: Project) -> Source | None:
    document = project.documents.get(path)
    return document.source if document else project.texts.get(path) or project.tables.get(path)


def _value(source: Source | None) -> object:
    document = read_yaml(source) if source else None
    return document.value if isinstance(document, Document) else None


def _what(path: str) -> Literal["texts", "picture", "table", "record", "other"]:
    if path in RECORDS:
        return "record"
    match PurePosixPath(path).suffix.lower():
        case ".yml" | ".md":
            return "texts"
        case ".csv":
            return "table"
        case ending if ending in _PICTURES:
            return "picture"
        case _:
            return "other"


def identity_of(git: Git) -> Identity | None:
    """Return who git knows the sender as, from its settings; it is not to guess."""
    idents = [
        git.line_or_none("-c", "user.useConfigOnly=true", "var", name)
        for name in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT")
    ]
    if None in idents:
        return None
    found = re.match(r"(.*) <(.*)> \d+ [-+]\d+", idents[0] or "")
    return Identity(found[1], found[2]) if found else None
