from __future__ import annotations

import ast
import pkgutil
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kalliola_site
from kalliola_site.problems import messages
from kalliola_site.problems.problem import (
    Message,
    Phrase,
    Place,
    Problem,
    ProblemsFoundError,
    Severity,
    errors_in,
    in_reading_order,
    told_together,
)
from kalliola_site.problems.report import report

PACKAGE = Path(kalliola_site.__file__).parent
SENTENCES = messages.all_sentences()
MESSAGES = {name: value for name, value in SENTENCES.items() if isinstance(value, Message)}
PHRASES = {name for name, value in SENTENCES.items() if isinstance(value, Phrase)}
A_MESSAGE = Message("wrong", "{what} is wrong", "Write {better}.")


def own_name(name: str) -> str:
    """Take the topic away from the name of a sentence."""
    return name.rpartition(".")[2]


def problem_at(path: str = "content/x.yml", line: int = 1, column: int = 1, **values: object) -> Problem:
    values = {"what": "this", "better": "that", **values}
    return Problem(Place(path, line, column), A_MESSAGE, values)


def shown(excerpt: str, column: int, length: int = 1) -> tuple[str, str]:
    place = Place("content/x.yml", 7, column, excerpt, length)
    _, line, carets, _ = report(Problem(place, A_MESSAGE, {"what": "this", "better": "that"})).split("\n")
    return line.removeprefix("    7 | "), carets.removeprefix("      | ")


def test_no_sentence_hides_another_of_the_same_name() -> None:
    topics = [getattr(messages, info.name) for info in pkgutil.iter_modules(messages.__path__)]
    written = [value for topic in topics for value in vars(topic).values()]
    assert len(SENTENCES) == sum(isinstance(value, Message | Phrase) for value in written)


# What a problem says


def test_a_problem_says_what_is_wrong_and_how_to_mend_it() -> None:
    problem = problem_at(what="the colour", better="#FFC83D")
    assert str(problem.text) == "the colour is wrong"
    assert str(problem.hint) == "Write #FFC83D."


def test_braces_in_what_an_editor_wrote_are_just_braces() -> None:
    assert str(problem_at(what="{number}").text) == "{number} is wrong"


def test_a_phrase_within_a_sentence_is_said_in_the_same_language() -> None:
    finnish = {"{what} is wrong": "{what} on väärin", "a list": "lista"}
    problem = problem_at(what=Phrase("a list"))
    assert problem.text.say(finnish.__getitem__) == "lista on väärin"


def test_a_report_reads_place_message_line_caret_and_hint() -> None:
    place = Place("content/goals/1.yml", 48, 3, "  outcome:", 7)
    problem = Problem(
        place, messages.models.UNKNOWN_KEY, {"key": "outcome", "suggestion": "Did you mean outcomes?"}
    )
    assert report(problem).split("\n") == [
        "content/goals/1.yml:48:3: error: the key outcome is not known here",
        "   48 |   outcome:",
        "      |   ^^^^^^^",
        "      = Did you mean outcomes?",
    ]


def test_a_report_without_a_line_to_show_has_no_caret() -> None:
    assert report(problem_at()) == "content/x.yml:1:1: error: this is wrong\n      = Write that."


def test_a_warning_is_called_one() -> None:
    problem = Problem(Place("a"), A_MESSAGE, {"what": "this", "better": "that"}, "warning")
    assert report(problem).startswith("a:1:1: warning: this is wrong")


def test_each_part_of_a_report_can_be_dressed_for_its_role() -> None:
    problem = Problem(Place("a", 1, 1, "b"), A_MESSAGE, {"what": "this", "better": "that"})
    dressed = report(problem, lambda text, role: f"<{role}>{text}</{role}>")
    assert re.findall(r"<(\w+)>", dressed) == [
        "place",
        "error",
        "margin",
        "margin",
        "error",
        "margin",
        "hint",
    ]
    assert re.sub(r"</?\w+>", "", dressed) == report(problem)


def test_a_report_speaks_the_readers_language() -> None:
    finnish = {
        "error": "virhe",
        "{what} is wrong": "{what} on väärin",
        "Write {better}.": "Kirjoita {better}.",
    }
    assert report(problem_at(), translate=finnish.__getitem__) == (
        "content/x.yml:1:1: virhe: this on väärin\n      = Kirjoita that."
    )


# The line and its caret


@pytest.mark.parametrize(
    ("excerpt", "column", "length", "line", "carets"),
    [
        ("title: x", 1, 5, "title: x", "^^^^^"),
        ("title: x", 8, 1, "title: x", "       ^"),
        ("title:", 7, 1, "title:", "      ^"),
        ("title:", 99, 1, "title:", "      ^"),
        ("title: x", 8, 50, "title: x", "       ^"),
        ("\ta: b", 1, 1, "→a: b", "^"),
        ("\u00a0\u00a0a: b", 1, 1, "··a: b", "^"),
        ("a\x1b[31mb", 2, 1, "a·[31mb", " ^"),
    ],
)
def test_the_caret_stands_under_what_is_meant(
    excerpt: str, column: int, length: int, line: str, carets: str
) -> None:
    assert shown(excerpt, column, length) == (line, carets)


@pytest.mark.parametrize("column", [1, 2, 34, 100, 101, 150, 299, 300])
def test_of_a_long_line_the_part_around_the_place_is_shown(column: int) -> None:
    excerpt = "".join(chr(0x4E00 + index) for index in range(300))
    line, carets = shown(excerpt, column)
    assert len(line) <= 102
    assert line[carets.index("^")] == excerpt[column - 1]
    assert line.startswith("…") == (line.strip("…")[0] != excerpt[0])
    assert line.endswith("…") == (line.strip("…")[-1] != excerpt[-1])


@given(st.text(), st.integers(1, 500), st.integers(1, 500))
def test_any_place_can_be_shown_on_one_line_of_a_terminal(excerpt: str, column: int, length: int) -> None:
    excerpt = " ".join(excerpt.splitlines()) or "x"
    text = report(Problem(Place("a", 1, column, excerpt, length), A_MESSAGE, {"what": "", "better": ""}))
    lines = text.split("\n")
    assert all(line.isprintable() for line in lines)
    if excerpt.strip():
        assert len(lines) == 4
        assert len(lines[2]) <= len(lines[1]) + 1


# Many problems


def test_problems_are_in_order_of_file_line_and_column() -> None:
    ordered = (
        problem_at("content/a.yml", 2, 1),
        problem_at("content/a.yml", 10, 1),
        problem_at("content/a.yml", 10, 4),
        problem_at("content/b.yml", 1, 1),
    )
    assert in_reading_order(reversed(ordered)) == ordered


def test_the_order_does_not_depend_on_the_order_in_which_they_were_found() -> None:
    problems = [problem_at(what=what) for what in "cabd"]
    assert in_reading_order(problems) == in_reading_order(reversed(problems))


def test_one_problem_is_told_once_on_however_many_pages_it_shows() -> None:
    problems = [problem_at(page=page) for page in ("/", "/en/", "/tarina/")]
    assert in_reading_order(problems) == (problems[0],)


def test_two_problems_at_one_place_are_both_told() -> None:
    assert len(in_reading_order([problem_at(what="one"), problem_at(what="other")])) == 2


def test_warnings_forbid_publishing_only_where_one_is_strict() -> None:
    error = problem_at()
    warning = Problem(Place("a"), A_MESSAGE, {}, "warning")
    assert errors_in((warning, error)) == (error,)
    assert errors_in((warning, error), strict=True) == (warning, error)


def test_the_exception_carries_and_tells_all_problems_in_order() -> None:
    later, earlier = problem_at(line=2), problem_at(line=1)
    error = ProblemsFoundError([later, earlier])
    assert error.problems == (earlier, later)
    assert str(error) == "content/x.yml:1:1: this is wrong\ncontent/x.yml:2:1: this is wrong"


# What says the same of many places


def at_lines(count: int, severity: Severity = "warning", **values: object) -> tuple[Problem, ...]:
    return tuple(replace(problem_at(line=line + 1, **values), severity=severity) for line in range(count))


def test_warnings_are_told_first_and_errors_last_each_in_reading_order() -> None:
    error, later, warning = (
        problem_at(line=1),
        problem_at(line=3),
        replace(problem_at(line=2), severity="warning"),
    )
    assert told_together([error, warning, later]) == ((warning,), (error,), (later,))


def test_what_says_the_same_of_three_places_is_told_once_and_of_two_twice() -> None:
    assert told_together(at_lines(3)) == (at_lines(3),)
    assert told_together(at_lines(2)) == tuple((problem,) for problem in at_lines(2))


def test_what_says_something_else_or_is_graver_is_told_apart() -> None:
    told = told_together([*at_lines(3), *at_lines(3, what="other"), *at_lines(3, "error")])
    assert told == (at_lines(3), at_lines(3, what="other"), at_lines(3, "error"))


def test_hints_that_differ_in_the_key_alone_are_told_once_each_place_with_its_key() -> None:
    of_key = Message("of-key", "nobody has read it", "Accept “{key}”.")
    problems = [Problem(Place("a", line), of_key, {"key": f"k{line}"}, "warning") for line in (1, 2, 3)]
    ((first, *others),) = told_together(problems)
    assert report(first, others=others).split("\n") == [
        "a:1:1: warning: nobody has read it",
        "      = Accept “k1”.",
        "      + the same at 2 other places:",
        "      + a:2:1 (k2)",
        "      + a:3:1 (k3)",
    ]


def test_the_first_few_places_of_a_warning_are_named_and_the_rest_counted() -> None:
    ((first, *others),) = told_together(at_lines(12))
    assert report(first, others=others).split("\n")[2:] == [
        "      + the same at 11 other places:",
        "      + content/x.yml:2:1",
        "      + content/x.yml:3:1",
        "      + content/x.yml:4:1",
        "      + and 8 more places",
    ]


def test_a_single_place_more_is_named_and_not_counted() -> None:
    first, *others = at_lines(5)
    assert report(first, others=others).endswith("      + content/x.yml:5:1")


def test_every_place_of_an_error_is_named_since_each_has_to_be_mended() -> None:
    first, *others = at_lines(12, "error")
    named = re.findall(r"content/x\.yml:(\d+):1", report(first, others=others))
    assert named == [str(line) for line in range(1, 13)]


# The sentences


def test_no_two_messages_have_the_same_id() -> None:
    ids = [message.id for message in MESSAGES.values()]
    assert len(set(ids)) == len(ids)


def test_each_message_is_named_after_its_id() -> None:
    named = {own_name(name): message.id for name, message in MESSAGES.items()}
    assert named == {own_name(name): own_name(name).lower().replace("_", "-") for name in MESSAGES}


def test_each_message_says_what_is_wrong_and_how_to_mend_it() -> None:
    assert [name for name, told in MESSAGES.items() if not (told.text.strip() and told.hint.strip())] == []


def test_no_message_ends_with_a_full_stop_and_each_hint_does() -> None:
    assert [name for name, told in MESSAGES.items() if told.text.endswith(".")] == []
    assert [name for name, told in MESSAGES.items() if told.hint[-1] not in ".}?"] == []


def test_every_sentence_is_said_somewhere() -> None:
    said: set[object] = set()
    for path in (*PACKAGE.rglob("*.py"), *(PACKAGE.parent / "scripts").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                said.add(node.attr)
            elif (
                path.parent.name == "messages"
                and isinstance(node, ast.Name)
                and isinstance(node.ctx, ast.Load)
            ):
                said.add(node.id)  # it is part of another
            elif path.parent.name != "messages" and isinstance(node, ast.Constant):
                said.add(node.value)  # what is below the sentences in the order of modules has some by heart
    unsaid = {name for name in (*MESSAGES, *PHRASES) if not said & {own_name(name), SENTENCES[name].text}}
    assert unsaid == set()
