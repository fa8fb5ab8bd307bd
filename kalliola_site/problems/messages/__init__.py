"""Every sentence that an editor may read, a file a topic. Code names them; it never words its own."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import ModuleType
from typing import TYPE_CHECKING

from kalliola_site.problems.problem import Message, Phrase

if TYPE_CHECKING:
    from kalliola_site.problems.messages import (
        addresses,
        adopted,
        brand,
        cli,
        content,
        documents,
        drafts,
        editing,
        editor,
        files,
        import_report,
        importing,
        indicators,
        markdown,
        marks,
        models,
        new,
        pages,
        pdf,
        periods,
        phrases,
        preview,
        remarks,
        schema,
        security_txt,
        sending,
        text_names,
        translations,
        updates,
        yaml,
    )

__all__ = [
    "addresses",
    "adopted",
    "all_sentences",
    "brand",
    "cli",
    "content",
    "documents",
    "drafts",
    "editing",
    "editor",
    "files",
    "import_report",
    "importing",
    "indicators",
    "markdown",
    "marks",
    "models",
    "new",
    "pages",
    "pdf",
    "periods",
    "phrases",
    "preview",
    "remarks",
    "schema",
    "security_txt",
    "sending",
    "text_names",
    "translations",
    "updates",
    "yaml",
]


def __getattr__(name: str) -> ModuleType:
    """Import a topic when it is asked for: most commands say little."""
    if name not in __all__ or name == all_sentences.__name__:
        raise AttributeError(f"there is no topic {name}")
    return _topic(name)


def _topic(name: str) -> ModuleType:
    whole = f"{__name__}.{name}"
    __import__(whole)
    return sys.modules[whole]


def all_sentences() -> Mapping[str, Message | Phrase]:
    """Return every sentence by its topic and its name, in order of the topics."""
    topics = (name for name in __all__ if name != all_sentences.__name__)
    return {
        f"{topic}.{name}": sentence
        for topic in topics
        for name, sentence in vars(_topic(topic)).items()
        if isinstance(sentence, Message | Phrase)
    }
