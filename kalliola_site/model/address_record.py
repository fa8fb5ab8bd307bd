"""``content/addresses.yml``: every address that was ever published, so that none is lost."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kalliola_site.model.base import Model, like

PublishedAddress = Annotated[str, like("/values/", "/([a-z0-9-]+/)*")]
"""The address of a page, from the site's root on: ``/tavoitteet/``."""

Anchor = Annotated[str, like("joy", r"[^\s\"'<>&#]+")]
"""The id of a place on a page."""

PageName = Annotated[str, like("goals/impact", "[a-z0-9][a-z0-9-]*(/[a-z0-9*][a-z0-9-]*)*")]
"""A page as links name it: ``values``, ``goals/inequality``."""

Published = dict[str, dict[PageName, tuple[PublishedAddress, ...]]]
"""The addresses of pages by language and name, the newest first."""

Anchors = dict[PageName, tuple[Anchor, ...]]
"""The places on pages that others may link to, by the page's name; the same in each language."""


class AddressRecord(Model):
    """The whole of ``content/addresses.yml``."""

    addresses: Published = Field(default_factory=dict)
    """The addresses of pages by language and name, the newest first."""
    anchors: Anchors = Field(default_factory=dict)
    """The places on pages that others may link to, by the page's name."""
    renamed: dict[PageName, PageName] = Field(default_factory=dict)
    """Names that pages had before, each with the name that its page has now."""
