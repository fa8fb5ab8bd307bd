"""A copy to carry: opened from a folder, where no server is, every link leads to a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from kalliola_site.cli.main import main
from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import Site, assemble, build
from kalliola_site.problems.problem import ProblemsFoundError
from kalliola_site.publish.folder import MARKER, OFFLINE_MARKER
from tests.conftest import copy_living_project, tree
from tests.support.site_pages import Element, find_all, pages

REAL = "https://strategia.kalliola.fi/"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with updates and indicators that has been published, and a page of which has moved since."""
    project = copy_living_project(tmp_path_factory.mktemp("offline") / "project")
    build(project, project / "dist", BuildOptions(base_url=REAL, record=True))
    change(project / "content/site.yml", "slug: {fi: tarina,", "slug: {fi: kertomus,")
    return project


@pytest.fixture(scope="module")
def copy(published_once: Path) -> Site:
    """The copy to carry of that project."""
    return assemble(published_once, BuildOptions(base_url=REAL, offline=True))


def addresses(page: Element) -> Iterator[str]:
    """Every address in a page that a browser follows or loads."""
    for element in page.iter():
        yield from (element.attrib[name] for name in ("href", "src") if name in element.attrib)
        yield from (choice.split()[0] for choice in element.get("srcset", "").split(",") if choice)
        if element.get("http-equiv") == "refresh":
            yield element.attrib["content"].partition("url=")[2]


def test_every_address_on_every_page_names_a_file_of_the_copy(copy: Site) -> None:
    checked = 0
    for path, page in pages(copy.files).items():
        for address in addresses(page):
            if urlsplit(address).scheme:
                continue
            assert not address.startswith("/"), (path, address)
            there = unquote(urlsplit(urljoin(f"file:///{path}", address)).path).removeprefix("/")
            assert there in copy.files, (path, address)
            checked += 1
    assert checked > 100


def test_a_link_leads_to_the_same_page_and_place_as_in_the_published_site(
    copy: Site, published_once: Path
) -> None:
    published = assemble(published_once, BuildOptions(base_url=REAL))

    def links(site: Site, path: str) -> list[str]:
        found = find_all(pages({path: site.files[path]})[path], "a")
        whole = (urljoin(f"{REAL}{path}", link.attrib["href"]) for link in found)
        return [address.replace("/index.html", "/") for address in whole]

    for page in (path for path in pages(copy.files) if path != "404.html"):
        assert links(copy, page) == links(published, page)


def test_a_page_at_an_old_address_leads_on_to_a_file(copy: Site) -> None:
    moved = [
        meta.attrib["content"]
        for page in pages(copy.files).values()
        for meta in find_all(page, "meta", http_equiv="refresh")
    ]
    assert moved
    assert all(content.endswith("/index.html") for content in moved)


def test_search_engines_are_told_of_the_published_site_as_ever(copy: Site) -> None:
    page = pages(copy.files)["index.html"]
    (canonical,) = find_all(page, "link", rel="canonical")
    assert canonical.attrib["href"] == REAL
    assert all(link.attrib["href"].startswith(REAL) for link in page.iter("link") if link.get("hreflang"))


def test_it_has_nothing_that_only_hosts_and_search_engines_read(copy: Site) -> None:
    for name in ("_headers", "_redirects", ".nojekyll", "robots.txt", "sitemap.xml", "site.webmanifest"):
        assert name not in copy.files
    assert not any(path.startswith((".", "share/")) for path in copy.files)


def test_fonts_are_not_asked_for_ahead_which_browsers_refuse_from_a_folder(copy: Site) -> None:
    for page in pages(copy.files).values():
        assert not any(link.get("rel") in {"preload", "manifest"} for link in page.iter("link"))


@pytest.mark.parametrize("address", ["../arvot/", "../arvot/#joy", "/arvot/index.html", "..", "./"])
def test_a_link_that_only_a_server_understands_is_refused(project: Path, address: str) -> None:
    change(
        project / "templates/pages/text.html.jinja",
        "{% block main %}",
        f'{{% block main %}}\n<p><a href="{address}">x</a></p>',
    )
    with pytest.raises(ProblemsFoundError) as found:
        assemble(project, BuildOptions(offline=True))
    assert {problem.message.id for problem in found.value.problems if problem.severity == "error"} == {
        "link-broken"
    }


def test_it_lies_beside_the_published_site_and_is_not_taken_for_one(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--project", str(project), "--lang", "en"]) == 0
    published = tree(project / "dist")
    assert main(["build", "--offline", "--project", str(project), "--lang", "en"]) == 0
    assert f"Open {project / 'dist-offline/index.html'}" in capsys.readouterr().out
    assert tree(project / "dist") == published
    assert (project / "dist-offline" / OFFLINE_MARKER).is_file()
    assert not (project / "dist-offline" / MARKER).exists()


def test_it_is_replaced_whole_like_a_site(project: Path) -> None:
    folder = project / "dist-offline"
    build(project, folder, BuildOptions(offline=True))
    before = tree(folder)
    (folder / "old.html").write_text("old", encoding="utf-8")
    build(project, folder, BuildOptions(offline=True))
    assert tree(folder) == before
    build(project, folder)
    assert (folder / MARKER).is_file()
    assert not (folder / OFFLINE_MARKER).exists()


def test_it_is_the_same_whatever_an_earlier_build_remembers(project: Path) -> None:
    build(project, project / "dist")
    build(project, project / "remembering", BuildOptions(offline=True))
    build(project, project / "anew", BuildOptions(offline=True, full=True))
    assert tree(project / "remembering") == tree(project / "anew")
    build(project, project / "dist-again")
    assert tree(project / "dist-again") == tree(project / "dist")


def test_it_publishes_nothing_so_nothing_goes_on_record(project: Path) -> None:
    change(project / "content/site.yml", "fi: arvot", "fi: periaatteet")
    before = tree(project / "content")
    build(project, project / "dist-offline", BuildOptions(base_url=REAL, offline=True))
    assert tree(project / "content") == before


@pytest.mark.parametrize("option", ["--compress", "--record"])
def test_what_only_a_published_site_needs_is_refused_in_it(
    project: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    given = ["--offline", option, "--base-url", REAL, "--project", str(project), "--lang", "en"]
    assert main(["build", *given]) == 2
    assert "leave one of them out" in capsys.readouterr().err
    assert not (project / "dist-offline").exists()
