"""What the templates of pages may ask for, by name; and what of the content each name comes from.

A template is given the names that it asks for, itself or in what it includes, and no others. So what a page
depends on is known, not guessed: on its templates, on what all pages share, and on what the names that it is
given come from. ``Names.inputs`` puts that together; two pages with the same inputs are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from kalliola_site.brand.contrast import report
from kalliola_site.brand.css import theme_colours
from kalliola_site.data.feeds import feed_path, feed_title
from kalliola_site.data.open_data.facts import FORMAT
from kalliola_site.data.open_data.files import DataFile, DataFileView, data_file_views
from kalliola_site.data.security_policy import REFERRER_POLICY, content_security_policy
from kalliola_site.data.site_files import MANIFEST
from kalliola_site.data.structured_data import structured_data
from kalliola_site.images.share_cards import HEIGHT, WIDTH, share_path
from kalliola_site.indicators.progress import progress
from kalliola_site.indicators.views import IndicatorViews
from kalliola_site.language.numbers_and_dates import NumberFormat
from kalliola_site.language.text import Localized, localize, localized
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import ABOUT_PAGE, WHOLE_STRATEGY, parts_with_text, reading_order
from kalliola_site.plan.addresses import ASSET_SCHEME, reference
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.problems import messages
from kalliola_site.render.assets import STYLESHEET, page_stylesheet
from kalliola_site.render.dependencies import Dependencies, Digests
from kalliola_site.render.inputs import RenderInputs
from kalliola_site.render.templates import TemplateDependencies, UnknownNameError
from kalliola_site.render.views.goal import GoalView, GoalViews
from kalliola_site.render.views.page import Alternate, Entry, Feed, Link, PageView
from kalliola_site.render.views.past_period import PastViews
from kalliola_site.render.views.update import UpdateViews
from kalliola_site.syntax.markdown import render_blocks


@dataclass(frozen=True, slots=True)
class _Name:
    make: Callable[[Page], object]
    """Gives what it stands for on a page."""
    comes_from: Callable[[Page], Digests] = lambda _page: ()
    """Gives digests of what that comes from, besides what all pages share."""


class IndicatorStatus:
    """How all indicators stand, and what says that in words."""

    def __init__(self, content: Content) -> None:
        self.progress = {
            strategy.period: progress(strategy.indicators) for strategy in (content, *content.past)
        }
        """By period and by the id of the goal."""
        self.quantities = {
            language.code: NumberFormat(language.code, language.locale) for language in content.site.languages
        }
        """What writes figures, by language."""
        self.views = {
            language: IndicatorViews(content.interface, quantities, content.languages[0])
            for language, quantities in self.quantities.items()
        }
        """By language."""


class TemplateContext:
    """The names, and what they stand for on each page."""

    def __init__(  # noqa: PLR0913, PLR0917 - what the stages before it made
        self,
        content: Content,
        plan: Plan,
        inputs: RenderInputs,
        dependencies: Dependencies,
        status: IndicatorStatus,
        data: tuple[DataFile, ...] = (),
    ) -> None:
        self._content = content
        self._plan = plan
        self._inputs = inputs
        self._dependencies = dependencies
        self._status = status
        self._files = data
        self._source = content.languages[0]
        self._languages = {language.code: language for language in content.site.languages}
        self._goals = {language: self._goal_views(language) for language in plan.languages}
        self._past = PastViews(content, plan)
        self._common: dict[tuple[str, str], dict[str, Any]] = {}
        self._by_name = self._all_names()

    def for_page(self, page: Page, names: frozenset[str]) -> dict[str, object]:
        """Give what a page's template asks for.

        Args:
            page: The page.
            names: What it may ask for; what is not known here, it does not get.
        """
        return {name: known.make(page) for name, known in self._by_name.items() if name in names}

    def dependencies(self, page: Page, template: TemplateDependencies) -> tuple[bytes, ...]:
        """Give digests of all that a page comes from."""
        own = f"{page.key}\0{page.language}".encode()
        parts = dict.fromkeys(
            (own, template.digest, self._dependencies.shared, *self._dependencies.digests_of_page(page))
        )
        for name, known in self._by_name.items():
            if name in template.names:
                parts.update(dict.fromkeys(known.comes_from(page)))
        return tuple(parts)

    def common(self, language: str, period: str = "") -> Mapping[str, Any]:
        """Give what the pages of a language and a period share."""
        if (period, language) not in self._common:
            self._common[period, language] = self._in_language(self._content.within(period), language)
        return self._common[period, language]

    def _all_names(self) -> Mapping[str, _Name]:
        site = self._content.site
        dependencies = self._dependencies
        goals, nearby, updates = (
            dependencies.digests_of_all_goals,
            dependencies.digests_of_nearby_goals,
            dependencies.digests_of_updates,
        )
        by_name = {
            "page": _Name(self.page),
            "goal": _Name(lambda page: self._goal_of(page, page.key), nearby),
            "previous_goal": _Name(lambda page: self._goal_of(page, page.previous), nearby),
            "next_goal": _Name(lambda page: self._goal_of(page, page.next), nearby),
            "nearby_goals": _Name(self._nearby_goals, nearby),
            "goals": _Name(self._all_goals, goals),
            "contents": _Name(lambda page: tuple(self._contents(page)), goals),
            "indicator_summary": _Name(self._indicator_summary, goals),
            "navigation": _Name(lambda page: self._menu(page, site.navigation)),
            "footer": _Name(lambda page: (*self._menu(page, site.footer), *self._past.links(page))),
            "past": _Name(self._past.notice, lambda page: goals(page) if page.period else ()),
            "stylesheets": _Name(lambda page: self.stylesheets(page.template)),
            "structured_data": _Name(self._structured_data, self._of_data_described),
            "data_files": _Name(self._data_files, self._of_data),
            "other_forms": _Name(self._other_forms),
            "documents": _Name(self._documents, lambda _page: (dependencies.digest_of_documents,)),
        }
        for name in ("update", "newer_update", "older_update", "updates", "years"):
            by_name[name] = _Name(partial(self._of_update_views, name), updates)
        for name in self.common(self._source):
            by_name[name] = _Name(partial(self._of_common, name))
        return by_name

    def _of_update_views(self, name: str, page: Page) -> object:
        return self._updates.on_page(page)[name]

    def _of_common(self, name: str, page: Page) -> object:
        return self.common(page.language, page.period)[name]

    def _goal_views(self, language: str) -> GoalViews:
        return GoalViews(lambda key: self._goal(key, language))

    @cached_property
    def _updates(self) -> UpdateViews:
        return UpdateViews(self._content, self._inputs.pictures.by_update, self._goals)

    @cached_property
    def _data(self) -> Mapping[str, tuple[DataFileView, ...]]:
        content = self._content
        return {language: data_file_views(self._files, content, language) for language in content.languages}

    @cached_property
    def _digest_of_data(self) -> Digests:
        return (self._dependencies.digest_of_data(self._files),)

    def _data_files(self, page: Page) -> tuple[DataFileView, ...]:
        """The files of open data, which are of the present strategy."""
        return () if page.period else self._data[page.language]

    def _of_data(self, page: Page) -> Digests:
        return () if page.period else self._digest_of_data

    def _other_forms(self, page: Page) -> tuple[DataFileView, ...]:
        """The files of open data that say the same as a page, in its language or in all."""
        return tuple(
            file
            for file in self._data_files(page)
            if file.page == page.key and file.language in {"", page.language}
        )

    def _of_data_described(self, page: Page) -> Digests:
        return self._digest_of_data if page.key == ABOUT_PAGE else ()

    def document_path(self, page: Page) -> str:
        """Tell where a document is: it has its years in its name, so it can stay there when they are past."""
        period = self._content.within(page.period).strategy.period
        path = page.path_in_its_time
        return f"{path}{path.strip('/').rpartition('/')[2]}-{period.start}-{period.end}.pdf"

    def _documents(self, page: Page) -> tuple[SimpleNamespace, ...]:
        """The links to the strategy as a document, that in the page's own language first."""
        if page.name != WHOLE_STRATEGY:
            return ()
        words, name = (
            self._content.interface.strategy.document,
            self._content.within(page.period).strategy.name,
        )
        paths = {self.document_path(other) for other in self._plan.counterparts(page)}
        documents = (document for document in self._inputs.documents if document.path in paths)
        return tuple(
            SimpleNamespace(
                language=document.language,
                href=f"{ASSET_SCHEME}{document.path}",
                text=localize(words, document.language, self._source).fill(
                    language=self._languages[document.language].name,
                    name=localize(name, document.language, self._source).plain,
                    pages=document.pages,
                    size=self._status.quantities[document.language].file_size(len(document.data)),
                ),
            )
            for document in sorted(documents, key=lambda document: document.language != page.language)
        )

    def _structured_data(self, page: Page) -> Markup:
        picture = self._inputs.pictures.by_update.get(page.update.id) if page.update else None
        return structured_data(
            self._content,
            self._plan,
            page,
            self._inputs.base_url,
            picture.largest.path if picture else None,
            self._data[page.language] if page.key == ABOUT_PAGE else (),
        )

    def _all_goals(self, page: Page) -> tuple[Localized, ...]:
        views = self._goals[page.language]
        return tuple(views[key] for key in self._dependencies.goal_keys[page.period])

    def _goal_of(self, page: Page, key: str | None) -> Localized | None:
        return self._goals[page.language][key] if key in self._dependencies.goals else None

    def _nearby_goals(self, page: Page) -> tuple[Localized, ...]:
        views = self._goals[page.language]
        return tuple(views[key] for key in self._dependencies.nearby_keys(page))

    def _indicator_summary(self, page: Page) -> object:
        known = self._status.progress[page.period].values()
        return self._status.views[page.language].summary(
            indicator for indicators in known for indicator in indicators
        )

    def _goal(self, key: str, language: str) -> GoalView:
        strategy, goal = self._dependencies.goals[key]
        palette = (goal.number - 1) % len(self._content.brand.goals) + 1
        known, views = self._status.progress[strategy.period], self._status.views[language]
        return GoalView(goal, key, palette, lambda: known[goal.id], views, (language, self._source))

    def _in_language(self, content: Content, language: str) -> dict[str, Any]:
        strategy = localized(content.strategy, language, self._source)
        for key in parts_with_text():
            setattr(strategy, f"{key}_text", self._text(content.key(key), language, heading_shift=1))
        site = localized(content.site, language, self._source)
        site.name = self._past.name(content, language) if content.period else strategy.name
        site.default_language = self._source
        site.source_language_name = content.site.languages[0].name
        return {
            "site": site,
            "strategy": strategy,
            "words": localized(content.interface, language, self._source),
            "brand": content.brand,
            "brand_report": self._brand_report,
            "theme_colours": theme_colours(content.brand),
            "link": self._link,
            "asset": self._asset,
            "feed": self._feed(language),
            "data_format": FORMAT,
            "share_image_size": (WIDTH, HEIGHT),
            "content_security_policy": Markup(content_security_policy()),  # noqa: S704 - no text of content
            "referrer_policy": REFERRER_POLICY,
            "is_offline": self._inputs.offline,
        }

    @cached_property
    def _brand_report(self) -> object:
        return report(self._content.brand)

    def _feed(self, language: str) -> Feed | None:
        if not self._content.updates:
            return None
        path = feed_path(self._plan, language)
        return Feed(
            feed_title(self._content, language), f"{ASSET_SCHEME}{path}", self._inputs.base_url + path
        )

    def _link(self, key: str, anchor: str | None = None) -> str:
        if self._plan.find(key, self._source) is None:
            raise UnknownNameError(messages.cli.NO_SUCH_PAGE.with_values(name=key))
        return reference(key) + (f"#{anchor}" if anchor else "")

    def _asset(self, name: str) -> str:
        if name not in self._inputs.assets.names and name != MANIFEST:
            raise UnknownNameError(messages.cli.NO_SUCH_ASSET.with_values(name=name))
        return f"{ASSET_SCHEME}{name}"

    def stylesheets(self, template: str) -> tuple[str, ...]:
        """Name the style sheets of a template's pages."""
        own = page_stylesheet(template)
        return (STYLESHEET, own) if own in self._inputs.assets.names else (STYLESHEET,)

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

    def page(self, page: Page) -> PageView:
        """Give what a template sees of the page itself."""
        parent_name, slash, _ = page.name.rpartition("/")
        parent = self._plan.find(parent_name, page.language, page.period) if slash else None
        shared = share_path(page)
        return PageView(
            key=page.name,
            template=page.template,
            language=page.language,
            title=localize(page.title, page.language, self._source),
            description=localize(page.description, page.language, self._source),
            text=self._text(page.key, page.language),
            translated=page.translated,
            canonical=self._inputs.base_url + self._plan.canonical(page).path,
            alternates=tuple(
                Alternate(
                    language=other.language,
                    name=self._languages[other.language].name,
                    url=self._inputs.base_url + other.path,
                    href=reference(other.key, other.language),
                    current=other is page,
                    translated=other.translated,
                )
                for other in self._plan.counterparts(page)
            ),
            parent=self._page_link(parent),
            share_image=self._inputs.base_url + shared if shared in self._inputs.share_images else None,
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

    def _contents(self, page: Page) -> Iterator[Entry]:
        content = self._content.within(page.period)
        keys = (*map(content.key, reading_order()), *self._dependencies.goal_keys[page.period])
        for entry in (self._plan.by_key[key, page.language] for key in keys):
            number = str(entry.goal.number) if entry.goal else ""
            title = localize(entry.title, page.language, self._source)
            yield Entry(entry.key, number, title, reference(entry.key))
