"""Render: from content and plan to the files of the site, in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from kalliola_site.cache.memory import Memory, Table
from kalliola_site.cache.workers import OnProgress, ignore, parallel_map
from kalliola_site.data.feeds import feeds
from kalliola_site.data.hosts.all_hosts import have_missing_pages, host_files
from kalliola_site.data.hosts.cloudflare import unread_redirects
from kalliola_site.data.hosts.rules import host_rules
from kalliola_site.data.open_data.files import DataFile, DataFiles
from kalliola_site.data.open_data.kept_parts import GoalPart, sections
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
from kalliola_site.render.made_page import MadePage, RenderedPage, summary_of
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
    data = _data(content, plan, status, inputs, dependencies, memory)

    def renderer_of(table: Plan) -> PageRenderer:
        known = dependencies if table is plan else Dependencies(content, table, inputs)
        return PageRenderer(content, table, templates, inputs, known, status, data)

    made, table, renderer = _pages(renderer_of, plan, ChangedGoals(dependencies, memory), memory, on_progress)
    pages, problems = _finished(made, table, renderer)
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
    renderer_of: Callable[[Plan], PageRenderer],
    plan: Plan,
    changed: ChangedGoals,
    memory: Memory,
    on_progress: OnProgress,
) -> tuple[_Pages, Plan, PageRenderer]:
    """Make each page of the plan, and learn which are wholly translated.

    What a page shows is known when it has been made. So all are made as if they were whole; those that are
    not, and their counterparts, which link to them, are made again.

    Returns:
        The pages, the plan that says which of them are whole, and what renders the pages of that plan.
    """
    renderer = renderer_of(plan)
    made = _make_pages(renderer, plan.pages, changed, memory, on_progress)
    borrowing = [page for page in plan.pages if (result := made[page.key, page.language]) and result.borrows]
    if borrowing:
        plan = plan.with_borrowing(borrowing)
        renderer = renderer_of(plan)
        keys = {page.key for page in borrowing}
        again = [page for page in plan.pages if page.key in keys]
        made |= _make_pages(renderer, again, changed, memory, on_progress)
    return made, plan, renderer


def _finished(made: _Pages, plan: Plan, renderer: PageRenderer) -> tuple[dict[str, MadePage], list[Problem]]:
    """Return pages by path, and what was wrong with templates."""
    pages: dict[str, MadePage] = {}
    problems: list[Problem] = []
    for page in plan.pages:
        found = made[page.key, page.language]
        try:
            # What did not succeed is tried again, to learn why.
            pages[page.output] = found or _new(renderer.make(page))
        except TemplateMistakeError as mistake:
            problems.append(mistake.problem)
    return pages, problems


def _make_pages(
    renderer: PageRenderer,
    pages: Sequence[Page],
    changed: ChangedGoals,
    memory: Memory,
    on_progress: OnProgress,
) -> _Pages:
    """Make pages, but for those that earlier builds made of the same.

    A page is the same if all that its template is given is the same, but for goals, and all that was read of
    them when it was made: then it would read the same of them again.
    """
    table = memory.table("pages")
    found: _Pages = {}
    missing: list[Page] = []
    for page in pages:
        name = renderer.name(page)
        row = table.row(name)
        if row is None or row[0] != renderer.dependencies(page) or changed.concern(row[1][0]):
            missing.append(page)
            continue
        table.keep_on(name)
        # One that is damaged is made again when it is asked for.
        read = partial(_recall_or_make, table, name, renderer, page)
        found[page.key, page.language] = MadePage(row[1], read, is_new=False)
    made = parallel_map(renderer.attempt, missing, on_progress=on_progress)
    for page, result in zip(missing, made, strict=True):
        found[page.key, page.language] = None if result is None else _new(result)
        if result is not None:
            table.keep(renderer.name(page), renderer.dependencies(page), summary_of(result), result)
    return found


def _new(page: RenderedPage) -> MadePage:
    return MadePage(summary_of(page), lambda: page, is_new=True)


def _recall_or_make(table: Table, name: str, renderer: PageRenderer, page: Page) -> RenderedPage:
    kept: RenderedPage | None = table.recall(name)
    return renderer.make(page) if kept is None else kept


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


def _data(  # noqa: PLR0913, PLR0917 - what the files say, and what it comes from
    content: Content,
    plan: Plan,
    status: IndicatorStatus,
    inputs: RenderInputs,
    dependencies: Dependencies,
    memory: Memory,
) -> tuple[DataFile, ...]:
    """Write the files of open data, goal by goal: of most, in most builds, they say what they said before."""
    files = DataFiles(content, plan, status.views, inputs.base_url, memory)

    def part(key: str) -> GoalPart:
        goal = dependencies.goals[key][1]
        return files.goal_part(goal, status.progress[""][goal.id])

    def make(keys: Sequence[str]) -> list[GoalPart]:
        made = parallel_map(part, keys)
        return [found or part(key) for key, found in zip(keys, made, strict=True)]

    digests = {key: dependencies.digest_of_goal(key) for key in dependencies.goal_keys[""]}
    table = memory.table("parts of data")
    return files.files(sections(digests, files.separators, make, dependencies.shared, table))
