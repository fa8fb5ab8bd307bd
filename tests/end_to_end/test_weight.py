"""How much a first visit costs: readers have old phones and thin connections."""

from __future__ import annotations

import gzip
import posixpath

from kalliola_site.pipeline import Site
from tests.support.site_pages import Element, find_all, pages

COMPRESSED_ALREADY = (".woff2", ".png", ".ico")


def transferred(path: str, data: bytes) -> int:
    return len(data) if path.endswith(COMPRESSED_ALREADY) else len(gzip.compress(data, 9))


def needed(page: Element) -> set[str]:
    """What a browser loads with a page at the site's root: style, fonts, icon, but not what print needs."""
    wanted = set()
    for link in page.iter("link"):
        relations = set(link.attrib.get("rel", "").split())
        if relations & {"stylesheet", "preload", "icon"} and link.get("media") != "print":
            wanted.add(posixpath.normpath(link.attrib["href"]))
    return wanted


def test_a_first_visit_to_the_home_page_takes_at_most_100_kilobytes(site: Site) -> None:
    home = pages({"index.html": site.files["index.html"]})["index.html"]
    loaded = {"index.html", *needed(home)}
    assert len(loaded) >= 6
    assert sum(transferred(path, site.files[path]) for path in loaded) <= 100 * 1024


def test_a_goal_page_has_at_most_15_kilobytes_of_html(site: Site) -> None:
    goals = [path for path, page in pages(site.files).items() if any(find_all(page, "section", id="means"))]
    assert len(goals) == 8
    assert max(len(site.files[path]) for path in goals) <= 15 * 1024
