"""Render: from content and plan to the files of the site, in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from kalliola_site.cache.memory import Memory
from kalliola_site.cache.recall import recall_or_make
from kalliola_site.cache.workers import OnProgress, ignore
from kalliola_site.data.feeds import feeds
from kalliola_site.data.host_redirects import host_files
from kalliola_site.data.open_data.files import DataFile, DataFiles, GoalPart
from kalliola_site.data.site_files import site_files
from kalliola_site.images.sized_pictures import SizedPictures
from kalliola_site.language.text import localize
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import HOME, WHOLE_STRATEGY
from kalliola_site.plan.addresses import References, reference, relative
from kalliola_site.plan.assets import Assets
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.plan.redirects.find_redirects import Redirect
from kalliola_site.problems.problem import Problem
from kalliola_site.render.assets import STYLESHEET
from kalliola_site.render.dependencies import Dependencies
from kalliola_site.render.html_facts import HtmlFacts, read_html_facts
from kalliola_site.render.inputs import RenderInputs
from kalliola_site.render.pdf.typeset import DocumentSource
from kalliola_site.render.template_context import IndicatorStatus, TemplateContext
from kalliola_site.render.templates import TemplateDependencies, TemplateMistakeError, Templates

NOT_FOUND = "404"

DOCUMENT = "documents/strategy.html.jinja"
DRAWINGS = "documents/drawings.css.jinja"
"""The style sheet of the drawings in documents."""

MOVED = "moved"

OUTSIDE_RELATION = "noopener"
"""What links out of the site say of themselves."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The site, before it was looked over."""

    files: Mapping[str, bytes]
    """Its files, by path below the site's root."""
    html_facts: Mapping[str, HtmlFacts]
    """What its pages say to a browser, by path."""
    problems: tuple[Problem, ...]
    """What was wrong with templates."""


def render(  # noqa: PLR0913, PLR0917 - what the stages before it made
    content: Content,
    plan: Plan,
    templates: Templates,
    inputs: RenderInputs,
    redirects: tuple[Redirect, ...],
    memory: Memory,
    on_progress: OnProgress = ignore,
) -> Rendered:
    """Render every file of the site.

    Args:
        content: What it says.
        plan: Its pages.
        templates: How pages look.
        inputs: What pages show besides.
        redirects: The old addresses, and where they lead.
        memory: What earlier builds made.
        on_progress: Is told how many pages have been made.

    Raises:
        WorkerKilledError: A process that did a part of it was killed.
    """
    base_url, assets = inputs.base_url, inputs.assets
    dependencies = Dependencies(content, plan, inputs)
    status = IndicatorStatus(content)
    data = _data(content, plan, status, base_url, dependencies, memory)
    names = TemplateContext(content, plan, inputs, dependencies, status, data)
    references = References(plan, assets.names, base_url, offline=inputs.offline)
    renderer = _Renderer(plan, templates, names, references, base_url)
    pages, problems = _pages(renderer, plan, memory, on_progress)
    files: dict[str, bytes] = {**assets.files, **inputs.pictures.files}
    files.update({file.path: file.data for file in data})
    files.update({document.path: document.data for document in inputs.documents})
    files.update((path, page) for path, (page, _) in pages.items())
    html_facts = {path: facts for path, (_, facts) in pages.items()}
    try:
        files[f"{NOT_FOUND}.html"] = renderer.not_found(content).encode()
    except TemplateMistakeError as mistake:
        problems.append(mistake.problem)
    files.update(feeds(content, plan, inputs.pictures.by_update, renderer.references, base_url))
    moved: dict[str, tuple[Redirect, bytes]] = {}
    for redirect in redirects:
        try:
            # Some file systems take names that differ only in case for the same: one page is enough for both.
            page = renderer.moved(redirect, assets.names[STYLESHEET]).encode()
            moved.setdefault(redirect.origin.casefold(), (redirect, page))
        except TemplateMistakeError as mistake:
            problems.append(mistake.problem)
    files.update((_stub_path(redirect), page) for redirect, page in moved.values())
    if not inputs.offline:
        files.update(site_files(content, plan, assets, base_url))
        files.update(host_files(redirects, base_url))
    return Rendered(files, html_facts, tuple(problems))


_Pages = dict[str, tuple[bytes, HtmlFacts]]


def _pages(
    renderer: _Renderer, plan: Plan, memory: Memory, on_progress: OnProgress
) -> tuple[_Pages, list[Problem]]:
    """Give each page of the plan by its path: what is remembered as it was, and the others made."""
    made = recall_or_make("page", plan.pages, renderer.dependencies, renderer.attempt, memory, on_progress)
    pages: _Pages = {}
    problems: list[Problem] = []
    for page, result in zip(plan.pages, made, strict=True):
        try:
            # What did not succeed is tried again, to learn why.
            html, facts = result or renderer.make(page)
        except TemplateMistakeError as mistake:
            problems.append(mistake.problem)
        else:
            pages[page.output] = html, HtmlFacts(*facts)
    return pages, problems


def render_documents(
    content: Content, plan: Plan, templates: Templates, assets: Assets, base_url: str
) -> tuple[tuple[DocumentSource, ...], tuple[Problem, ...]]:
    """Render the whole strategy in each language, as what a document on paper is made from.

    Args:
        content: What it says.
        plan: Its pages.
        templates: How documents look.
        assets: What pages need besides.
        base_url: Where the site will be published, with a final slash.

    Returns:
        The documents, and what was wrong with templates.
    """
    inputs = RenderInputs(base_url, assets, (), SizedPictures(), ())
    names = TemplateContext(
        content, plan, inputs, Dependencies(content, plan, inputs), IndicatorStatus(content)
    )
    renderer = _Renderer(plan, templates, names, References(plan, assets.names, base_url), base_url)
    try:
        keys = (strategy.key(WHOLE_STRATEGY) for strategy in (content, *content.past))
        pages = (plan.by_key[key, language] for key in keys for language in plan.languages)
        return tuple(map(renderer.document, pages)), ()
    except TemplateMistakeError as mistake:
        return (), (mistake.problem,)


def _data(  # noqa: PLR0913, PLR0917 - what the files say, and what it comes from
    content: Content,
    plan: Plan,
    status: IndicatorStatus,
    base_url: str,
    dependencies: Dependencies,
    memory: Memory,
) -> tuple[DataFile, ...]:
    """Write the files of open data, goal by goal: of most, in most builds, they say what they said before."""
    files = DataFiles(content, plan, status.views, base_url)

    def part(key: str) -> GoalPart:
        goal = dependencies.goals[key][1]
        return files.goal_part(goal, status.progress[""][goal.id])

    keys = dependencies.goal_keys[""]
    parts = recall_or_make("part of data", keys, dependencies.digests_of_goal, part, memory)
    return files.files([found or part(key) for key, found in zip(keys, parts, strict=True)])


class _Renderer:
    def __init__(
        self, plan: Plan, templates: Templates, names: TemplateContext, references: References, base_url: str
    ) -> None:
        self._plan = plan
        self._templates = templates
        self._names = names
        self._base_url = base_url
        self._source = plan.languages[0]
        self._dependencies: dict[str, TemplateDependencies] = {}
        self.references = references

    def dependencies(self, page: Page) -> tuple[bytes, ...]:
        """Give digests of all that a page comes from."""
        return self._names.dependencies(page, self._template(page.template))

    def _template(self, name: str) -> TemplateDependencies:
        if name not in self._dependencies:
            self._dependencies[name] = self._templates.dependencies(name)
        return self._dependencies[name]

    def attempt(self, page: Page) -> tuple[bytes, tuple[Any, ...]] | None:
        """Make a page, if its template has no mistake."""
        try:
            return self.make(page)
        except TemplateMistakeError:
            return None

    def make(self, page: Page) -> tuple[bytes, tuple[Any, ...]]:
        """Make a page, and read it again as a browser would.

        Raises:
            TemplateMistakeError: Its template is wrong.
        """
        html = self._templates.render(page.template, self._context(page, page.template), f"/{page.path}")
        html = self.references.resolve_from(page, html)
        return html.encode(), tuple(read_html_facts(html))

    def document(self, page: Page) -> DocumentSource:
        """Render what the document is made from that belongs to a page."""
        html = self._templates.render(DOCUMENT, self._context(page, DOCUMENT), f"/{page.path}")
        styles = self._templates.render(DRAWINGS, self._context(page, DRAWINGS), f"/{page.path}")
        return DocumentSource(
            path=self._names.document_path(page),
            language=page.language,
            html=self.references.resolve_whole(page, html),
            drawing_styles=styles,
        )

    def _context(self, page: Page, template: str) -> Mapping[str, object]:
        return self._names.for_page(page, self._template(template).names)

    def not_found(self, content: Content) -> str:
        """Render the page that a host shows for an address that is not there, in all languages at once."""
        home = self._plan.by_key[HOME, self._source]
        context = {
            **self._names.common(self._source),
            "page": replace(self._names.page(home), key=NOT_FOUND, template=NOT_FOUND, alternates=()),
            "goal": None,
            "past": None,
            "update": None,
            "navigation": (),
            "footer": (),
            "other_forms": (),
            "stylesheets": self._names.stylesheets(NOT_FOUND),
            "structured_data": Markup("{}"),
            "home_links": tuple(
                SimpleNamespace(
                    language=language.code,
                    name=language.name,
                    words=self._names.common(language.code)["words"],
                    href=reference(HOME, language.code),
                )
                for language in content.site.languages
            ),
        }
        html = self._templates.render(NOT_FOUND, context, f"/{NOT_FOUND}.html")
        return self.references.resolve_anywhere(home, html)

    def moved(self, redirect: Redirect, stylesheet: str) -> str:
        """Render the page that stands at an old address, for hosts that cannot lead readers on."""
        origin = redirect.origin.removeprefix("/")
        page = redirect.page
        if page is None:
            href = canonical = redirect.outside
            title: object = redirect.outside
        else:
            anchor = f"#{redirect.anchor}" if redirect.anchor else ""
            href = self.references.between(origin, page) + anchor
            canonical = self._base_url + self._plan.canonical(page).path
            title = localize(page.title, page.language, self._source)
        context = {
            **self._names.common(redirect.language),
            "language": redirect.language,
            "stylesheet": relative(origin, stylesheet),
            "destination": SimpleNamespace(
                href=href, canonical=canonical, title=title, rel="" if page else OUTSIDE_RELATION
            ),
        }
        return self._templates.render(MOVED, context, redirect.origin)


def _stub_path(redirect: Redirect) -> str:
    path = redirect.origin.removeprefix("/")
    return f"{path}index.html" if path.endswith("/") else path
