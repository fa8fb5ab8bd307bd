"""Render: from content and plan to the files of the site, in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from kalliola_site.cache.memory import Memory
from kalliola_site.cache.workers import OnProgress, ignore, parallel_map
from kalliola_site.data.feeds import feeds
from kalliola_site.data.hosts.all_hosts import have_missing_pages, host_files
from kalliola_site.data.hosts.cloudflare import unread_redirects
from kalliola_site.data.hosts.rules import host_rules
from kalliola_site.data.open_data.files import DataFiles
from kalliola_site.data.open_data.kept_parts import KeptParts
from kalliola_site.data.site_files import site_files
from kalliola_site.frozen_value import frozen_value
from kalliola_site.images.sized_pictures import SizedPictures
from kalliola_site.model.content import Content
from kalliola_site.model.files import Files, UnreadFile
from kalliola_site.model.page_types import HOME, WHOLE_STRATEGY
from kalliola_site.model.paths import SITE
from kalliola_site.plan.assets import Assets
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.plan.redirects.find_redirects import Redirect
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem
from kalliola_site.render.assets import STYLESHEET
from kalliola_site.render.changed_goals import ChangedGoals
from kalliola_site.render.dependencies import Dependencies
from kalliola_site.render.indicator_status import IndicatorStatus
from kalliola_site.render.inputs import RenderInputs
from kalliola_site.render.kept_pages import KeptPages
from kalliola_site.render.made_goals import GoalMaker
from kalliola_site.render.made_page import MadePage
from kalliola_site.render.page_renderer import NOT_FOUND, PageRenderer
from kalliola_site.render.pdf.document import DocumentSource
from kalliola_site.render.templates import TemplateMistakeError, Templates

if TYPE_CHECKING:
    from kalliola_site.render.examples import Examples


@frozen_value
class Rendered:
    """The site, before it was looked over."""

    files: Files
    """Its files, by path below the site's root."""
    pages: Mapping[str, MadePage]
    """Its pages, by path."""
    plan: Plan
    """The pages, with what is known now: which of them are wholly translated."""
    examples: Examples | None
    """The examples of components, where they were wanted; no file has them."""


def render(  # noqa: PLR0913, PLR0917 - what the stages before it made
    content: Content,
    plan: Plan,
    templates: Templates,
    inputs: RenderInputs,
    redirects: tuple[Redirect, ...],
    memory: Memory,
    on_progress: OnProgress = ignore,
) -> tuple[Rendered, tuple[Problem, ...]]:
    """Render every file of the site.

    Args:
        content: What it says.
        plan: Its pages.
        templates: How pages look.
        inputs: What pages show besides.
        redirects: The old addresses, and where they lead.
        memory: What earlier builds made.
        on_progress: Called with how many pages have been made.

    Returns:
        The site, and what was wrong with templates.

    Raises:
        WorkerKilledError: A process that did a part of it was killed.
    """
    status, dependencies = IndicatorStatus(content, memory), Dependencies(content, plan, inputs)
    kept = KeptPages(ChangedGoals(dependencies, content.languages, memory), memory)
    files_of_data = DataFiles(content, plan, status.views, inputs.base_url, memory)
    digests = {key: dependencies.digest_of_goal(key) for key in dependencies.goal_keys[""]}
    table_of_parts = memory.table("parts of data")
    parts = KeptParts(digests, files_of_data.separators, dependencies.shared, table_of_parts)
    renderer = PageRenderer(content, plan, templates, inputs, dependencies, status)
    GoalMaker(renderer, files_of_data, dependencies, status).make(plan, parts, kept, on_progress)
    data = files_of_data.files(parts.sections())

    def renderer_of(table: Plan) -> PageRenderer:
        known = dependencies if table is plan else Dependencies(content, table, inputs)
        return PageRenderer(content, table, templates, inputs, known, status, data)

    made, table, renderer = _pages(renderer_of, plan, kept)
    pages, problems = _finished(made, table, renderer, kept)
    files: dict[str, bytes | UnreadFile] = {
        **inputs.assets.files,
        **inputs.pictures.files,
        **{file.path: file.data for file in data},
        **{document.path: document.data for document in inputs.documents},
        **{path: page.file for path, page in pages.items()},
        **feeds(content, table, inputs.pictures.by_update, renderer.references, inputs.base_url),
    }
    if not inputs.offline:
        files.update(site_files(content, table, inputs.assets, inputs.base_url))
        rules = host_rules(table, redirects, files, inputs.base_url)
        files.update(host_files(content.site.hosts, rules))
        problems.extend(unread_redirects(content, redirects, rules))
    by_language = have_missing_pages(content.site.hosts) and not inputs.offline
    files.update(_not_found(renderer, table, problems, by_language=by_language))
    files.update(_pages_that_moved(renderer, content, redirects, inputs.assets, frozenset(files), problems))
    examples, mistakes = _examples(renderer, table, templates, inputs)
    return Rendered(Files(files), pages, table, examples), (*problems, *mistakes)


_Pages = dict[tuple[str, str], MadePage | None]
"""Pages by key and language; None where a template is wrong."""


def _pages(
    renderer_of: Callable[[Plan], PageRenderer], plan: Plan, kept: KeptPages
) -> tuple[_Pages, Plan, PageRenderer]:
    """Make each page of the plan, and learn which are wholly translated.

    What a page shows is known when it has been made. So all are made as if they were whole; those that are
    not, and their counterparts, which link to them, are made again.

    Returns:
        The pages, the plan that says which of them are whole, and what renders the pages of that plan.
    """
    renderer = renderer_of(plan)
    made = _make_pages(renderer, plan.pages, kept)
    borrowing = [page for page in plan.pages if (result := made[page.key, page.language]) and result.borrows]
    if borrowing:
        plan = plan.with_borrowing(borrowing)
        renderer = renderer_of(plan)
        keys = {page.key for page in borrowing}
        again = [page for page in plan.pages if page.key in keys]
        made |= _make_pages(renderer, again, kept)
    return made, plan, renderer


def _finished(
    made: _Pages, plan: Plan, renderer: PageRenderer, kept: KeptPages
) -> tuple[dict[str, MadePage], list[Problem]]:
    """Return pages by path, and what was wrong with templates."""
    pages: dict[str, MadePage] = {}
    problems: list[Problem] = []
    for page in plan.pages:
        found = made[page.key, page.language]
        try:
            # What did not succeed is tried again, to learn why.
            pages[page.output] = found or kept.keep(renderer, page, renderer.make(page))
        except TemplateMistakeError as mistake:
            problems.append(mistake.problem)
    return pages, problems


def _make_pages(renderer: PageRenderer, pages: Sequence[Page], kept: KeptPages) -> _Pages:
    """Make pages, but for those that are kept."""
    found: _Pages = {(page.key, page.language): kept.find(renderer, page) for page in pages}
    missing = [page for page in pages if found[page.key, page.language] is None]
    for page, made in zip(missing, parallel_map(renderer.attempt, missing), strict=True):
        found[page.key, page.language] = None if made is None else kept.keep(renderer, page, made)
    return found


def _not_found(
    renderer: PageRenderer, plan: Plan, problems: list[Problem], *, by_language: bool
) -> Mapping[str, bytes]:
    """Make the page for missing addresses, and one that begins in each language for its folder."""
    folders = {plan.languages[0]: ""}
    if by_language:
        homes = (plan.by_key[HOME, language] for language in plan.languages)
        folders.update((home.language, home.path) for home in homes if home.path)
    try:
        return {
            f"{folder}{NOT_FOUND}.html": renderer.not_found(language).encode()
            for language, folder in folders.items()
        }
    except TemplateMistakeError as mistake:
        problems.append(mistake.problem)
        return {}


def _pages_that_moved(  # noqa: PLR0913, PLR0917 - what the stages before it made
    renderer: PageRenderer,
    content: Content,
    redirects: tuple[Redirect, ...],
    assets: Assets,
    there: frozenset[str],
    problems: list[Problem],
) -> Mapping[str, bytes]:
    """Make the pages at addresses from which readers are led on, where the site has no file of its own."""
    pages: dict[str, bytes] = {}
    # Some file systems take names that differ only in case for the same: one page is enough for both.
    taken: set[str] = set()
    own = {file.casefold() for file in there}
    for redirect in redirects:
        file = "" if redirect.is_beside_page else redirect.address.file
        parts = file.casefold().split("/")
        steps = {"/".join(parts[:count]) for count in range(1, len(parts) + 1)}
        if steps & own and redirect.written:
            place = content.documents[SITE].key_place(("redirects", redirect.written))
            values = {"origin": redirect.written}
            problems.append(Problem(place, messages.addresses.REDIRECT_NEEDLESS, values))
        elif file and not steps & (taken | own):
            taken.add(file.casefold())
            try:
                pages[file] = renderer.moved(redirect, assets.names[STYLESHEET]).encode()
            except TemplateMistakeError as mistake:
                problems.append(mistake.problem)
    return pages


def _examples(
    renderer: PageRenderer, plan: Plan, templates: Templates, inputs: RenderInputs
) -> tuple[Examples | None, tuple[Problem, ...]]:
    if inputs.component_styles is None:
        return None, ()
    from kalliola_site.render.examples import render_examples  # noqa: PLC0415 - only previews have them

    return render_examples(
        plan, templates, renderer.context, renderer.references, inputs.assets, inputs.component_styles
    )


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
    dependencies = Dependencies(content, plan, inputs)
    renderer = PageRenderer(content, plan, templates, inputs, dependencies, IndicatorStatus(content))
    try:
        keys = (strategy.key(WHOLE_STRATEGY) for strategy in (content, *content.past))
        pages = (plan.by_key[key, language] for key in keys for language in plan.languages)
        return tuple(map(renderer.document, pages)), ()
    except TemplateMistakeError as mistake:
        return (), (mistake.problem,)
