"""How YAML is read, and how each mistake in it is explained.

In a mistake, ► marks the place that must be told; it is not part of what is read.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem
from kalliola_site.problems.report import report
from kalliola_site.syntax.source import Source, decode
from kalliola_site.syntax.yaml_document import Document, Value
from kalliola_site.syntax.yaml_reader import DEEPEST, read_yaml
from tests.conftest import SAMPLE
from tests.support.randomised import examples
from tests.support.steps import steps

HERE = "►"
REAL_FILES = tuple(path.read_text(encoding="utf-8") for path in sorted((SAMPLE / "content").rglob("*.yml")))


def document(text: str) -> Document:
    read = read_yaml(Source("content/x.yml", text))
    assert isinstance(read, Document), report(read)
    return read


def value_of(text: str) -> Value:
    return document(text).value


def problem_in(text: str) -> Problem:
    read = read_yaml(Source("content/x.yml", text))
    assert isinstance(read, Problem), read
    return read


def must_be_inside(problem: Problem, text: str) -> None:
    """A place is inside a file when an editor's cursor can go there."""
    lines = text.split("\n")
    assert 1 <= problem.place.line <= len(lines)
    assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
    assert problem.place.excerpt == lines[problem.place.line - 1]
    assert problem.place.length >= 1


# What values are


@pytest.mark.parametrize(
    "word",
    [
        "on", "off", "yes", "no", "y", "n", "true", "false", "True", "nil", "2023-2025", "2023–2025",
        "012", "0x1F", "1.10", "1e3", "1_000", ".inf", ".nan", "2024-02-30", "2024-02-29", "12:30:45",
        "12:30", "-1", "+358 40 123", "=", "3. ja 4. sektori", "A & B *c* !d @e", "1,5", "50 %",
        "https://kalliola.fi/#tarina", "C#", "9" * 5000, "–", "Reilu työpaikka -ohjelma", "a:b", "👩‍👩‍👧",
    ],
)  # fmt: skip
def test_a_plain_text_is_the_text_that_was_written(word: str) -> None:
    assert value_of(f"key: {word}\n") == {"key": word}
    assert value_of(f"- {word}\n") == [word]


@pytest.mark.parametrize("word", ["~", "null", "Null", "NULL", ""])
def test_what_yaml_writes_for_nothing_is_nothing_unless_it_is_quoted(word: str) -> None:
    assert value_of(f"key: {word}\n") == {"key": None}
    assert value_of(f"key: '{word}'\n") == {"key": word}


@pytest.mark.parametrize("word", ["on", "no", "true", "1", "null", "2024-01-01"])
def test_a_key_is_the_word_that_was_written(word: str) -> None:
    assert value_of(f"{word}: a\n") == {word: "a"}


def test_on_and_yes_are_two_keys() -> None:
    assert value_of("on: a\nyes: b\n") == {"on": "a", "yes": "b"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"a: b # c"', "a: b # c"),
        ("'a: b'", "a: b"),
        ("'it''s'", "it's"),
        (r'"a \"b\" \\ \u00e4\n"', 'a "b" \\ ä\n'),
        ('""', ""),
        ("''", ""),
        ('" a "', " a "),
        ("|\n  a\n  b", "a\nb\n"),
        ("|-\n  a\n\n  b", "a\n\nb"),
        (">\n  a\n  b", "a b\n"),
        (">-\n  a\n\n  b", "a\nb"),
        ("|\n  # not a comment: *x", "# not a comment: *x\n"),
        ("a\n  b\n  c", "a b c"),
        ("a # a comment", "a"),
        ("a#b", "a#b"),
        ("[a, 'b', \"c, d\"]", ["a", "b", "c, d"]),
        ("{a: b, c: d}", {"a": "b", "c": "d"}),
        ("[]", []),
        ("{}", {}),
        ("", None),
        ("# a comment", None),
    ],
)
def test_each_way_of_writing_a_value(text: str, value: Value) -> None:
    assert value_of(f"key: {text}\n") == {"key": value}


def test_an_empty_value_differs_from_an_empty_text() -> None:
    assert value_of('a:\nb: ""\n') == {"a": None, "b": ""}


def test_comments_and_empty_lines_may_stand_anywhere() -> None:
    assert value_of("# a\n\nkey: # b\n  # c\n  - x # d\n\n# e\n") == {"key": ["x"]}


def test_a_document_mark_at_the_start_is_no_second_document() -> None:
    assert value_of("---\na: b\n") == {"a": "b"}


def test_lists_and_groups_keep_their_order() -> None:
    value = value_of("z: 1\na: [3, 1, 2]\nm: 2\n")
    assert value == {"z": "1", "a": ["3", "1", "2"], "m": "2"}
    assert isinstance(value, dict)
    assert list(value) == ["z", "a", "m"]


def test_the_sample_content_can_be_read() -> None:
    assert REAL_FILES
    for text in REAL_FILES:
        assert isinstance(value_of(text), dict)


# Where values are


NESTED = """\
name: Kalliola
pages:
  home:
    title: {fi: Etusivu, en: "Home"}
  story:
menu:
  - home
  - id: x
    text: >-
      Pitkä
"""


@pytest.mark.parametrize(
    ("location", "value", "key"),
    [
        ((), "1:1", "1:1"),
        (("name",), "1:7", "1:1"),
        (("pages",), "3:3", "2:1"),
        (("pages", "home", "title"), "4:12", "4:5"),
        (("pages", "home", "title", "en"), "4:30", "4:26"),
        (("pages", "story"), "5:8", "5:3"),
        (("menu", 0), "7:5", "7:5"),
        (("menu", 1), "8:5", "8:5"),
        (("menu", 1, "text"), "9:11", "9:5"),
    ],
)
def test_a_value_and_its_key_have_places(location: tuple[int | str, ...], value: str, key: str) -> None:
    read = document(NESTED)
    assert str(read.place(location)) == f"content/x.yml:{value}"
    assert str(read.key_place(location)) == f"content/x.yml:{key}"


@pytest.mark.parametrize(
    ("location", "nearest"),
    [
        (("nothing",), "1:1"),
        (("pages", "nothing", "title"), "3:3"),
        (("menu", 7), "7:3"),
        (("name", "fi"), "1:7"),
        (("menu", "home"), "7:3"),
    ],
)
def test_what_is_not_there_has_the_place_of_what_is_around_it(
    location: tuple[int | str, ...], nearest: str
) -> None:
    assert str(document(NESTED).place(location)) == f"content/x.yml:{nearest}"


def test_a_place_is_as_long_as_what_is_written_there() -> None:
    place = document('key: "ä👩b"\n').place(("key",))
    assert place.excerpt[place.column - 1 :][: place.length] == '"ä👩b"'


def test_a_place_on_several_lines_is_its_first_character() -> None:
    assert document("key: a\n  b\n").place(("key",)).length == 1


# Mistakes


MISTAKES = [
    ("yaml-comment-in-text", "a: {b: ►#FBFAF5, c: d}\n"),
    ("yaml-comment-in-text", "a: [b ►# c]\nd: e\n"),
    ("yaml-space-after-dash", "a:\n  - b: c\n  ►-b: d\n"),
    ("yaml-bullet", "a:\n  - b: c\n  ►• b: d\n"),
    ("yaml-bullet", "a:\n  - b: c\n  ►– b: d\n"),
    ("yaml-bullet", "a:\n  ►– b: d\n    c: e\n"),
    ("yaml-bullet", "a:\n  ►• b: d\n    c: e\n"),
    ("yaml-list-under-text", "a: ►b\n  - c: d\n    e: f\n"),
    ("yaml-list-under-text", "a:\n  b: ►c\n    - d: e\n"),
    ("yaml-braces-in-text", "a: {b: c ►{d}, e: f {d}}\n"),
    ("yaml-no-break-space-after-colon", "a:\n  b:►\u00a0c\n  d: e\n"),
    ("yaml-no-break-space-after-colon", "a:\n  - b:►\u00a0c\n    d: e\n"),
    ("yaml-space-after-dash", "a:\n  - b\n►-c\n"),
    ("yaml-empty", "►"),
    ("yaml-empty", "►\n\n"),
    ("yaml-empty", "►# only a comment\n"),
    ("yaml-tab", "a:\n►\tb: c\n"),
    ("yaml-tab", "►\ta: b\n"),
    ("yaml-tab", "a:\n  - b\n►\t- c\n"),
    ("yaml-no-break-space-indent", "a:\n►\u00a0\u00a0b: c\n"),
    ("yaml-no-break-space-indent", "a:\n ►\u00a0b: c\n"),
    ("yaml-no-break-space-indent", "a:\n ►\u202fb: c\n"),
    ("yaml-no-break-space-indent", "a:\n ►\u3000b: c\n"),
    ("yaml-no-break-space-indent", "a:\n  -►\u00a0b\n"),
    ("yaml-reserved-start", "a: ►@b\n"),
    ("yaml-reserved-start", "a: ►`b`\n"),
    ("yaml-reserved-start", "a: ►%b\n"),
    ("yaml-reserved-start", "a: ►, b\n"),
    ("yaml-reserved-start", "a: ►] b\n"),
    ("yaml-reserved-start", "a: ►} b\n"),
    ("yaml-colon-in-text", "a: b►: c\n"),
    ("yaml-colon-in-text", "a:\n  - b: c►: d\n"),
    ("yaml-space-after-colon", "a►:b\n  c: d\n"),
    ("yaml-space-after-colon", "x:\n  - a►:b\n    c: d\n"),
    ("yaml-colon-missing", "►a b\nc: d\n"),
    ("yaml-colon-missing", "x:\n  ►a b\n  c: d\n"),
    ("yaml-indent", "a: b\n►  c: d\n"),
    ("yaml-indent", "a:\n  b: c\n ►d: e\n"),
    ("yaml-indent", "a:\n    b: c\n  ►d: e\n"),
    ("yaml-hyphen-missing", "- a\n►b: c\n"),
    ("yaml-hyphen-missing", "a:\n  ►b: c\n  - b: d\n"),
    ("yaml-hyphen-missing", "a:\n    ►b: c\n  - b: d\n"),
    ("yaml-indent", "a: b\n►- c\n"),
    ("yaml-indent", "a:\n  - b\n ►- c\n"),
    ("yaml-quotes-open", 'a: ►"b\nc: d\n'),
    ("yaml-quotes-open", "a: ►'b\nc: d\n"),
    ("yaml-quotes-open", '►"'),
    ("yaml-quotes-open", 'a: ►"b\n---\nc: d\n'),
    ("yaml-quotes-open", 'a: ►"b\nc: "**d** e"\n'),
    ("yaml-quotes-open", 'a: ►"b\nc:\n  d: "#f0f"\n  e: "#0f0"\n'),
    ("yaml-quotes-open", 'a: ►"b\nc: {d: "#f0f"}\n'),
    ("yaml-after-quotes", 'a: "b" ►c\n'),
    ("yaml-after-quotes", "a: 'b' ►c\nd: e\n"),
    ("yaml-after-quotes", "a: 'it'►s'\n"),
    ("yaml-backslash", 'a: "b►\\q"\n'),
    ("yaml-backslash", 'a: "C:►\\kansio"\n'),
    ("yaml-bracket-open", "a: ►[b, c\nd: e\n"),
    ("yaml-bracket-open", "a: ►{b: c\n"),
    ("yaml-comma-missing", 'a: {b: "c" ►d: "e"}\n'),
    ("yaml-comma-missing", "a: {b: c d►: e}\n"),
    ("yaml-comma-missing", "a: {name: Kaksi text►: Yksi}\ntext: Kolme\n"),
    ("yaml-colon-in-text", "a: {fi: Vapaaehtoiset►: enemmän kuin koskaan, en: More volunteers}\n"),
    ("yaml-colon-in-text", "a: {fi: Hyvää uutta vuotta►: se alkaa, en: Happy new year}\n"),
    ("yaml-comma-missing", 'a: ["b" ►"c"]\n'),
    ("yaml-after-block-mark", "a: | ►b\n"),
    ("yaml-after-block-mark", "a: > ►b\n"),
    ("yaml-list-here", "a: ►- b\n"),
    ("yaml-alias", "a: ►*b\n"),
    ("yaml-alias", "a: ►&b c\n"),
    ("yaml-alias", "- ►*b\n"),
    ("yaml-alias", "a: {b: ►*c}\n"),
    ("yaml-alias", "a: [b, ►&c d]\n"),
    ("yaml-alias", "a: b\n►&c d: e\n"),
    ("yaml-alias", "a: ►&x [b]\nc: *x\n"),
    ("yaml-tag", "a: ►!b c\n"),
    ("yaml-tag", "a: ►!!bool x\n"),
    ("yaml-tag", "a: ►!!python/object:os.system x\n"),
    ("yaml-tag", "a: ►!!timestamp x\n"),
    ("yaml-tag", "►!b a: c\n"),
    ("yaml-tag", "a:\n  - ►!b {c: d}\n"),
    ("yaml-second-document", "a: b\n►---\nc: d\n"),
    ("yaml-key-not-text", "? ►[a]\n: b\n"),
    ("yaml-key-not-text", "►{a: b}: c\n"),
    ("yaml-key-not-text", "a: b\n►[c, d]: e\n"),
    ("yaml-duplicate-key", "a: b\nc: d\n►a: e\n"),
    ("yaml-duplicate-key", "a: b\n►'a': c\n"),
    ("yaml-duplicate-key", "a: {b: c, ►b: d}\n"),
    ("yaml-duplicate-key-in-list", "- a: b\n  ►a: c\n"),
    ("yaml-duplicate-key-in-list", "a:\n  b: c\n  d: e\n  ►b: f\n  d: g\n"),
]  # fmt: skip


@pytest.mark.parametrize(("message", "text"), MISTAKES, ids=[f"{i} {t!r}" for i, t in MISTAKES])
def test_a_mistake_is_explained_at_its_place(message: str, text: str) -> None:
    before = text[: text.index(HERE)]
    text = text.replace(HERE, "")
    problem = problem_in(text)
    place = f"content/x.yml:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    assert (problem.message.id, str(problem.place)) == (message, place)
    must_be_inside(problem, text)


SHOWN_ELSEWHERE = (
    messages.yaml.YAML_SYNTAX,
    messages.yaml.YAML_TOO_DEEP,
    messages.yaml.YAML_COMMA_IN_BRACES,  # such YAML can be read: the models find that it says something else
)


def test_every_explanation_is_shown_here() -> None:
    explanations = {
        message.id
        for name, message in vars(messages.yaml).items()
        if name.startswith("YAML_") and message not in SHOWN_ELSEWHERE
    }
    assert explanations <= {message for message, _ in MISTAKES}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: @b\n", 'Put the whole text in double quotes: "@…".'),
        ("a: *b\n", 'Put the whole text in double quotes: "*…".'),
        ("a: &b c\n", 'Put the whole text in double quotes: "&…".'),
        ("key:b\n  c: d\n", "Write a space after the colon: key: text."),
        ("a: 'b\n", "Close them with the same mark: '."),
        ("a: [b\nc: d", "Close it with ]."),
        ("a: {b: c\nd: e", "Close it with }."),
    ],
)
def test_a_hint_is_about_what_was_written(text: str, words: str) -> None:
    assert str(problem_in(text).hint) == words


def test_a_duplicate_key_is_an_error_that_names_both_lines() -> None:
    problem = problem_in("title: a\ntheme: b\n\ntitle: c\n")
    assert problem.place.line == 4
    assert str(problem.text) == "the key title is here twice: it was given first on line 1"


def test_keys_that_differ_only_in_how_their_letters_are_composed_are_one_key() -> None:
    source = decode("content/x.yml", "tyo\u0308: a\ntyö: b\n".encode())
    assert isinstance(source, Source)
    problem = read_yaml(source)
    assert isinstance(problem, Problem)
    assert problem.message is messages.yaml.YAML_DUPLICATE_KEY


def test_a_merge_key_merges_nothing() -> None:
    assert value_of("a: b\n<<: {a: c}\n") == {"a": "b", "<<": {"a": "c"}}


# Size and depth


def nested(depth: int) -> str:
    return "".join(f"{'  ' * level}a:\n" for level in range(depth)) + f"{'  ' * depth}b: c\n"


def test_lists_and_groups_may_stand_within_each_other_up_to_a_limit() -> None:
    assert isinstance(value_of("[" * DEEPEST + "a" + "]" * DEEPEST), list)
    assert isinstance(value_of(nested(DEEPEST - 1)), dict)


@pytest.mark.parametrize(
    "text",
    [
        "[" * (DEEPEST + 1) + "a" + "]" * (DEEPEST + 1),
        nested(DEEPEST),
        "- " * (DEEPEST + 1) + "a",
        "[" * 100_000,
        "{a: " * 100_000,
        "[" * 100_000 + "]" * 100_000,
        "- " * 100_000 + "a",
        "? " * 100_000 + "a",
        nested(1000),
    ],
    ids=lambda text: f"{text[:4]!r} {len(text)}",
)
def test_too_deep_is_a_problem_and_never_a_crash(text: str) -> None:
    problem = problem_in(text)
    assert problem.message is messages.yaml.YAML_TOO_DEEP
    must_be_inside(problem, text)


LAUGHS = "a0: &a0 [ha]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 30)
)
MERGES = "a0: &a0 {x: y}\n" + "".join(
    f"a{level}: &a{level}\n  <<: [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 30)
)


@pytest.mark.parametrize("text", [LAUGHS, MERGES, "a: &a [*a]\n"], ids=["laughs", "merges", "itself"])
def test_no_file_can_grow_beyond_what_was_typed(text: str) -> None:
    problem = problem_in(text)  # as text, each would fill any memory
    assert problem.message is messages.yaml.YAML_ALIAS
    assert problem.place.line == 1


@pytest.mark.parametrize("escape", [r"\0", r"\x07", r"\e", r"\x9f", r"\uffff"])
def test_what_a_file_may_not_hold_does_not_come_in_as_an_escape(escape: str) -> None:
    problem = problem_in(f'key: "text {escape}"')
    assert problem.message is messages.files.CONTROL_CHARACTER
    assert problem.place.line == 1


LONG: dict[str, Callable[[int], str]] = {
    "keys": lambda size: "".join(f"key{number}: text {number}\n" for number in range(size // 20)),
    "text": lambda size: f"key: {'a' * size}\n",
    "open quotes": lambda size: f'key: "{"a" * size}',
    "list": lambda size: "- a\n" * (size // 4),
    "flow list": lambda size: f"[{'a, ' * (size // 3)}]",
    "spaces": lambda size: " " * size + "a: b",
    "comment": lambda size: "#" * size,
    "one key": lambda size: "a: b\n" * (size // 5),
}


@pytest.mark.parametrize("kind", LONG)
def test_a_long_file_is_read_in_steps_as_its_length(kind: str) -> None:
    once, twice = (Source("content/x.yml", LONG[kind](size)) for size in (50_000, 100_000))
    assert steps(lambda: read_yaml(twice)) < 2.5 * steps(lambda: read_yaml(once))


@pytest.mark.parametrize("kind", LONG)
def test_a_megabyte_gives_a_document_or_a_problem_inside_it(kind: str) -> None:
    text = LONG[kind](examples(1_000_000))
    read = read_yaml(Source("content/x.yml", text))
    if isinstance(read, Problem):
        must_be_inside(read, text)


# Anything at all


def check_reading(text: str) -> None:
    source = decode("content/x.yml", text.encode("utf-8", "surrogatepass"))
    if isinstance(source, Problem):
        assert report(source)
        return
    read = read_yaml(source)
    if isinstance(read, Problem):
        must_be_inside(read, source.text)
        assert report(read)
        assert str(read.hint)


YAML_SIGNS = st.text(st.sampled_from("ab:-\n \t\"'[]{}|>&*!?,#%@`\\é\u00a0.~<"), max_size=60)


@given(st.text())
@settings(max_examples=examples(300), deadline=None)
def test_any_text_gives_a_document_or_a_problem(text: str) -> None:
    check_reading(text)


@given(YAML_SIGNS)
@settings(max_examples=examples(2000), deadline=None)
@example("a: b\nc: 'd\n\n...\n")
@example("%YAML 9.9\n---\na")
@example("? |\n  a\n: b")
def test_any_mix_of_signs_gives_a_document_or_a_problem(text: str) -> None:
    check_reading(text)


@given(st.binary(max_size=200))
@settings(max_examples=examples(500), deadline=None)
@example(b"\xff\xfea\x00")
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: b")
def test_any_bytes_give_a_document_or_a_problem_inside_the_file(data: bytes) -> None:
    source = decode("content/x.yml", data)
    if isinstance(source, Source):
        check_reading(source.text)
    else:
        lines = source.place.excerpt
        assert source.place.line <= data.count(b"\n") + data.count(b"\r") + 1
        assert 1 <= source.place.column <= len(lines) + 1
        assert report(source)


SLIPS = ("delete", "insert", "double", "cut", "delete line", "double line", "swap lines")


@st.composite
def spoilt_files(draw: st.DrawFn) -> str:
    """A real file after a few slips of the hand: characters or lines deleted, doubled, moved, put in."""
    text = draw(st.sampled_from(REAL_FILES))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        lines = text.split("\n")
        line = draw(st.integers(0, len(lines) - 1))
        match draw(
            st.sampled_from(["delete", "insert", "double", "cut", "delete line", "double line", "swap"])
        ):
            case "delete":
                text = text[:at] + text[at + 1 :]
            case "insert":
                text = text[:at] + draw(st.sampled_from("\t :-\"'[]{}&*!|>#%@`,?\\\n\u00a0é")) + text[at:]
            case "double":
                text = text[: at + 1] + text[at:]
            case "cut":
                text = text[:at]
            case "delete line":
                text = "\n".join(lines[:line] + lines[line + 1 :])
            case "double line":
                text = "\n".join(lines[: line + 1] + lines[line:])
            case _:
                text = "\n".join(
                    lines[:line] + lines[line + 1 : line + 2] + lines[line : line + 1] + lines[line + 2 :]
                )
    return text


@given(spoilt_files())
@settings(max_examples=examples(300), deadline=None)
def test_a_slip_in_a_real_file_gives_a_document_or_a_problem(text: str) -> None:
    check_reading(text)


@pytest.mark.parametrize("text", ["[", "{", "a: [b", "a: {b: ", "a: b\nword", "x: y\na:b"])
def test_a_place_at_the_end_of_the_file_is_inside_it(text: str) -> None:
    problem = problem_in(text)
    must_be_inside(problem, text)
    assert problem.place.excerpt
