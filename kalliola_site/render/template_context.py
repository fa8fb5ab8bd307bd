"""What the templates of pages may ask for, by name; and what of the content each name comes from.

A template is given the names that it asks for, itself or in what it includes, and no others. So what a page
depends on is known, not guessed: on its templates, on what all pages share, on what the names that it gets
come from, and on what it has read of goals, which note that. Two pages with the same ones are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import Any

from markupsafe import Markup

from kalliola_site.brand.contrast import report
from kalliola_site.brand.css import theme_colours
from kalliola_site.cache.memory import digest_of
from kalliola_site.data.open_data.facts import FORMAT
from kalliola_site.data.open_data.files import DataFile, DataFileView
from kalliola_site.data.security_policy import REFERRER_POLICY, content_security_policy
from kalliola_site.data.site_files import MANIFEST
from kalliola_site.data.structured_data import structured_data
from kalliola_site.frozen_value import frozen_value
from kalliola_site.images.share_cards import HEIGHT, WIDTH, share_path
from kalliola_site.indicators.views import IndicatorViews
from kalliola_site.language.text import localize
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import ABOUT_PAGE
from kalliola_site.plan.addresses import ASSET_SCHEME, reference
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.problems import messages
from kalliola_site.render.assets import STYLESHEET, page_stylesheet
from kalliola_site.render.dependencies import Dependencies, Digests
from kalliola_site.render.indicator_status import IndicatorStatus
from kalliola_site.render.inputs import RenderInputs
from kalliola_site.render.templates import TemplateDependencies, UnknownNameError
from kalliola_site.render.views.comparison import comparison
from kalliola_site.render.views.documents import DocumentLink, document_links
from kalliola_site.render.views.navigation import Navigation
from kalliola_site.render.views.noted_goals import NotedGoals
from kalliola_site.render.views.page import Alternate, PageView
from kalliola_site.render.views.shared import SharedViews


@frozen_value
class _Name:
    make: Callable[[Page, SharedViews], object]
    """Makes what it stands for on a page, from what the pages of its language share."""
    comes_from: Callable[[Page], Digests] = lambda _page: ()
    """Returns digests of what that comes from, besides what all pages share."""


@frozen_value
class _NameOfGoals:
    make: Callable[[Page, NotedGoals], object]
    """Makes what it stands for on a page, from goals, which note what is read of them."""


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
        # What borrows is noted where it is shown. So there, nothing that was made for a page serves another.
        self._borrowing = content.borrowing
        self._shared: dict[str, SharedViews] = {}
        self._navigation = Navigation(content, plan, dependencies.goal_keys)
        self._by_name = self._all_names()
        self._of_goals = self._all_names_of_goals()
        self._digests: dict[tuple[str, ...], bytes] = {}

    def for_page(self, page: Page, names: frozenset[str], goals: NotedGoals) -> dict[str, object]:
        """Return what a page's template asks for.

        Args:
            page: The page.
            names: What it may ask for; what is not known here, it does not get.
            goals: The goals, which note what is read of them; ``goals_of`` makes them.
        """
        views = self.views_in(page.language)
        return {
            **{name: known.make(page, views) for name, known in self._by_name.items() if name in names},
            **{name: known.make(page, goals) for name, known in self._of_goals.items() if name in names},
        }

    def goals_of(self, page: Page) -> NotedGoals:
        """Return the goals as a page sees them."""
        return NotedGoals(self.views_in(page.language).goals)

    def dependencies(self, page: Page, template: TemplateDependencies) -> bytes:
        """Digest all that a page comes from, but what of goals: what it reads of them is noted.

        Which page it is, and in which languages all of it is there, are not in it.
        """
        # Pages of goals come from the same, and so do those of updates.
        kind = page.template, page.period, "" if page.goal or page.update else page.key
        if kind not in self._digests:
            parts = {template.digest: None, self._dependencies.shared: None}
            if page.update is not None or page.updates:
                parts.update(dict.fromkeys(self._dependencies.digests_of_updates(page)))
            for name, known in self._by_name.items():
                if name in template.names:
                    parts.update(dict.fromkeys(known.comes_from(page)))
            self._digests[kind] = digest_of(*parts)
        return self._digests[kind]

    def views_in(self, language: str) -> SharedViews:
        """Return what the pages of a language share."""
        if language in self._borrowing:
            return self._new_views(self._status.new_views(language))
        if language not in self._shared:
            self._shared[language] = self._new_views(self._status.views[language])
        return self._shared[language]

    def forget_goals(self) -> None:
        """Forget what was read of goals: there may be thousands, and most are shown on few pages."""
        for views in self._shared.values():
            views.goals.clear()
        self._status.forget()
        for _, goal in self._dependencies.goals.values():
            goal.forget()

    def _new_views(self, indicators: IndicatorViews) -> SharedViews:
        made = self._content, self._plan, self._inputs, self._dependencies, self._status, self._files
        return SharedViews(*made, indicators)

    def common(self, language: str) -> Mapping[str, Any]:
        """Return what the pages of a language share."""
        return {**self._everywhere, **self.views_in(language).common()}

    def _all_names(self) -> Mapping[str, _Name]:
        site, known = self._content.site, self._dependencies
        goals = known.digests_of_all_goals
        by_name = {
            "page": _Name(self.page),
            "comparison": _Name(lambda page, _views: comparison(self._content, page.language), goals),
            "indicator_summary": _Name(self._indicator_summary, goals),
            "navigation": _Name(lambda page, _views: self._navigation.menu(page, site.navigation)),
            "footer": _Name(
                lambda page, views: (*self._navigation.menu(page, site.footer), *views.past.links(page)),
            ),
            "past": _Name(
                lambda page, views: views.past.notice(page),
                lambda page: goals(page) if page.period else (),
            ),
            "stylesheets": _Name(lambda page, _views: self.stylesheets(page.template)),
            "structured_data": _Name(
                self._structured_data,
                lambda page: self._digest_of_data if page.key == ABOUT_PAGE else (),
            ),
            "data_files": _Name(self._data_files, self._of_data),
            "other_forms": _Name(self._other_forms),
            "documents": _Name(self._documents, lambda _page: (known.digest_of_documents,)),
        }
        for name in ("update", "newer_update", "older_update", "updates", "years"):
            by_name[name] = _Name(partial(_of_updates, name), known.digests_of_updates)
        for name, value in self._everywhere.items():
            by_name[name] = _Name(partial(_same, value))
        for name in self.views_in(self._source).common():
            by_name[name] = _Name(partial(_of_common, name))
        return by_name

    def _all_names_of_goals(self) -> Mapping[str, _NameOfGoals]:
        known, navigation = self._dependencies, self._navigation
        return {
            "goal": _NameOfGoals(lambda page, goals: goals[page.key] if page.key in known.goals else None),
            "previous_door": _NameOfGoals(lambda page, goals: navigation.door(page, page.previous, goals)),
            "next_door": _NameOfGoals(lambda page, goals: navigation.door(page, page.next, goals)),
            "parts_of_house": _NameOfGoals(navigation.parts_of_house),
            "contents": _NameOfGoals(navigation.contents),
            # Which goals these are, the addresses of all pages tell.
            "nearby_goals": _NameOfGoals(
                lambda page, goals: tuple(goals[key] for key in known.nearby_keys(page))
            ),
            "goals": _NameOfGoals(
                lambda page, goals: tuple(goals[key] for key in known.goal_keys[page.period])
            ),
        }

    @cached_property
    def _everywhere(self) -> Mapping[str, Any]:
        """What all pages share in all languages."""
        brand = self._content.brand
        return {
            "brand": brand,
            "brand_report": report(brand),
            "theme_colours": theme_colours(brand),
            "link": self._link,
            "asset": self._asset,
            "data_format": FORMAT,
            "share_image_size": (WIDTH, HEIGHT),
            "content_security_policy": Markup(content_security_policy()),  # noqa: S704 - no text of content
            "referrer_policy": REFERRER_POLICY,
            "is_offline": self._inputs.offline,
        }

    @cached_property
    def _digest_of_data(self) -> Digests:
        return (self._dependencies.digest_of_data(self._files),)

    @staticmethod
    def _data_files(page: Page, views: SharedViews) -> tuple[DataFileView, ...]:
        """The files of open data, which are of the present strategy."""
        return () if page.period else views.data_files

    def _of_data(self, page: Page) -> Digests:
        return () if page.period else self._digest_of_data

    def _other_forms(self, page: Page, views: SharedViews) -> tuple[DataFileView, ...]:
        """The files of open data that say the same as a page, in its language or in all."""
        return tuple(
            file
            for file in self._data_files(page, views)
            if file.page == page.key and file.language in {"", page.language}
        )

    def _documents(self, page: Page, _views: SharedViews) -> tuple[DocumentLink, ...]:
        documents, formats = self._inputs.documents, self._status.number_formats
        return document_links(self._content, self._plan, page, documents, formats)

    def _structured_data(self, page: Page, views: SharedViews) -> Markup:
        picture = self._inputs.pictures.by_update.get(page.update.id) if page.update else None
        return structured_data(
            self._content,
            self._plan,
            page,
            self._inputs.base_url,
            picture.largest.path if picture else None,
            views.data_files if page.key == ABOUT_PAGE else (),
        )

    def _indicator_summary(self, page: Page, views: SharedViews) -> object:
        known = self._status.progress[page.period].values()
        return views.indicators.summary(indicator for indicators in known for indicator in indicators)

    def _link(self, key: str, anchor: str | None = None) -> str:
        if self._plan.find(key, self._source) is None:
            raise UnknownNameError(messages.pages.NO_SUCH_PAGE.with_values(name=key))
        return reference(key) + (f"#{anchor}" if anchor else "")

    def _asset(self, name: str) -> str:
        if name not in self._inputs.assets.names and name != MANIFEST:
            raise UnknownNameError(messages.pages.NO_SUCH_ASSET.with_values(name=name))
        return f"{ASSET_SCHEME}{name}"

    def stylesheets(self, template: str) -> tuple[str, ...]:
        """Name the style sheets of a template's pages."""
        own = page_stylesheet(template)
        return (STYLESHEET, own) if own in self._inputs.assets.names else (STYLESHEET,)

    def page(self, page: Page, views: SharedViews) -> PageView:
        """Return what a template sees of the page itself."""
        parent_name, slash, _ = page.name.rpartition("/")
        parent = self._plan.find(parent_name, page.language, page.period) if slash else None
        shared = share_path(page)
        return PageView(
            key=page.name,
            template=page.template,
            language=page.language,
            title=localize(page.title, page.language, self._source),
            description=localize(page.description, page.language, self._source),
            text=views.text(page.key),
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
            parent=self._navigation.link(parent),
            share_image=self._inputs.base_url + shared if shared in self._inputs.share_images else None,
            locale=self._languages[page.language].locale,
        )


def _of_updates(name: str, page: Page, views: SharedViews) -> object:
    return views.updates.on_page(page)[name]


def _of_common(name: str, page: Page, views: SharedViews) -> object:
    return views.common(page.period)[name]


def _same(value: object, _page: Page, _views: SharedViews) -> object:
    return value
