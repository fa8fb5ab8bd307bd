"""Render: from content and plan to the files of the site, in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from kalliola_site.addresses import ASSET_SCHEME, References, reference, relative
from kalliola_site.assets import STYLESHEET, Assets, page_stylesheet
from kalliola_site.brand import report, theme_colours
from kalliola_site.documents import Documents, DocumentSource
from kalliola_site.feeds import feed_path, feed_title, feeds
from kalliola_site.indicator_views import IndicatorViews, windows_of_bay
from kalliola_site.markdown import render_blocks
from kalliola_site.model.strategy import Goal
from kalliola_site.open_data.facts import FORMAT
from kalliola_site.open_data.files import DataFile, DataFileView, data_file_views, data_files
from kalliola_site.past_views import PastViews
from kalliola_site.pictures import SizedPictures
from kalliola_site.plan import HOME, Page, Plan, goal_key
from kalliola_site.problems import Problem
from kalliola_site.progress import Progress, progress
from kalliola_site.quantities import Quantities
from kalliola_site.redirects.host_files import host_files
from kalliola_site.redirects.moves import Redirect
from kalliola_site.security_policy import REFERRER_POLICY, content_security_policy
from kalliola_site.share_images import HEIGHT, WIDTH, share_path
from kalliola_site.site_files import MANIFEST, site_files
from kalliola_site.structured_data import structured_data
from kalliola_site.templating import TemplateMistakeError, Templates, UnknownNameError
from kalliola_site.update_views import UpdateViews
from kalliola_site.validate import Content
from kalliola_site.view import Alternate, Entry, Feed, Link, Localized, PageView, localize, localized

READING_ORDER = ("story", "values", "mission", "vision", "goals")
"""The parts of the strategy in the order in which it tells them; the goals follow their own page."""

NOT_FOUND = "404"

WHOLE = "strategy"
"""The page with the whole strategy, and the document beside it."""

DOCUMENT = "documents/strategy.html.jinja"
DRAWINGS = "documents/drawings.css.jinja"
"""The style sheet of the drawings in documents."""

MOVED = "moved"

OUTSIDE_RELATION = "noopener"
"""What links out of the site say of themselves."""

NEARBY = 3
"""How many goals before and after its own a goal's page shows in its row of windows."""


def render(  # noqa: PLR0913, PLR0917 - what the stages before it made
    content: Content,
    plan: Plan,
    templates: Templates,
    assets: Assets,
    base_url: str,
    share_images: Mapping[str, bytes],
    pictures: SizedPictures,
    redirects: tuple[Redirect, ...] = (),
    documents: Documents | None = None,
) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """Render every file of the site.

    Args:
        content: What it says.
        plan: Its pages.
        templates: How pages look.
        assets: What pages need besides; published as they are.
        base_url: Where it will be published, with a final slash.
        share_images: The pictures for shared links, by path; a page without one names none.
        pictures: The pictures of updates.
        redirects: The old addresses, and where they lead.
        documents: The strategy as a document in each language, where they were made.

    Returns:
        The files by path below the site's root, and what was wrong with templates.
    """
    documents = documents or Documents()
    stand = progress(content.indicators)
    views = _indicator_views(content)
    data = data_files(content, plan, stand, views, base_url)
    renderer = _Renderer(
        content, plan, templates, assets, base_url, share_images, pictures, stand, views, data, documents
    )
    files: dict[str, bytes] = {**assets.files, **share_images, **pictures.files}
    files.update({file.path: file.data for file in data})
    files.update({document.path: document.data for document in documents.documents})
    problems: list[Problem] = []
    moved: dict[str, tuple[Redirect, bytes]] = {}
    for page in plan.pages:
        try:
            files[page.output] = renderer.page(page).encode()
        except TemplateMistakeError as mistake:
            problems.append(mistake.problem)
    try:
        files[f"{NOT_FOUND}.html"] = renderer.not_found().encode()
    except TemplateMistakeError as mistake:
        problems.append(mistake.problem)
    references = References(plan, assets.names, base_url)
    files.update(feeds(content, plan, pictures.by_update, references, base_url))
    for redirect in redirects:
        try:
            # Some file systems take names that differ only in case for the same: one page is enough for both.
            moved.setdefault(redirect.origin.casefold(), (redirect, renderer.moved(redirect).encode()))
        except TemplateMistakeError as mistake:
            problems.append(mistake.problem)
    files.update((_stub_path(redirect), page) for redirect, page in moved.values())
    files.update(site_files(content, plan, assets, base_url))
    files.update(host_files(redirects, base_url))
    return files, tuple(problems)


def _indicator_views(content: Content) -> Mapping[str, IndicatorViews]:
    return {
        language.code: IndicatorViews(
            content.interface, Quantities(language.code, language.locale), content.languages[0]
        )
        for language in content.site.languages
    }


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
    stand = progress(content.indicators)
    views = _indicator_views(content)
    renderer = _Renderer(
        content, plan, templates, assets, base_url, {}, SizedPictures(), stand, views, (), Documents()
    )
    try:
        keys = (strategy.key(WHOLE) for strategy in (content, *content.past))
        pages = (plan.by_key[key, language] for key in keys for language in plan.languages)
        return tuple(map(renderer.document, pages)), ()
    except TemplateMistakeError as mistake:
        return (), (mistake.problem,)


class _Renderer:
    """What all pages share, made once."""

    def __init__(  # noqa: PLR0913, PLR0917 - the values that render() was given
        self,
        content: Content,
        plan: Plan,
        templates: Templates,
        assets: Assets,
        base_url: str,
        share_images: Mapping[str, bytes],
        pictures: SizedPictures,
        stand: Mapping[str, tuple[Progress, ...]],
        views: Mapping[str, IndicatorViews],
        data: tuple[DataFile, ...],
        documents: Documents,
    ) -> None:
        self._documents = documents.documents
        self._content = content
        self._plan = plan
        self._templates = templates
        self._assets = assets
        self._base_url = base_url
        self._share_images = share_images
        self._pictures = pictures.by_update
        self._languages = {language.code: language for language in content.site.languages}
        self._source = content.languages[0]
        self._references = References(plan, assets.names, base_url)
        self._brand_report = report(content.brand)
        self._theme_colours = theme_colours(content.brand)
        strategies = (content, *content.past)
        self._progress = {"": stand, **{past.period: progress(past.indicators) for past in content.past}}
        self._indicators = views
        self._data = {language: data_file_views(data, content, language) for language in content.languages}
        self._goals = {
            language: {
                strategy.key(goal_key(goal)): self._goal(goal, strategy, language)
                for strategy in strategies
                for goal in strategy.goals
            }
            for language in plan.languages
        }
        self._updates = UpdateViews(content, pictures.by_update, self._goals)
        self._past = PastViews(content, plan)
        self._shared = {
            (strategy.period, language): self._in_language(strategy, language)
            for strategy in strategies
            for language in plan.languages
        }

    def page(self, page: Page) -> str:
        """Render one page of the plan."""
        context = {
            **self._shared[page.period, page.language],
            "page": self._view(page),
            "goal": self._goal_of(page, page.key),
            "previous_goal": self._goal_of(page, page.previous),
            "next_goal": self._goal_of(page, page.next),
            "nearby_goals": self._nearby_goals(page),
            "navigation": self._menu(page, self._content.site.navigation),
            "footer": (*self._menu(page, self._content.site.footer), *self._past.links(page)),
            "past": self._past.notice(page),
            "stylesheets": self._stylesheets(page.template),
            "structured_data": structured_data(
                self._content,
                self._plan,
                page,
                self._base_url,
                self._picture_of(page),
                self._data[page.language],
            ),
            "documents": self._document_links(page) if page.name == WHOLE else (),
            "other_forms": self._other_forms(page),
            **self._updates.on_page(page),
        }
        html = self._templates.render(page.template, context, f"/{page.path}")
        return self._references.resolve_from(page, html)

    def document(self, page: Page) -> DocumentSource:
        """Render what the document is made from that belongs to a page."""
        context = {**self._shared[page.period, page.language], "page": self._view(page)}
        context["past"] = self._past.notice(page)
        html = self._templates.render_file(DOCUMENT, context, f"/{page.path}")
        return DocumentSource(
            path=self._document_path(page),
            language=page.language,
            html=self._references.resolve_whole(page, html),
            drawing_styles=self._templates.render_file(DRAWINGS, context, f"/{page.path}"),
        )

    def _document_path(self, page: Page) -> str:
        """Where a document is: it has its years in its name, so it can stay there when they are past."""
        period = self._content.within(page.period).strategy.period
        path = page.path_in_its_time
        return f"{path}{path.strip('/').rpartition('/')[2]}-{period.start}-{period.end}.pdf"

    def _document_links(self, page: Page) -> tuple[SimpleNamespace, ...]:
        """The links to the strategy as a document, that in the page's own language first."""
        strategy = self._content.within(page.period).strategy
        paths = {self._document_path(other) for other in self._plan.counterparts(page)}
        documents = (document for document in self._documents if document.path in paths)
        return tuple(
            SimpleNamespace(
                language=document.language,
                href=f"{ASSET_SCHEME}{document.path}",
                text=localize(
                    self._content.interface.strategy.document, document.language, self._source
                ).fill(
                    language=self._languages[document.language].name,
                    name=localize(strategy.name, document.language, self._source).plain,
                    pages=document.pages,
                    size=Quantities(document.language, self._languages[document.language].locale).file_size(
                        len(document.data)
                    ),
                ),
            )
            for document in sorted(documents, key=lambda document: document.language != page.language)
        )

    def not_found(self) -> str:
        """Render the page that a host shows for an address that is not there, in all languages at once."""
        home = self._plan.by_key[HOME, self._source]
        context = {
            **self._shared["", self._source],
            "page": replace(self._view(home), key=NOT_FOUND, template=NOT_FOUND, alternates=()),
            "goal": None,
            "past": None,
            "update": None,
            "other_forms": (),
            "navigation": (),
            "footer": (),
            "stylesheets": self._stylesheets(NOT_FOUND),
            "structured_data": Markup("{}"),
            "home_links": tuple(
                SimpleNamespace(
                    language=language.code,
                    name=language.name,
                    words=self._shared["", language.code]["words"],
                    href=reference(HOME, language.code),
                )
                for language in self._content.site.languages
            ),
        }
        html = self._templates.render(NOT_FOUND, context, f"/{NOT_FOUND}.html")
        return self._references.resolve_absolute(self._source, html)

    def moved(self, redirect: Redirect) -> str:
        """Render the page that stands at an old address, for hosts that cannot lead readers on."""
        origin = redirect.origin.removeprefix("/")
        page = redirect.page
        if page is None:
            href = canonical = redirect.outside
            title: object = redirect.outside
        else:
            anchor = f"#{redirect.anchor}" if redirect.anchor else ""
            href = relative(origin, page.path) + anchor
            canonical = self._base_url + self._plan.canonical(page).path
            title = localize(page.title, page.language, self._source)
        context = {
            **self._shared["", redirect.language],
            "language": redirect.language,
            "stylesheet": relative(origin, self._assets.names[STYLESHEET]),
            "destination": SimpleNamespace(
                href=href, canonical=canonical, title=title, rel="" if page else OUTSIDE_RELATION
            ),
        }
        return self._templates.render(MOVED, context, redirect.origin)

    def _in_language(self, content: Content, language: str) -> dict[str, Any]:
        strategy = localized(content.strategy, language, self._source)
        for key in ("story", "mission", "vision"):
            setattr(strategy, f"{key}_text", self._text(content.key(key), language, heading_shift=1))
        site = localized(content.site, language, self._source)
        site.name = self._past.name(content, language) if content.period else strategy.name
        site.default_language = self._source
        site.source_language_name = content.site.languages[0].name
        return {
            "site": site,
            "strategy": strategy,
            "goals": tuple(self._goals[language][content.key(goal_key(goal))] for goal in content.goals),
            "contents": tuple(self._contents(content, language)),
            "indicator_summary": self._indicators[language].summary(
                indicator
                for indicators in self._progress[content.period].values()
                for indicator in indicators
            ),
            "words": localized(content.interface, language, self._source),
            "brand": content.brand,
            "brand_report": self._brand_report,
            "theme_colours": self._theme_colours,
            "link": self._link,
            "asset": self._asset,
            "feed": self._feed(language),
            "data_files": () if content.period else self._data[language],
            "data_format": FORMAT,
            "share_image_size": (WIDTH, HEIGHT),
            "content_security_policy": Markup(content_security_policy()),  # noqa: S704 - no text of content
            "referrer_policy": REFERRER_POLICY,
        }

    def _feed(self, language: str) -> Feed | None:
        if not self._content.updates:
            return None
        path = feed_path(self._plan, language)
        return Feed(feed_title(self._content, language), f"{ASSET_SCHEME}{path}", self._base_url + path)

    def _picture_of(self, page: Page) -> str | None:
        picture = self._pictures.get(page.update.id) if page.update else None
        return picture.largest.path if picture else None

    def _other_forms(self, page: Page) -> tuple[DataFileView, ...]:
        """The files of open data that say the same as a page, in its language; a past strategy has none."""
        files = () if page.period else self._data[page.language]
        return tuple(file for file in files if file.page == page.key and file.language in {"", page.language})

    def _goal_of(self, page: Page, key: str | None) -> Localized | None:
        return self._goals[page.language].get(key) if key else None

    def _nearby_goals(self, page: Page) -> tuple[Localized, ...]:
        """The goals around a goal, itself included: a row of windows must not grow with the house."""
        if page.goal is None:
            return ()
        goals = self._shared[page.period, page.language]["goals"]
        index = next(index for index, goal in enumerate(goals) if goal.key == page.key)
        return tuple(goals[max(0, index - NEARBY) : index + NEARBY + 1])

    def _goal(self, goal: Goal, strategy: Content, language: str) -> Localized:
        view: Localized = localized(goal, language, self._source)
        view.line = localize(goal.line, language, self._source)
        view.key = strategy.key(goal_key(goal))
        view.href = reference(view.key)
        view.palette = (goal.number - 1) % len(self._content.brand.goals) + 1
        indicators, views = self._progress[strategy.period][goal.id], self._indicators[language]
        view.means = tuple(map(views.means, goal.means))
        view.indicators = tuple(map(views.indicator, indicators))
        view.states = views.states(indicators)
        view.windows = windows_of_bay(goal.number, indicators)
        return view

    def _link(self, key: str, anchor: str | None = None) -> str:
        if self._plan.find(key, self._source) is None:
            raise UnknownNameError(f"there is no page {key}")
        return reference(key) + (f"#{anchor}" if anchor else "")

    def _asset(self, name: str) -> str:
        if name not in self._assets.names and name != MANIFEST:
            raise UnknownNameError(f"there is no asset {name}")
        return f"{ASSET_SCHEME}{name}"

    def _stylesheets(self, template: str) -> tuple[str, ...]:
        own = page_stylesheet(template)
        return (STYLESHEET, own) if own in self._assets.names else (STYLESHEET,)

    def _text(self, key: str, language: str, heading_shift: int = 0) -> Markup | None:
        for candidate in (language, self._source):
            source = self._content.texts.get((key, candidate))
            if source is not None:
                html = Markup(render_blocks(source.text, heading_shift))  # noqa: S704 - without raw HTML
                # WCAG 3.1.2: what had to be borrowed says which language it is in.
                return (
                    html
                    if candidate == language
                    else Markup('<div lang="{}">{}</div>').format(candidate, html)
                )
        return None

    def _view(self, page: Page) -> PageView:
        parent_name, slash, _ = page.name.rpartition("/")
        parent = self._plan.find(parent_name, page.language, page.period) if slash else None
        return PageView(
            key=page.name,
            template=page.template,
            language=page.language,
            title=localize(page.title, page.language, self._source),
            description=localize(page.description, page.language, self._source),
            text=self._text(page.key, page.language),
            translated=page.translated,
            canonical=self._base_url + self._plan.canonical(page).path,
            alternates=tuple(
                Alternate(
                    language=other.language,
                    name=self._languages[other.language].name,
                    url=self._base_url + other.path,
                    href=reference(other.key, other.language),
                    current=other is page,
                    translated=other.translated,
                )
                for other in self._plan.counterparts(page)
            ),
            parent=self._page_link(parent),
            share_image=self._base_url + share_path(page) if share_path(page) in self._share_images else None,
            locale=self._languages[page.language].locale,
        )

    def _page_link(self, page: Page | None) -> Link | None:
        if page is None:
            return None
        return Link(page.key, localize(page.title, page.language, self._source), reference(page.key))

    def _menu(self, page: Page, keys: tuple[str, ...]) -> tuple[Link, ...]:
        links = []
        for key in keys:
            target = self._plan.find(key, page.language, page.period)
            if target is None:
                continue  # the page of updates, while there are none
            current = "page" if target is page else "true" if page.name.startswith(f"{key}/") else ""
            links.append(
                Link(key, localize(target.title, page.language, self._source), reference(key), current)
            )
        return tuple(links)

    def _contents(self, content: Content, language: str) -> Iterator[Entry]:
        names = (*READING_ORDER, *map(goal_key, content.goals))
        for page in (self._plan.by_key[content.key(name), language] for name in names):
            number = str(page.goal.number) if page.goal else ""
            title = localize(page.title, language, self._source)
            yield Entry(page.key, number, title, reference(page.key))


def _stub_path(redirect: Redirect) -> str:
    path = redirect.origin.removeprefix("/")
    return f"{path}index.html" if path.endswith("/") else path
