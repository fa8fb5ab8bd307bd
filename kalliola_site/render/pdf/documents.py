"""Printing: the documents of a site, from its content to PDFs, if they are wanted."""

from __future__ import annotations

from collections.abc import Mapping

from kalliola_site.load.project import Project
from kalliola_site.model.content import Content
from kalliola_site.model.paths import TEMPLATES
from kalliola_site.plan.assets import FONTS, Assets
from kalliola_site.plan.pages import Plan
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem
from kalliola_site.render.page_renderer import DOCUMENT
from kalliola_site.render.pdf.document import Documents, LibraryMissingError, PdfMode
from kalliola_site.render.site import render_documents
from kalliola_site.render.templates import Templates


def make_pdfs(  # noqa: PLR0913, PLR0917 - what the stages before it made
    sources: Project,
    content: Content,
    plan: Plan,
    templates: Templates,
    assets: Assets,
    base_url: str,
    kept: Mapping[str, bytes],
    wish: PdfMode,
) -> tuple[Documents, tuple[Problem, ...]]:
    """Make the whole strategy as a document in each language.

    Args:
        sources: The project's files, among them the brand's fonts.
        content: What the documents say.
        plan: The pages, beside which they are published.
        templates: How they look.
        assets: What pages need besides.
        base_url: Where the site will be published, with a final slash.
        kept: What earlier builds made, by digest.
        wish: Whether they are wanted.

    Raises:
        LibraryMissingError: They are wanted in any case, and this machine cannot make them.
    """
    if wish == "never":
        return Documents(), ()
    from kalliola_site.render.pdf.typeset import typeset  # noqa: PLC0415 - most builds make none

    documents, problems = render_documents(content, plan, templates, assets, base_url)
    fonts = {
        face.file: sources.assets[FONTS + face.file]
        for _, face in content.brand.type.faces
        if FONTS + face.file in sources.assets
    }
    try:
        made = typeset(documents, fonts, kept)
    except LibraryMissingError as error:
        if wish == "always":
            raise
        return Documents(left_out=error), problems
    place = Place(f"{TEMPLATES}/{DOCUMENT}")
    refused = (Problem(place, messages.pdf.DOCUMENT_ASKS_OUTSIDE, {"href": href}) for href in made.refused)
    return made, (*problems, *refused)
