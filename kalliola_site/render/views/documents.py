"""What templates see of the strategy as a document: a link to it in each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kalliola_site.frozen_value import frozen_value
from kalliola_site.language.numbers_and_dates import NumberFormat
from kalliola_site.language.text import Text, localize
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import WHOLE_STRATEGY
from kalliola_site.plan.addresses import ASSET_SCHEME
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.render.pdf.document import Document


@frozen_value
class DocumentLink:
    """A link to a document."""

    language: str
    href: str
    text: Text


def document_path(content: Content, page: Page) -> str:
    """Return where a document is: it has its years in its name, so it can stay when they are past."""
    period = content.within(page.period).strategy.period
    path = page.path_in_its_time
    return f"{path}{path.strip('/').rpartition('/')[2]}-{period.start}-{period.end}.pdf"


def document_links(
    content: Content,
    plan: Plan,
    page: Page,
    documents: Iterable[Document],
    number_formats: Mapping[str, NumberFormat],
) -> tuple[DocumentLink, ...]:
    """Return the links to the strategy as a document, that in the page's own language first.

    Args:
        content: The content.
        plan: All pages.
        page: The page that has the links; only that with the whole strategy does.
        documents: The documents that were made.
        number_formats: What writes figures, by language.
    """
    if page.name != WHOLE_STRATEGY:
        return ()
    source = content.languages[0]
    languages = {language.code: language for language in content.site.languages}
    words = content.interface.strategy.document
    name = content.within(page.period).strategy.name
    paths = {document_path(content, other) for other in plan.counterparts(page)}
    return tuple(
        DocumentLink(
            language=document.language,
            href=f"{ASSET_SCHEME}{document.path}",
            text=localize(words, document.language, source).fill(
                language=languages[document.language].name,
                name=localize(name, document.language, source).plain,
                pages=document.pages,
                size=number_formats[document.language].file_size(len(document.data)),
            ),
        )
        for document in sorted(documents, key=lambda document: document.language != page.language)
        if document.path in paths
    )
