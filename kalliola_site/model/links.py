"""Links in texts, with their places: to pages of the site, and to addresses outside it."""

from __future__ import annotations

from kalliola_site.frozen_value import frozen_value
from kalliola_site.problems.problem import Place


@frozen_value
class ContentLink:
    """A link from a text to a page, kept with its place until the page's anchors are known."""

    key: str
    anchor: str
    place: Place
    is_in_draft: bool = False


@frozen_value
class OutsideAddress:
    """An address outside the site that a text links to, with its place."""

    href: str
    place: Place
