"""Where the words of a page come from: the preview's pages say so, published ones never do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kalliola_site.edit.editable_texts import EditableTexts, pages_by_place
from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import Site, assemble, build, build_in_memory
from kalliola_site.preview.answers import page_digest
from kalliola_site.syntax.text_marks import find_mark
from tests.conftest import copy_living_project, copy_project, tree
from tests.support import compared

ADDRESS = "https://esimerkkila.example/"

UNTRACED = {
    "figures, and signs between texts": re.compile(r"[\d\s.,:;/()·–−+%€]+"),
    "days": re.compile(r"\d{1,2}\.? \w+ \d{4}"),
    "sizes in pixels": re.compile(r"\d+–\d+ px( / \d[.,]\d+)?"),
    "colours": re.compile(r"#[0-9A-F]{6}"),
    "the letters that show two colours together": re.compile(r"Aa"),
}
"""What may stand on a page and is no text of the content, besides the names of languages and typefaces."""
NEVER_SEEN = frozenset({"head", "script", "style", "title", "desc"})
WITHOUT_END = frozenset({"meta", "link", "br", "img", "source", "hr", "input"})


def test_what_is_published_after_a_preview_session_has_no_marks(project: Path) -> None:
    before = dict(assemble(project, BuildOptions(base_url=ADDRESS, full=True)).files)
    previewed = build_in_memory(project, ADDRESS).files
    assert find_mark(previewed["index.html"].decode())
    assert find_mark(previewed["404.html"].decode())
    build(project, project / "dist", BuildOptions(base_url=ADDRESS))
    published = tree(project / "dist")
    assert [path for path, data in published.items() if find_mark(data.decode(errors="ignore"))] == []
    assert {path: published[path] for path in before} == before
    # And the other way round: what was published is not what the preview shows.
    assert build_in_memory(project, ADDRESS).files == previewed


def test_marks_are_all_that_the_preview_adds_to_a_page(project: Path) -> None:
    published = assemble(project, BuildOptions(base_url=ADDRESS)).files
    for path, data in build_in_memory(project, ADDRESS).files.items():
        if path.endswith(".html"):
            assert re.sub(rb"<!--.*?-->", b"", data) == published[path], path


def test_what_is_made_to_be_edited_is_never_published(project: Path) -> None:
    with pytest.raises(ValueError, match="never published"):
        build(project, project / "dist", BuildOptions(editable=True))
    assert not (project / "dist").exists()


def test_a_page_counts_as_another_where_its_texts_have_moved_in_their_file(project: Path) -> None:
    story = project / "content/pages/story.fi.md"
    before = build_in_memory(project, ADDRESS).files
    story.write_text(f"<!-- remark -->\n\n{story.read_text(encoding='utf-8')}", encoding="utf-8")
    after = build_in_memory(project, ADDRESS).files
    assert page_digest(before["tarina/index.html"]) != page_digest(after["tarina/index.html"])


class Words(HTMLParser):
    """Reads the words of a page that are seen, apart by whether a mark is around them."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self._around: list[str] = []
        self._marks = 0
        self.traced: list[str] = []
        self.untraced: list[str] = []
        self.misplaced: list[str] = []
        self.feed(page.decode())
        assert self._marks == 0

    def handle_comment(self, data: str) -> None:
        if not data.startswith("unseen "):
            self._marks += -1 if data == "/" else 1
            self.misplaced += {*self._around} & NEVER_SEEN

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.misplaced += (f"{name}={value}" for name, value in attrs if value and "<!--" in value)
        if tag not in WITHOUT_END:
            self._around.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        while self._around.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not {*self._around} & NEVER_SEEN:
            (self.traced if self._marks else self.untraced).append(" ".join(data.split()))


def with_a_past(folder: Path) -> Path:
    project = compared.write_project(folder)
    compared.switch_on(project)
    return project


@pytest.fixture(
    scope="module",
    params=[copy_project, copy_living_project, with_a_past],
    ids=["plain", "sample", "with a past"],
)
def editable(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site that is made for editing."""
    make: Callable[[Path], Path] = request.param
    return build_in_memory(make(tmp_path_factory.mktemp("editable") / "project"), ADDRESS)


def pages_of(site: Site) -> Iterator[tuple[str, Words]]:
    yield from ((path, Words(data)) for path, data in site.files.items() if path.endswith(".html"))


def test_every_word_that_is_seen_is_traced_to_its_text_or_is_none(editable: Site) -> None:
    content = editable.content
    faces = (content.brand.type.faces.heading, content.brand.type.faces.text)
    names = {*(language.name for language in content.site.languages), *(face.family for face in faces)}
    strangers = {
        (path, words)
        for path, page in pages_of(editable)
        for words in page.untraced
        if words not in names and not any(form.fullmatch(words) for form in UNTRACED.values())
    }
    assert strangers == set()


def test_no_mark_stands_where_a_comment_would_be_read_as_words(editable: Site) -> None:
    assert [(path, page.misplaced) for path, page in pages_of(editable) if page.misplaced] == []


def test_every_place_that_a_page_names_is_a_text_that_can_be_changed(editable: Site) -> None:
    texts = EditableTexts(editable.content)
    of_missing_files = {
        place for place in pages_by_place(editable.files) if not place.lines and not place.location
    }
    assert of_missing_files == set()
    assert [str(place) for place in pages_by_place(editable.files) if texts.at(place) is None] == []
