from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.cache.memory import Memory
from kalliola_site.render import templates as module
from kalliola_site.render.templates import TemplateMistakeError, Templates
from kalliola_site.syntax.source import Source


def templates(**pages: str) -> Templates:
    names = {f"pages/{name}.html.jinja": text for name, text in pages.items()}
    return Templates({name: Source(f"templates/{name}", text) for name, text in names.items()})


def mistake(text: str, **context: object) -> tuple[str, str, str]:
    """Render a page that must fail; give the problem's id, place and text."""
    with pytest.raises(TemplateMistakeError) as found:
        templates(page=text, other="{% macro x() %}\n{{ nothing }}\n{% endmacro %}").render(
            "page", context, "/p/"
        )
    problem = found.value.problem
    return problem.message.id, str(problem.place), str(problem.text)


def test_what_is_put_into_a_page_is_escaped() -> None:
    assert templates(page="<p>{{ x }}</p>").render("page", {"x": "<b>&\"'"}, "/") == (
        "<p>&lt;b&gt;&amp;&#34;&#39;</p>"
    )


def test_an_undefined_name_is_a_mistake_at_its_line() -> None:
    assert mistake("one\n{{ nothing }}") == (
        "template-failed",
        "templates/pages/page.html.jinja:2:1",
        "the template failed on the page /p/: 'nothing' is undefined",
    )


def test_an_undefined_name_in_an_included_template_is_placed_there() -> None:
    kind, place, _ = mistake('{% from "pages/other.html.jinja" import x %}\n{{ x() }}')
    assert (kind, place) == ("template-failed", "templates/pages/other.html.jinja:2:1")


def test_broken_syntax_is_a_mistake_at_its_line() -> None:
    kind, place, _ = mistake("one\n{% if %}")
    assert (kind, place) == ("template-syntax", "templates/pages/page.html.jinja:2:1")


def test_a_missing_template_is_named() -> None:
    kind, place, text = mistake('\n{% include "partials/gone.html.jinja" %}')
    assert (kind, place) == ("template-missing", "templates/pages/page.html.jinja:2:1")
    assert text == "the template templates/partials/gone.html.jinja is missing"


def test_a_missing_page_template_is_named() -> None:
    with pytest.raises(TemplateMistakeError) as found:
        templates().render("gone", {}, "/")
    assert found.value.problem.place.path == "templates/pages/gone.html.jinja"


def test_what_an_earlier_build_compiled_is_rendered_without_compiling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = {
        f"pages/{name}.html.jinja": Source(f"templates/pages/{name}.html.jinja", text)
        for name, text in {"page": "<p>{{ x }}</p>", "other": "<b>{{ x }}</b>"}.items()
    }
    for names in (("page", "other"), ("page",), ("other",)):
        # As in a process of its own; what one build does not render is there for the next all the same.
        monkeypatch.setattr(module, "_COMPILED", {})
        memory = Memory(tmp_path / "memory")
        for name in names:
            assert ">1<" in Templates(sources, memory).render(name, {"x": 1}, "/")
        memory.save(tmp_path / "memory")
        monkeypatch.setattr("jinja2.Environment._parse", lambda *_: pytest.fail("it was compiled again"))


def test_a_template_that_has_changed_is_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("<p>{{ x }}</p>", "<b>{{ x }}</b>"):
        monkeypatch.setattr(module, "_COMPILED", {})
        memory = Memory(tmp_path / "memory")
        source = Source("templates/pages/page.html.jinja", text)
        rendered = Templates({"pages/page.html.jinja": source}, memory).render("page", {"x": 1}, "/")
        assert rendered == text.replace("{{ x }}", "1")
        memory.save(tmp_path / "memory")
