"""Promises that hold for any input, tried on what nobody would think of; ``make fuzz`` looks for longer."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.promises import content_is_read_or_told_of, markdown_is_harmless, yaml_is_read_or_told_of
from kalliola_site.load.project import Project, load
from kalliola_site.model.paths import SITE
from tests.conftest import SAMPLE
from tests.support.randomised import examples

anything = st.text(st.characters(codec="utf-8"), max_size=200)
slow_but_sure = settings(deadline=None, max_examples=examples(60), suppress_health_check=list(HealthCheck))

PIECES = st.sampled_from(
    [
        "<script>",
        "](",
        "[x](",
        "javascript:",
        "//evil.example",
        "&#x6a;",
        "<",
        ">",
        "\\",
        "`",
        "\n",
        "* ",
        "> ",
        "# ",
    ]
)


@pytest.fixture(scope="module")
def project() -> Project:
    loaded, _ = load(SAMPLE)
    return loaded


@given(st.binary(max_size=400))
def test_any_bytes_are_read_as_yaml_or_told_of(data: bytes) -> None:
    yaml_is_read_or_told_of(data)


@given(st.lists(st.one_of(PIECES, anything), max_size=12).map("".join))
def test_any_text_gives_harmless_html(text: str) -> None:
    markdown_is_harmless(text)


@slow_but_sure
@given(slug=st.one_of(st.text("./\\%:~a-Z0\u0301", max_size=12), anything))
def test_no_part_of_an_address_leads_out_of_the_output_folder(project: Project, slug: str) -> None:
    text = project.documents[SITE].source.text
    assert "fi: tarina\n" in text
    quoted = slug.replace("\\", "\\\\").replace('"', '\\"')
    content_is_read_or_told_of(project, SITE, text.replace("fi: tarina\n", f'fi: "{quoted}"\n', 1))


@slow_but_sure
@given(position=st.integers(min_value=0), length=st.integers(0, 30), new=anything)
def test_whatever_an_editor_types_into_a_file_there_are_problems_or_pages(
    project: Project, position: int, length: int, new: str
) -> None:
    text = project.documents[SITE].source.text
    start = position % len(text)
    content_is_read_or_told_of(project, SITE, text[:start] + new + text[start + length :])
