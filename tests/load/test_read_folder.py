from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kalliola_site.load.read_folder import BINARY_LIMIT, Folder, read_folder
from kalliola_site.pipeline import assemble, build
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem
from kalliola_site.problems.report import report
from kalliola_site.syntax.source import TEXT_LIMIT, Source, decode

TEXT = frozenset({".yml", ".md"})


def read(project: Path) -> Folder:
    return read_folder(project, "content", TEXT)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of content with one file in it."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "site.yml").write_text("a: b\n", encoding="utf-8")
    return folder


def text_of(data: bytes) -> str:
    source = decode("content/x.yml", data)
    assert isinstance(source, Source), report(source)
    return source.text


def problem_of(data: bytes) -> Problem:
    problem = decode("content/x.yml", data)
    assert isinstance(problem, Problem), problem
    return problem


# From bytes to text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("ä – ”x” 👩‍👩‍👧\n".encode(), "ä – ”x” 👩‍👩‍👧\n"),
        (b"\xef\xbb\xbfa: b\n", "a: b\n"),
        (b"\xef\xbb\xbf", ""),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"a\r\n\r\rb\n\r", "a\n\n\nb\n\n"),
        ("o\u0308a\u030a".encode(), "öå"),
        ("a\u2028b\u2029c\u0085d".encode(), "a b c d"),
        (b"a\tb", "a\tb"),
        ("a\u00a0b\u00adc\u200dd".encode(), "a\u00a0b\u00adc\u200dd"),
    ],
    ids=[
        "nothing",
        "UTF-8",
        "mark",
        "only a mark",
        "CRLF",
        "CR",
        "mixed",
        "NFD",
        "odd breaks",
        "tab",
        "unseen",
    ],
)
def test_bytes_become_text(data: bytes, text: str) -> None:
    assert text_of(data) == text


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_however_an_editor_saves_a_text_it_is_the_same(ends: str, mark: bytes, form: str) -> None:
    text = "number: 1\ntitle: työyhteisö\n"
    saved = mark + unicodedata.normalize(form, text).replace("\n", ends).encode()  # type: ignore[arg-type]
    assert text_of(saved) == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(encoding: str) -> None:
    problem = problem_of("number: 1\ntitle: työ\n".encode(encoding))
    assert problem.message is messages.files.NOT_UTF_8
    assert str(problem.text) == "byte 1 is not UTF-8: the file was saved as UTF-16"
    assert (problem.place.line, problem.place.column) == (1, 1)


@pytest.mark.parametrize(
    ("before", "place"),
    [("", "1:1"), ("a: b\n", "2:1"), ("a: b\r\nc: d\r\ne: ", "3:4"), ("a\rb", "2:2"), ("\n\n   ", "3:4")],
)
def test_windows_1252_is_told_with_line_and_byte(before: str, place: str) -> None:
    problem = problem_of(f"{before}öljy – työ\nx".encode("cp1252"))
    assert problem.message is messages.files.NOT_UTF_8
    assert str(problem.place) == f"content/x.yml:{place}"
    assert f"byte {len(before) + 1} is not UTF-8: the file was saved as Windows-1252" == str(problem.text)
    assert problem.place.excerpt.endswith("öljy – työ")


def test_a_byte_that_windows_1252_does_not_have_is_no_crash() -> None:
    problem = problem_of(b"a\x81\x8d\x8f\x90\x9d")
    assert problem.message is messages.files.NOT_UTF_8
    assert problem.place.column == 2


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x01",
        "\x08",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x1f",
        "\x7f",
        "\x80",
        "\x84",
        "\x86",
        "\x9f",
        "\ufffe",
        "\uffff",
    ],
)
def test_a_control_character_is_told_with_its_place(character: str) -> None:
    problem = problem_of(f"number: 1\ntitle: ä{character}b\n".encode())
    assert problem.message is messages.files.CONTROL_CHARACTER
    assert str(problem.place) == "content/x.yml:2:9"
    assert f"U+{ord(character):04X}" in str(problem.text)
    assert problem.place.excerpt == f"title: ä{character}b"


@given(st.binary())
def test_any_bytes_give_text_or_a_problem_inside_the_file(data: bytes) -> None:
    read = decode("content/x.yml", data)
    if isinstance(read, Source):
        assert "\r" not in read.text
        assert unicodedata.is_normalized("NFC", read.text)
    else:
        assert 1 <= read.place.line <= data.count(b"\n") + data.count(b"\r") + 1
        assert 1 <= read.place.column <= len(read.place.excerpt) + 1
        assert report(read)


UNSEEN = "\ufeff\u200b\u2060\u180e\u202a\u202b\u202c\u202d\u202e"
"""What is taken out of every text: see the tests of what people paste."""


@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters=[*UNSEEN]),
    )
)
@example("a\u00adb").via("a soft hyphen is told of, not taken out")
def test_text_without_control_characters_is_read_as_it_is(text: str) -> None:
    assert text_of(text.encode("utf-8-sig")) == unicodedata.normalize("NFC", text)


# Places in a text


def test_a_place_shows_its_whole_line() -> None:
    place = Source("content/x.yml", "one\ntwo words\n").place(2, 5, 5)
    assert (str(place), place.excerpt, place.length) == ("content/x.yml:2:5", "two words", 5)


def test_a_place_below_the_last_line_shows_nothing() -> None:
    assert Source("content/x.yml", "one").place(9).excerpt == ""


@pytest.mark.parametrize(
    ("words", "from_line", "place"),
    [("two", 1, "1:5"), ("two", 2, "3:1"), ("three", 1, "2:1"), ("nothing", 2, "2:1")],
)
def test_words_are_found_from_a_line_on(words: str, from_line: int, place: str) -> None:
    source = Source("content/x.yml", "one two\nthree\ntwo\n")
    assert str(source.find(words, from_line)) == f"content/x.yml:{place}"


# Files in a folder


def test_files_are_read_by_what_they_are(content: Path) -> None:
    (content / "pages").mkdir()
    (content / "pages" / "story.fi.md").write_text("Tarina\n", encoding="utf-8")
    (content / "talo.PNG").write_bytes(b"\x89PNG\xff")
    folder = read(content.parent)
    assert {path: source.text for path, source in folder.texts.items()} == {
        "content/pages/story.fi.md": "Tarina\n",
        "content/site.yml": "a: b\n",
    }
    assert folder.binaries == {"content/talo.PNG": b"\x89PNG\xff"}
    assert folder.problems == ()


def test_a_suffix_in_capitals_is_the_same_suffix(content: Path) -> None:
    (content / "A.YML").write_text("a: b\n", encoding="utf-8")
    assert "content/A.YML" in read(content.parent).texts


def test_one_wrong_file_hides_no_other(content: Path) -> None:
    (content / "a.yml").write_bytes(b"\xe4")
    (content / "z.yml").write_bytes(b"\x00")
    folder = read(content.parent)
    assert [(problem.place.path, problem.message.id) for problem in folder.problems] == [
        ("content/a.yml", "not-utf-8"),
        ("content/z.yml", "control-character"),
    ]
    assert list(folder.texts) == ["content/site.yml"]


NAMES = (
    "b.yml",
    "a.yml",
    "C.yml",
    "ä.yml",
    "goals/2.yml",
    "goals/10.yml",
    "goals.yml",
    "a.png",
    "goals-old/1.yml",
)


@pytest.mark.parametrize("names", [NAMES, tuple(reversed(NAMES)), tuple(sorted(NAMES))])
def test_the_order_in_which_files_were_made_does_not_matter(tmp_path: Path, names: tuple[str, ...]) -> None:
    for name in names:
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    folder = read(tmp_path)
    assert list(folder.texts) == [
        "content/C.yml",
        "content/a.yml",
        "content/b.yml",
        "content/goals/10.yml",
        "content/goals/2.yml",
        "content/goals-old/1.yml",
        "content/goals.yml",
        "content/ä.yml",
    ]
    assert list(folder.binaries) == ["content/a.png"]


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store", ".gitkeep", "._site.yml", "site.yml~", ".site.yml.swp", "site.yml.swp", "site.swo",
        "#site.yml#", ".#site.yml", "~$site.docx", "Thumbs.db", "thumbs.db", "desktop.ini", "Desktop.ini",
        "ehthumbs.db", "Icon\r", "site.yml.bak", "site.yml.orig", "site.tmp", ".idea/workspace.yml",
        ".git/config.yml",
    ],
)  # fmt: skip
def test_what_systems_and_editors_leave_about_is_passed_over(content: Path, name: str) -> None:
    (content / name).parent.mkdir(exist_ok=True)
    (content / name).write_bytes(b"\xff\x00")
    folder = read(content.parent)
    assert (list(folder.texts), folder.binaries, folder.problems) == (["content/site.yml"], {}, ())


@pytest.mark.parametrize("name", ["site.yaml", "notes.txt", "a~b.md", "bak.md", "swap.md", "#.md"])
def test_what_an_editor_wrote_is_not_passed_over(content: Path, name: str) -> None:
    (content / name).write_text("x", encoding="utf-8")
    folder = read(content.parent)
    assert f"content/{name}" in {**folder.texts, **folder.binaries}


def test_a_folder_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    (problem,) = read(tmp_path).problems
    assert problem.message is messages.files.NO_PROJECT
    assert "content" in str(problem.text)
    assert "--project" in str(problem.hint)


@pytest.mark.parametrize("clutter", [(), (".DS_Store",), ("goals/.gitkeep",)])
def test_a_folder_without_files_is_told_of(tmp_path: Path, clutter: tuple[str, ...]) -> None:
    (tmp_path / "content" / "goals").mkdir(parents=True)
    for name in clutter:
        (tmp_path / "content" / name).touch()
    (problem,) = read(tmp_path).problems
    assert problem.message is messages.files.FOLDER_EMPTY


@pytest.mark.parametrize(
    ("suffix", "limit"), [(".yml", TEXT_LIMIT), (".png", BINARY_LIMIT)], ids=["text", "binary"]
)
def test_a_file_may_be_as_large_as_the_limit_and_no_larger(content: Path, suffix: str, limit: int) -> None:
    fits, large = content / f"fits{suffix}", content / f"large{suffix}"
    fits.write_bytes(b"a" * limit)
    large.write_bytes(b"a" * (limit + 1))
    folder = read(content.parent)
    assert f"content/fits{suffix}" in {**folder.texts, **folder.binaries}
    (problem,) = folder.problems
    assert (problem.place.path, problem.message.id) == (f"content/large{suffix}", "file-too-large")
    assert str(limit + 1) in str(problem.text)


def test_a_text_of_two_megabytes_is_not_read(content: Path) -> None:
    (content / "site.yml").write_bytes(b"a" * 2 * 1024 * 1024)
    (problem,) = read(content.parent).problems
    assert problem.message is messages.files.FILE_TOO_LARGE


# What is not an ordinary file


@pytest.mark.parametrize("target", ["/etc/passwd", "../outside.yml", "site.yml", "nowhere"])
def test_a_link_to_a_file_is_never_followed(content: Path, target: str) -> None:
    (content.parent / "outside.yml").write_text("secret: x\n", encoding="utf-8")
    (content / "link.yml").symlink_to(target)
    folder = read(content.parent)
    (problem,) = folder.problems
    assert (str(problem.place), problem.message) == ("content/link.yml:1:1", messages.files.SYMLINK)
    assert list(folder.texts) == ["content/site.yml"]


def test_a_link_to_a_folder_is_never_followed(content: Path) -> None:
    (content.parent / "outside").mkdir()
    (content.parent / "outside" / "x.yml").write_text("secret: x\n", encoding="utf-8")
    (content / "goals").symlink_to(content.parent / "outside")
    folder = read(content.parent)
    assert [(problem.place.path, problem.message) for problem in folder.problems] == [
        ("content/goals", messages.files.SYMLINK)
    ]
    assert list(folder.texts) == ["content/site.yml"]


def test_a_link_to_the_folder_around_it_does_not_go_round_for_ever(content: Path) -> None:
    (content / "again").symlink_to(content)
    assert [problem.message for problem in read(content.parent).problems] == [messages.files.SYMLINK]


def test_the_content_folder_itself_may_not_be_a_link(content: Path, tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "content").symlink_to(content)
    folder = read(tmp_path / "project")
    assert [problem.message for problem in folder.problems] == [messages.files.SYMLINK]
    assert folder.texts == {}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(content: Path) -> None:
    os.mkfifo(content / "pipe.yml")
    (problem,) = read(content.parent).problems
    assert (problem.place.path, problem.message) == ("content/pipe.yml", messages.files.NOT_A_FILE)


@pytest.fixture
def own_content() -> Iterator[Path]:
    """A folder of content that is read with the rights of an ordinary user; root could read everything."""
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        (project / "content" / "goals").mkdir(parents=True)
        (project / "content" / "site.yml").write_text("a: b\n", encoding="utf-8")
        if os.geteuid() != 0:
            yield project / "content"
            return
        nobody = pwd.getpwnam("nobody").pw_uid
        for path in (project, *project.rglob("*")):
            os.chown(path, nobody, -1)
        os.seteuid(nobody)
        try:
            if not os.access(project, os.X_OK, effective_ids=True):
                pytest.skip("an ordinary user cannot reach the folder for temporary files")
            yield project / "content"
        finally:
            os.seteuid(0)


def test_a_file_that_may_not_be_read_is_told_of(own_content: Path) -> None:
    (own_content / "site.yml").chmod(0)
    (problem,) = read(own_content.parent).problems
    assert (problem.place.path, problem.message) == ("content/site.yml", messages.files.FILE_UNREADABLE)
    assert str(problem.text) == "the file cannot be read: it is not permitted"


def test_a_folder_that_may_not_be_read_is_told_of(own_content: Path) -> None:
    (own_content / "goals").chmod(0)
    folder = read(own_content.parent)
    (problem,) = folder.problems
    assert (problem.place.path, problem.message) == ("content/goals", messages.files.FILE_UNREADABLE)
    assert list(folder.texts) == ["content/site.yml"]


@pytest.mark.parametrize("name", ["työ.yml", "työ/x.yml"])
def test_a_name_is_known_by_its_composed_letters(content: Path, name: str) -> None:
    path = content / unicodedata.normalize("NFD", name)
    path.parent.mkdir(exist_ok=True)
    path.write_text("a: b\n", encoding="utf-8")
    assert f"content/{unicodedata.normalize('NFC', name)}" in read(content.parent).texts


@pytest.mark.skipif(sys.platform != "linux", reason="here the file system takes the two names for one")
def test_two_names_that_look_alike_are_told_of(content: Path) -> None:
    for form in ("NFC", "NFD"):
        (content / unicodedata.normalize(form, "työ.yml")).write_text(form, encoding="utf-8")
    folder = read(content.parent)
    (problem,) = folder.problems
    assert (problem.place.path, problem.message) == ("content/työ.yml", messages.files.FILE_TWICE)
    assert "content/työ.yml" in folder.texts


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
@pytest.mark.parametrize("name", [b"ty\xf6.yml", b"a\nb.yml", b"\x1b[31m.yml"])
def test_a_name_that_no_text_can_hold_is_told_of(content: Path, name: bytes) -> None:
    with open(os.fsencode(content) + b"/" + name, "wb") as file:  # noqa: PTH123 - pathlib wants text
        file.write(b"a: b\n")
    folder = read(content.parent)
    (problem,) = folder.problems
    assert list(folder.texts) == ["content/site.yml"]
    assert problem.message == messages.files.NAME_UNREADABLE
    assert "\N{REPLACEMENT CHARACTER}" in problem.place.path


def test_byte_order_marks_beyond_the_first_are_taken_out() -> None:
    source = decode("content/x.yml", b"\xef\xbb\xbf\xef\xbb\xbfa: \xef\xbb\xbfb")
    assert isinstance(source, Source)
    assert source.text == "a: b"


# Files that change while they are read


def rewriting(monkeypatch: pytest.MonkeyPatch, file: Path, times: int) -> None:
    """Let another program write into a file, without replacing it, each time a reading of it has begun."""
    real = os.fstat
    versions = [str(number).encode() * (number + 1) * 1000 for number in range(times)]

    def fstat(descriptor: int) -> os.stat_result:
        status = real(descriptor)
        if versions and os.path.samestat(status, file.stat()) and fstat.looks % 2 == 0:  # type: ignore[attr-defined]
            file.write_bytes(versions.pop())
            os.utime(file, ns=(status.st_mtime_ns + 1, status.st_mtime_ns + 1))
        fstat.looks += 1  # type: ignore[attr-defined]
        return status

    fstat.looks = 0  # type: ignore[attr-defined]
    monkeypatch.setattr("kalliola_site.load.read_folder.os.fstat", fstat)


def test_a_file_that_changes_while_it_is_read_is_read_again(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewriting(monkeypatch, content / "site.yml", 3)
    folder = read(content.parent)
    assert not folder.problems
    assert folder.texts["content/site.yml"].text == (content / "site.yml").read_text(encoding="utf-8")


def test_a_file_that_never_stops_changing_is_told_of(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rewriting(monkeypatch, content / "site.yml", 50)
    (problem,) = read(content.parent).problems
    assert (problem.place.path, problem.message) == ("content/site.yml", messages.files.FILE_CHANGING)


WRITER = """
import itertools, os, sys
file, *versions = sys.argv[1:]
for number, version in enumerate(itertools.cycle(versions)):
    with open(version, "rb") as source, open(file + "~", "wb") as target:
        target.write(source.read())
    os.replace(file + "~", file)
    if number == 1:
        print("writing", flush=True)
"""


def test_a_build_while_a_program_saves_again_and_again_has_one_whole_version(
    project: Path, tmp_path: Path
) -> None:
    story = project / "content/pages/story.en.md"
    expected = set()
    for name in ("one", "two"):
        story.write_text(f"The story, version {name}.\n\n" * 5000, encoding="utf-8")
        shutil.copy(story, tmp_path / name)
        expected.add(assemble(project).files["en/story/index.html"])
    command = [sys.executable, "-c", WRITER, str(story), str(tmp_path / "one"), str(tmp_path / "two")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        writer.stdout.readline()
        try:
            for _ in range(100):
                text = read(project).texts["content/pages/story.en.md"].text
                assert text.encode() in {(tmp_path / name).read_bytes() for name in ("one", "two")}
            assert build(project, project / "dist").files["en/story/index.html"] in expected
        finally:
            writer.kill()
    assert (project / "dist/en/story/index.html").read_bytes() in expected
