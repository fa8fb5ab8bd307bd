"""``content/periods/YEARS/pages.yml``: what the pages of a past strategy are called, and where they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from kalliola_site.model.base import Identifier, Model
from kalliola_site.model.page_types import period_pages
from kalliola_site.model.reading import Wanted
from kalliola_site.model.site import PageEntry


class PeriodPages(Model):
    """The whole of ``content/periods/YEARS/pages.yml``."""

    pages: Annotated[dict[Identifier, PageEntry], Wanted(period_pages())]
    """The pages of the past strategy, as site.yml had them in its time."""


def keys_meant(name: str, period: str, past: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of the pages that a name may mean, as seen from a page or text of some period.

    First comes the page of the same period; then the one that is of no past period; then those of the past
    periods, so that links to what has been moved there still lead to it. The first that there is, is meant.

    Args:
        name: As links say it: ``values``, ``goals/inequality``, or a whole key; with a slash before it what
            is of no past period.
        period: The name of the period; empty where it is not past.
        past: The names of the past periods from the newest.
    """
    if name.startswith("/"):
        return (name[1:],)
    own = (f"{period}/{name}",) if period else ()
    return (*own, name, *(f"{other}/{name}" for other in past))
