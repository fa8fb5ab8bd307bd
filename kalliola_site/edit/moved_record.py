"""The record of translations when a new period begins: it follows the texts that move."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from kalliola_site.edit.period_texts import part_of
from kalliola_site.model.page_types import period_pages
from kalliola_site.model.paths import CONTENT, PAGES, SITE, STRATEGY
from kalliola_site.model.translation_record import Accepted, AcceptedTranslation

_OF_A_PERIOD = re.compile(rf"pages\.({'|'.join(period_pages())})\.")
"""The texts of ``site.yml`` that ``pages.yml`` of a past period keeps, by their places."""


def moved_record(
    record: Accepted, moved: Mapping[str, str], folder: str, kept_parts: Collection[str]
) -> Accepted:
    """Bring what was accepted as a translation along with the texts that it is of.

    Args:
        record: What was accepted.
        moved: Where each file goes, by its path.
        folder: The folder of the past period.
        kept_parts: The parts of the strategy that say what they said before.
    """
    files = {_in_record(old): _in_record(new) for old, new in moved.items()}
    pages = f"{_in_record(folder)}/pages.yml"
    kept_texts = {f"{_in_record(PAGES)}/{part}.md" for part in kept_parts}
    accepted: dict[str, dict[str, AcceptedTranslation]] = {}
    for language, entries in record.items():
        kept = accepted[language] = {}
        for key, entry in entries.items():
            file, space, place = key.partition(" ")
            kept[f"{files.get(file, file)}{space}{place}"] = entry
            # What is kept, or only brought up to date with the new years, stays a right translation.
            if file in kept_texts or (file == _in_record(STRATEGY) and part_of(place) in ("", *kept_parts)):
                kept[key] = entry
            if file == _in_record(SITE) and _OF_A_PERIOD.match(place):
                kept[f"{pages} {place}"] = entry
    return accepted


def _in_record(path: str) -> str:
    """Name a file as the record of translations does; a long text is there without its language."""
    name = path.removeprefix(f"{CONTENT}/")
    return f"{name.rsplit('.', 2)[0]}.md" if name.endswith(".md") else name
