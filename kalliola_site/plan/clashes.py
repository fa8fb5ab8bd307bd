"""Addresses that two pages, or a page and a file of the site, would claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kalliola_site.model.content import Content
from kalliola_site.model.page_types import HOME
from kalliola_site.model.paths import PERIODS, SITE
from kalliola_site.plan.pages import ASSET_FOLDER, DATA_FOLDER, SHARE_FOLDER, Page, Plan
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")
"""Names that Windows cannot have for a file, whatever the ending."""

LONGEST_PART = 200
"""How many bytes a part of an address may have: file systems have room for 255, and hosts add endings."""

RESERVED_FOLDERS = frozenset({ASSET_FOLDER, SHARE_FOLDER, DATA_FOLDER, "404"})


def address_problems(content: Content, table: Plan) -> Iterator[Problem]:
    """Find addresses that are reserved, and those that more than one page would have."""
    taken: dict[str, Page] = {}
    for page in table.pages:
        is_listed = page.goal is None and page.update is None
        entry = content.within(page.period).site.pages.get(page.name) if is_listed else None
        if entry is not None and page.name != HOME and entry.slug is None:
            continue  # told of already: its slug is missing
        parts = page.path.strip("/").split("/")
        for part in parts:
            if _RESERVED.fullmatch(part) or (part == parts[0] and part in RESERVED_FOLDERS):
                values = {"address": f"/{page.path}", "name": part}
                yield Problem(_slug_place(content, page), messages.content.ADDRESS_RESERVED, values)
            if len(part) > LONGEST_PART:
                lengths = {"address": f"/{page.path}", "length": len(part), "limit": LONGEST_PART}
                yield Problem(_slug_place(content, page), messages.content.ADDRESS_TOO_LONG, lengths)
        # Some file systems take names that differ only in case for the same.
        other = taken.setdefault(page.path.casefold(), page)
        # Where two have one name, that is told of, and a copy of a file has the address as well.
        if other is not page and (other.key, other.language) != (page.key, page.language):
            values = {"address": f"/{page.path}", "other": f"{other.key} ({other.language})"}
            yield Problem(_slug_place(content, page), messages.content.ADDRESS_TAKEN, values)


def _slug_place(content: Content, page: Page) -> Place:
    content = content.within(page.period)
    if page.goal is not None:
        return content.documents[content.goal_paths[page.goal.id]].place(("slug", page.language))
    if page.update is not None:
        return content.documents[content.update_paths[page.update.id]].place(("slug", page.language))
    listed = content.documents[f"{PERIODS}/{page.period}/pages.yml" if page.period else SITE]
    return listed.place(("pages", page.name, "slug", page.language))
