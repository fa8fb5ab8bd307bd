"""Every sentence that an editor may read, a file a topic. Code names them; it never words its own."""

from collections.abc import Mapping
from types import ModuleType

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
from kalliola_site.problems.problem import Message, Phrase

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


def all_sentences() -> Mapping[str, Message | Phrase]:
    """Return every sentence by its topic and its name, in order of the topics."""
    return {
        f"{title}.{name}": sentence
        for title, topic in globals().items()
        if isinstance(topic, ModuleType)
        for name, sentence in vars(topic).items()
        if isinstance(sentence, Message | Phrase)
    }
