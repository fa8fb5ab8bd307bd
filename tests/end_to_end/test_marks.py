"""Where the words of a page come from: the preview's pages say so, published ones never do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import assemble, build, build_in_memory
from kalliola_site.preview.answers import page_digest
from kalliola_site.syntax.text_marks import find_mark
from tests.conftest import tree

ADDRESS = "https://esimerkkila.example/"


def test_what_is_published_after_a_preview_session_has_no_marks(project: Path) -> None:
    before = dict(assemble(project, BuildOptions(base_url=ADDRESS, full=True)).files)
    previewed = build_in_memory(project, ADDRESS).files
    assert find_mark(previewed["index.html"])
    assert find_mark(previewed["404.html"])
    build(project, project / "dist", BuildOptions(base_url=ADDRESS))
    published = tree(project / "dist")
    assert [path for path, data in published.items() if find_mark(data)] == []
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
