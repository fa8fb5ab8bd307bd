from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from kalliola_site.load.project import load
from kalliola_site.model.content import Content
from kalliola_site.plan.build_plan import plan
from kalliola_site.problems.problem import Problem, errors_in, in_reading_order
from kalliola_site.validate.content import validate
from tests.conftest import SAMPLE

SITE = "content/site.yml"
STRATEGY = "content/strategy.yml"
GOALS = tuple(
    f"content/goals/{name}.yml" for name in ("1-inequality", "2-community", "3-impact", "4-workplace")
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A project with the sample content; of the templates only that there are some."""
    shutil.copytree(SAMPLE / "content", tmp_path / "content")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html.jinja").write_text("<h1>Kalliola</h1>\n", encoding="utf-8")
    return tmp_path


def change(project: Path, path: str, old: str, new: str) -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def validated(project: Path) -> tuple[Content | None, tuple[Problem, ...]]:
    sources, problems = load(project)
    content, found = validate(sources)
    return content, in_reading_order((*problems, *found))


def told(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    return [(problem.place.path, problem.message.id) for problem in problems]


def languages_swapped(project: Path) -> None:
    text = (project / SITE).read_text(encoding="utf-8")
    start, end = text.index("languages:\n"), text.index("\norganisation:")
    entries = [f"  - {entry}" for entry in text[start:end].rstrip("\n").split("\n  - ")[1:]]
    assert len(entries) == 2
    swapped = "languages:\n" + "\n".join(reversed(entries)) + "\n"
    (project / SITE).write_text(text[:start] + swapped + text[end:], encoding="utf-8")


def third_language(project: Path, code: str = "sv") -> None:
    change(project, SITE, "\norganisation:", f"  - code: {code}\n    name: På svenska\n\norganisation:")


# What comes out when nothing is wrong


def test_the_sample_content_is_whole(content: Path) -> None:
    read, problems = validated(content)
    assert read is not None
    assert told(problems) == [(SITE, "placeholder-address"), (SITE, "contact-missing")]
    assert errors_in(problems) == ()
    assert read.languages == ("fi", "en")
    assert [goal.number for goal in read.goals] == [1, 2, 3, 4]
    assert set(read.goal_paths.values()) == set(GOALS)
    assert {page for page, _ in read.texts} == {"story", "mission", "vision", "accessibility", "about"}
    assert {language for _, language in read.texts} == {"fi", "en"}


def test_goals_are_in_order_of_number_whatever_their_files_are_called(content: Path) -> None:
    folder = content / "content/goals"
    for number, path in enumerate(sorted(folder.iterdir(), reverse=True)):
        path.rename(folder / f"goal-{number}.yml")
    read, problems = validated(content)
    assert read is not None
    assert errors_in(problems) == ()
    assert [goal.number for goal in read.goals] == [1, 2, 3, 4]


def test_links_to_an_anchor_are_kept_with_their_place(content: Path) -> None:
    change(content, "content/pages/about.fi.md", "(story)", "(values#joy)")
    change(content, "content/pages/about.en.md", "## Privacy", "## [Privacy](#privacy)")
    change(content, STRATEGY, "fi: Strategia 2023–2025", "fi: Strategia [nyt](goals#inequality)")
    read, _ = validated(content)
    assert read is not None
    assert {(link.key, link.anchor, link.place.path) for link in read.links} == {
        ("values", "joy", "content/pages/about.fi.md"),
        ("about", "privacy", "content/pages/about.en.md"),
        ("goals", "inequality", STRATEGY),
    }


# Reminders


@pytest.mark.parametrize(
    "host",
    ["kalliola.example", "www.example.org", "example.com", "example.net", "x.test", "localhost", "x.invalid"],
)
def test_a_placeholder_for_the_address_is_a_warning(content: Path, host: str) -> None:
    change(content, SITE, "https://strategia.example/", f"https://{host}/")
    assert "placeholder-address" in {problem.message.id for problem in validated(content)[1]}


@pytest.mark.parametrize("host", ["kalliola.fi", "example.fi", "notexample.com", "test.fi", "localhost.fi"])
def test_a_real_address_is_none(content: Path, host: str) -> None:
    change(content, SITE, "https://strategia.example/", f"https://{host}/")
    assert "placeholder-address" not in {problem.message.id for problem in validated(content)[1]}


@pytest.mark.parametrize("contact", ["email: posti@kalliola.fi", "telephone: 09 1234567"])
def test_one_way_to_give_feedback_is_enough(content: Path, contact: str) -> None:
    change(content, SITE, "contact: {}", f"contact:\n  {contact}")
    assert "contact-missing" not in {problem.message.id for problem in validated(content)[1]}


# Many mistakes


def test_mistakes_in_several_files_are_all_told_at_once_in_order(content: Path) -> None:
    change(content, GOALS[3], "indicators: to-be-agreed", "indicators: tba")
    change(content, GOALS[0], "number: 1", "number: yksi")
    change(content, GOALS[0], "outcomes:", "outcome:")
    change(content, GOALS[1], "title:", "title:\ttitle:")
    change(content, STRATEGY, "end: 2025", "end: 2022")
    change(content, SITE, "navigation: [story", "navigation: [storry")
    change(content, "content/pages/about.fi.md", "(story)", "(stroy)")
    change(content, "content/interface.yml", '"Goal {number}"', '"Goal {n}"')
    change(content, "content/brand.yml", "thin: 2px", "thin: 2")
    (content / "content/extra.txt").write_text("x", encoding="utf-8")
    read, problems = validated(content)
    assert read is None
    errors = errors_in(problems)
    assert told(errors) == [
        ("content/brand.yml", "bad-size"),
        ("content/extra.txt", "unknown-file"),
        (GOALS[0], "not-number"),
        (GOALS[0], "unknown-key"),
        (GOALS[1], "yaml-colon-in-text"),
        (GOALS[3], "not-a-choice"),
        ("content/interface.yml", "unknown-placeholder"),
        ("content/pages/about.fi.md", "link-to-unknown-page"),
        (SITE, "unknown-page"),
        (STRATEGY, "period-backwards"),
    ]
    places = [(error.place.path, error.place.line, error.place.column) for error in errors]
    assert places == sorted(places)


def test_mistakes_on_several_lines_of_one_file_are_in_order_of_the_lines(content: Path) -> None:
    for old, new in (
        ("id: inequality", "id: X Y"),
        ("number: 1", "number: x"),
        ("  en: Brand", "  eng: Brand"),
    ):
        change(content, GOALS[0], old, new)
    assert [problem.place.line for problem in errors_in(validated(content)[1])] == [8, 9, 15]


@pytest.mark.parametrize(
    ("old", "new", "id"),
    [
        ("navigation: [story", "navigation: [storry", "unknown-page"),
        ("founded: 1919", "founded: vuonna 1919", "not-number"),
        ("contact: {}", "contacts: {}", "unknown-key"),
        ("https://strategia.example/", "strategia", "bad-url"),
    ],
)
def test_a_mistake_in_site_yml_hides_none_in_the_goals(content: Path, old: str, new: str, id: str) -> None:  # noqa: A002
    change(content, SITE, old, new)
    change(content, GOALS[0], "number: 1", "number: yksi")
    change(content, GOALS[2], "  en: Impact", "  eng: Impact")
    errors = told(errors_in(validated(content)[1]))
    assert (SITE, id) in errors
    assert (GOALS[0], "not-number") in errors
    assert (GOALS[2], "unknown-language") in errors
    assert {path for path, _ in errors} == {SITE, GOALS[0], GOALS[2]}


@pytest.mark.parametrize("path", [GOALS[0], STRATEGY, "content/brand.yml", "content/interface.yml"])
def test_a_file_that_cannot_be_read_is_told_of_once_and_hides_no_other(content: Path, path: str) -> None:
    (content / path).write_text("a: b: c\n", encoding="utf-8")
    change(content, "content/pages/about.fi.md", "(story)", "(stroy)")
    read, problems = validated(content)
    assert read is None
    assert told(errors_in(problems)) == sorted(
        [(path, "yaml-colon-in-text"), ("content/pages/about.fi.md", "link-to-unknown-page")]
    )


def test_a_link_to_a_goal_that_cannot_be_read_is_not_called_dead(content: Path) -> None:
    change(content, "content/pages/about.fi.md", "(story)", "(goals/inequality)")
    assert errors_in(validated(content)[1]) == ()
    change(content, GOALS[0], "number: 1", "number: yksi")
    assert told(errors_in(validated(content)[1])) == [(GOALS[0], "not-number")]


def test_problems_do_not_depend_on_the_order_of_files_on_disk(content: Path, tmp_path: Path) -> None:
    change(content, GOALS[1], "number: 2", "number: 1")
    change(content, GOALS[3], "number: 4", "number: 1")
    other = tmp_path / "other"
    files = [path for folder in ("content", "templates") for path in (content / folder).rglob("*")]
    for path in sorted(files, reverse=True):
        if path.is_file():
            copy = other / path.relative_to(content)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    assert validated(other)[1] == validated(content)[1]
    assert told(errors_in(validated(content)[1])) == [
        (GOALS[1], "duplicate-goal-number"),
        (GOALS[3], "duplicate-goal-number"),
    ]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_what_is_right_alone_but_not_together_keeps_the_content_readable(content: Path, number: int) -> None:
    change(content, GOALS[number - 1], f"number: {number}", f"number: {number % 4 + 1}")
    read, problems = validated(content)
    assert read is not None
    assert len(errors_in(problems)) == 1


# Languages


def test_the_other_language_can_be_the_first(content: Path) -> None:
    (content / "content/translations.yml").unlink()
    languages_swapped(content)
    read, problems = validated(content)
    assert read is not None
    assert read.languages == ("en", "fi")
    assert errors_in(problems) == ()
    assert Counter(problem.message.id for problem in problems) == {
        "placeholder-address": 1,
        "contact-missing": 1,
    }
    assert plan(read)[1] == ()


def test_it_is_the_first_language_whose_texts_must_be_there(content: Path) -> None:
    (content / "content/translations.yml").unlink()
    change(content, GOALS[0], "  en: Brand and communications\n", "")
    assert told(validated(content)[1])[0] == (GOALS[0], "translation-missing")
    languages_swapped(content)
    assert told(errors_in(validated(content)[1])) == [(GOALS[0], "source-text-missing")]


def test_texts_in_a_language_that_the_site_gave_up_are_told_of_at_the_list_with_counts(content: Path) -> None:
    text = (content / SITE).read_text(encoding="utf-8")
    start, end = text.index("  - code: en"), text.index("\norganisation:")
    (content / SITE).write_text(text[:start] + text[end:], encoding="utf-8")
    (problem,) = errors_in(validated(content)[1])
    assert (problem.place.path, problem.message.id) == (SITE, "language-not-listed")
    count = (content / GOALS[0]).read_text(encoding="utf-8").count(" en: ")
    assert f"{GOALS[0]} ({count})" in str(problem.text)


def test_a_third_language_gives_warnings_and_no_errors(content: Path) -> None:
    third_language(content)
    read, problems = validated(content)
    assert read is not None
    assert read.languages == ("fi", "en", "sv")
    assert errors_in(problems) == ()
    (problem,) = (problem for problem in problems if problem.message.id == "language-untranslated")
    assert int(str(problem.values["count"])) > 200
    assert problem.values["language"] == "sv"
    for path in (*GOALS, SITE, STRATEGY, "content/pages/story.fi.md"):
        assert f"{path} (" in str(problem.text)


def untranslated(project: Path) -> int:
    found = (problem for problem in validated(project)[1] if problem.message.id == "language-untranslated")
    return int(str(next(found).values["count"]))


def test_what_a_third_language_has_is_not_called_missing(content: Path) -> None:
    third_language(content)
    before = untranslated(content)
    change(content, GOALS[0], "  en: Brand and communications\n", "  en: Brand\n  sv: Varumärke\n")
    (content / "content/pages/story.sv.md").write_text("Berättelse\n", encoding="utf-8")
    read, problems = validated(content)
    assert read is not None
    assert errors_in(problems) == ()
    assert untranslated(content) == before - 2
    assert read.goals[0].theme["sv"] == "Varumärke"
    assert ("story", "sv") in read.texts


def test_a_site_with_a_third_language_can_be_planned(content: Path) -> None:
    third_language(content, "pt-BR")
    read, _ = validated(content)
    assert read is not None
    table, problems = plan(read)
    assert problems == ()
    assert table.by_key["story", "pt-BR"].path == "pt-br/tarina/"


# Files that nothing uses


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("content/goals/5.yaml", "Rename it to content/goals/5.yml"),
        ("content/site.yaml", "Rename it to content/site.yml"),
        ("content/stratgy.yml", "Did you mean content/strategy.yml?"),
        ("content/pages/story.md", "Name it content/pages/story.fi.md"),
        ("content/story.fi.md", "Name it content/pages/story"),
        ("content/goals/1.fi.md", "Name it content/pages/"),
        ("content/pages/history.fi.md", "Add the page history to pages:"),
        ("content/notes.txt", "Move the file out of the folder"),
        ("content/pages/story.fi.docx", "Move the file out of the folder"),
        ("content/images/talo.jpg", "Move the file out of the folder"),
    ],
)
def test_a_file_that_nothing_uses_is_told_with_what_to_do(content: Path, path: str, hint: str) -> None:
    (content / path).parent.mkdir(exist_ok=True)
    (content / path).write_text("a: b\n", encoding="utf-8")
    (problem,) = errors_in(validated(content)[1])
    assert (problem.place.path, problem.message.id) == (path, "unknown-file")
    assert path.removeprefix("content/") in str(problem.text)
    assert hint in str(problem.hint)


@pytest.mark.parametrize("name", ["story.fi.md", "about.en.md"])
def test_a_text_that_cannot_be_read_is_not_called_missing_too(content: Path, name: str) -> None:
    (content / "content/pages" / name).write_bytes(b"\xe4")
    assert told(errors_in(validated(content)[1])) == [(f"content/pages/{name}", "not-utf-8")]
    assert "translation-missing" not in {problem.message.id for problem in validated(content)[1]}


def test_a_language_that_was_translated_into_does_not_come_first_by_mistake(project: Path) -> None:
    text = (project / SITE).read_text(encoding="utf-8")
    start, end = text.index("  - code: fi"), text.index("organisation:")
    first, second = text[start:end].rstrip().split("  - code: en")
    swapped = f"  - code: en{second}\n{first.rstrip()}\n\n"
    (project / SITE).write_text(text[:start] + swapped + text[end:], encoding="utf-8")
    ids = {problem.message.id for problem in validated(project)[1] if problem.severity == "error"}
    assert ids == {"source-language-changed"}
