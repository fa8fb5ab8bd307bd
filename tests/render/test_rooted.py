"""Links from the host's root on, for hosts that show a page at its address without the final slash."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import Site, assemble
from kalliola_site.render.rooted import root_links
from tests.conftest import copy_living_project
from tests.support.site_pages import pages


@pytest.fixture(scope="module")
def rooted(tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = copy_living_project(tmp_path_factory.mktemp("rooted") / "project")
    site = project / "content/site.yml"
    text = f"{site.read_text(encoding='utf-8')}\nhosts: [netlify]\nredirects:\n  /vanha/sivu: values\n"
    site.write_text(text, encoding="utf-8")
    return assemble(project, BuildOptions(base_url="https://www.example.org/strategia/"))


def test_a_link_leads_to_the_same_page_with_the_final_slash_and_without(rooted: Site) -> None:
    for path, page in pages(rooted.files).items():
        address = f"https://www.example.org/strategia/{path.removesuffix('index.html')}"
        for element in page.iter():
            link = element.get("href") or element.get("src") or ""
            if link and not link.startswith("#"):
                assert urljoin(address, link) == urljoin(address.rstrip("/"), link), (path, link)


def test_the_page_at_an_old_address_leads_on_from_the_root_of_the_host(rooted: Site) -> None:
    page = rooted.files["vanha/sivu/index.html"].decode()
    assert 'content="0; url=/strategia/arvot/"' in page
    assert 'href="/strategia/assets/' in page


def test_each_picture_that_a_browser_may_choose_is_named_from_the_root() -> None:
    page = '<source srcset="../a.avif 640w, ../b.avif 1280w">'
    assert root_links(page, "/s/en/") == '<source srcset="/s/a.avif 640w, /s/b.avif 1280w">'


def test_a_place_on_the_page_stays_as_it_is() -> None:
    assert root_links('<a href="#joy">', "/s/en/") == '<a href="#joy">'


def test_what_a_text_says_of_links_stays_as_it_is() -> None:
    assert root_links('<p>Write href="x/" here.</p>', "/s/") == '<p>Write href="x/" here.</p>'


def test_pages_are_as_they_were_where_no_named_host_needs_it(project: Path) -> None:
    before = assemble(project).files["index.html"]
    site = project / "content/site.yml"
    site.write_text(f"{site.read_text(encoding='utf-8')}\nhosts: [workers]\n", encoding="utf-8")
    assert assemble(project).files["index.html"] == before
