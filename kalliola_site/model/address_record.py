"""``content/addresses.yml``: every address that was ever published, so that none is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from kalliola_site.model.base import EMPTY, Model, like

PublishedAddress = Annotated[str, like("/values/", "/([a-z0-9-]+/)*")]
"""The address of a page, from the site's root on: ``/tavoitteet/``."""

Anchor = Annotated[str, like("joy", r"[^\s\"'<>&#]+")]
"""The id of a place on a page."""

PageName = Annotated[str, like("goals/impact", "[a-z0-9][a-z0-9-]*(/[a-z0-9*][a-z0-9-]*)*")]
"""A page as links name it: ``values``, ``goals/inequality``."""

Published = Mapping[str, Mapping[PageName, tuple[PublishedAddress, ...]]]
"""The addresses of pages by language and name, the newest first."""

Anchors = Mapping[PageName, tuple[Anchor, ...]]
"""The places on pages that others may link to, by the page's name; the same in each language."""


class AddressRecord(Model):
    """The whole of ``content/addresses.yml``."""

    addresses: Published = EMPTY
    """The addresses of pages by language and name, the newest first."""
    anchors: Anchors = EMPTY
    """The places on pages that others may link to, by the page's name."""
    renamed: Mapping[PageName, PageName] = EMPTY
    """Names that pages had before, each with the name that its page has now."""
