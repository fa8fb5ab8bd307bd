"""One page at a time: its template with what it asks for, and its references turned into addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import SimpleNamespace
from urllib.parse import quote, urljoin, urlsplit

from markupsafe import Markup

from kalliola_site.data.hosts.all_hosts import need_rooted_pages
from kalliola_site.data.open_data.files import DataFile
from kalliola_site.language.text import localize, marking, noting_borrowed
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import HOME
from kalliola_site.plan.addresses import References, reference, relative
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.plan.redirects.find_redirects import Redirect
from kalliola_site.render.dependencies import Dependencies
from kalliola_site.render.html_facts import read_html_facts
from kalliola_site.render.indicator_status import IndicatorStatus
from kalliola_site.render.inputs import RenderInputs
from kalliola_site.render.made_page import RenderedPage
from kalliola_site.render.pdf.document import DocumentSource
from kalliola_site.render.rooted import root_links
from kalliola_site.render.template_context import TemplateContext
from kalliola_site.render.templates import TemplateDependencies, TemplateMistakeError, Templates
from kalliola_site.render.views.documents import document_path
from kalliola_site.render.views.noted_goals import WHOLE, NotedGoals
from kalliola_site.syntax.text_marks import unseen

NOT_FOUND = "404"

DOCUMENT = "documents/strategy.html.jinja"
DRAWINGS = "documents/drawings.css.jinja"
"""The style sheet of the drawings in documents."""

MOVED = "moved"

OUTSIDE_RELATION = "noopener"
"""What links out of the site say of themselves."""


class PageRenderer:
    """Renders the pages of a plan."""

    def __init__(  # noqa: PLR0913, PLR0917 - what the stages before it made
        self,
        content: Content,
        plan: Plan,
        templates: Templates,
        inputs: RenderInputs,
        dependencies: Dependencies,
        status: IndicatorStatus,
        data: tuple[DataFile, ...] = (),
    ) -> None:
        self._content = content
        self._plan = plan
        self._templates = templates
        self._base_url = inputs.base_url
        self._is_editable = inputs.editable
        self.context = TemplateContext(content, plan, inputs, dependencies, status, data)
        """What templates may ask for."""
        self._base_path = urlsplit(inputs.base_url).path
        self._is_rooted = need_rooted_pages(content.site.hosts) and not inputs.offline
        self._source = plan.languages[0]
        self._dependencies: dict[str, TemplateDependencies] = {}
        self.references = References(plan, inputs.assets.names, inputs.base_url, offline=inputs.offline)

    def dependencies(self, page: Page) -> bytes:
        """Digest all that a page comes from, but of goals; see ``TemplateContext.dependencies``."""
        return self.context.dependencies(page, self._template(page.template))

    def name(self, page: Page) -> str:
        """Name a page, and the languages in which all of it is there: it shows that."""
        there = "".join("10"[other.translated] for other in self._plan.counterparts(page))
        return f"{page.key} {page.language} {there}"

    def _template(self, name: str) -> TemplateDependencies:
        if name not in self._dependencies:
            self._dependencies[name] = self._templates.dependencies(name)
        return self._dependencies[name]

    def attempt(self, page: Page) -> RenderedPage | None:
        """Make a page, if its template has no mistake."""
        try:
            return self.make(page)
        except TemplateMistakeError:
            return None

    def make(self, page: Page) -> RenderedPage:
        """Make a page, and read it again as a browser would.

        Raises:
            TemplateMistakeError: Its template is wrong.
        """
        goals = self.context.goals_of(page)
        with noting_borrowed() as noted:
            context = partial(self._context, page, page.template, goals)
            html = self._render(page.template, context, f"/{page.path}")
        html = self.references.resolve_from(page, html)
        if self._is_rooted:
            html = root_links(html, self._base_path + page.path)
        # A page of a goal says all of it, in its head as well.
        reads = ((page.key, (WHOLE,)), *goals.reads) if page.goal else goals.reads
        return html.encode(), tuple(read_html_facts(html)), page.language in noted, reads

    def _render(self, template: str, context: Callable[[], Mapping[str, object]], page: str) -> str:
        """Render a template of the site; where it is made to be edited, with the places of its texts."""
        if not self._is_editable:
            return self._templates.render(template, context(), page)
        with marking() as noted:
            return self._templates.render(template, context(), page) + unseen(noted)

    def document(self, page: Page) -> DocumentSource:
        """Render what the document is made from that belongs to a page."""
        goals = self.context.goals_of(page)
        with noting_borrowed() as noted:
            html = self._templates.render(DOCUMENT, self._context(page, DOCUMENT, goals), f"/{page.path}")
        if page.translated and page.language in noted:
            return self.document(replace(page, translated=False))
        styles = self._templates.render(DRAWINGS, self._context(page, DRAWINGS, goals), f"/{page.path}")
        return DocumentSource(
            path=document_path(self._content, page),
            language=page.language,
            html=self.references.resolve_whole(page, html),
            drawing_styles=styles,
        )

    def _context(self, page: Page, template: str, goals: NotedGoals) -> Mapping[str, object]:
        return self.context.for_page(page, self._template(template).names, goals)

    def not_found(self, first: str) -> str:
        """Render the page that a host shows for an address that is not there, in all languages at once.

        Args:
            first: The language that it begins with.
        """
        home = self._plan.by_key[HOME, first]
        views = self.context.views_in(first)
        languages = sorted(self._content.site.languages, key=lambda language: language.code != first)
        context = {
            **self.context.common(first),
            "page": replace(self.context.page(home, views), key=NOT_FOUND, template=NOT_FOUND, alternates=()),
            "goal": None,
            "past": None,
            "update": None,
            "navigation": (),
            "footer": (),
            "other_forms": (),
            "stylesheets": self.context.stylesheets(NOT_FOUND),
            "structured_data": Markup("{}"),
            "home_links": tuple(
                SimpleNamespace(
                    language=language.code,
                    name=language.name,
                    href=reference(HOME, language.code),
                    **{name: common[name] for name in ("site", "strategy", "words")},
                )
                for language in languages
                for common in (self.context.common(language.code),)
            ),
        }
        html = self._render(NOT_FOUND, lambda: context, f"/{NOT_FOUND}.html")
        return self.references.resolve_anywhere(home, html)

    def moved(self, redirect: Redirect, stylesheet: str) -> str:
        """Render the page that stands at an old address, for hosts that cannot lead readers on."""
        origin = redirect.address.file.removesuffix("index.html")
        page = redirect.page
        if page is None:
            href = canonical = redirect.outside
            title: object = redirect.outside
        else:
            anchor = f"#{redirect.anchor}" if redirect.anchor else ""
            href = self._between(origin, self.references.between(origin, page)) + anchor
            canonical = self._base_url + self._plan.canonical(page).path
            title = localize(page.title, page.language, self._source)
        context = {
            **self.context.common(redirect.language),
            "language": redirect.language,
            "stylesheet": self._between(origin, relative(origin, stylesheet)),
            "destination": SimpleNamespace(
                href=href, canonical=canonical, title=title, rel="" if page else OUTSIDE_RELATION
            ),
        }
        return self._render(MOVED, lambda: context, redirect.origin)

    def _between(self, origin: str, address: str) -> str:
        """Give a relative address as pages do: as it is, or from the host's root on."""
        return urljoin(f"{self._base_path}{quote(origin)}", address) if self._is_rooted else address
