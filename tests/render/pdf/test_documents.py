"""The strategy as a document: what it says of itself, where its contents lead, and what it is made from."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from page import validate_pdf
from pypdf import PageObject, PdfReader
from pypdf.generic import Destination, DictionaryObject

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import Site, assemble, build
from kalliola_site.problems.problem import ProblemsFoundError
from kalliola_site.render.pdf.document import DocumentSource
from kalliola_site.render.pdf.typeset import memory_only, typeset, with_pictures
from tests.conftest import ROOT, copy_living_project, copy_project, tree
from tests.support import pdf_libraries as libraries
from tests.support.site_pages import find_all, pages, words

pytestmark = pytest.mark.skipif(libraries.missing(), reason="no Pango: see make documents")

REAL = {"fi": "strategia/strategia-2023-2025.pdf", "en": "en/strategy/strategy-2023-2025.pdf"}
LIVING = {"fi": "strategia/strategia-2026-2028.pdf", "en": "en/strategy/strategy-2026-2028.pdf"}
MOST = 300_000
"""How many bytes a document of a strategy of this size may have."""


@pytest.fixture(scope="module")
def printed_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site with its documents."""
    return assemble(copy_project(tmp_path_factory.mktemp("printed") / "project"), BuildOptions(pdf="always"))


@pytest.fixture(scope="module")
def living_printed_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same of a strategy that has indicators."""
    return assemble(
        copy_living_project(tmp_path_factory.mktemp("printed") / "project"), BuildOptions(pdf="always")
    )


@pytest.fixture(scope="module")
def documents(printed_site: Site, living_printed_site: Site) -> dict[str, bytes]:
    """All documents of both, by path."""
    return {
        path: site.files[path]
        for site, paths in ((printed_site, REAL), (living_printed_site, LIVING))
        for path in paths.values()
    }


every_document = pytest.mark.parametrize("path", [*REAL.values(), *LIVING.values()])


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def bookmarks(reader: PdfReader) -> Iterator[tuple[int, str, int]]:
    """Every bookmark: its depth, its words, and the number of its page."""

    def below(entries: list[object], depth: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from below(entry, depth + 1)
            else:
                assert isinstance(entry, Destination)
                number = reader.get_destination_page_number(entry)
                assert number is not None
                yield depth, str(entry.title), number + 1

    yield from below(list(reader.outline), 1)


def failures(data: bytes, folder: Path) -> list[tuple[str, str]]:
    """What a validator finds against PDF/UA-1 (ISO 14289-1)."""
    file = folder / "document.pdf"
    file.write_bytes(data)
    report = validate_pdf(file, profile="ua1")
    assert report.rules.passed + report.rules.failed > 100
    return [(failure.rule_id, failure.message) for failure in report.failures]


def tags(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every tag of a document, in the order of reading."""

    def below(tag: DictionaryObject) -> Iterator[DictionaryObject]:
        yield tag
        for kid in tag.get("/K", []):
            if isinstance(inner := kid.get_object(), DictionaryObject):
                yield from below(inner)

    yield from below(reader.trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index, arg-type]


@every_document
def test_a_document_passes_every_check_of_pdf_ua(
    documents: dict[str, bytes], path: str, tmp_path: Path
) -> None:
    assert failures(documents[path], tmp_path) == []


def test_bold_links_and_texts_without_a_translation_keep_to_pdf_ua(project: Path, tmp_path: Path) -> None:
    goal, mission = project / "content/goals/1-inequality.yml", project / "content/pages/mission.fi.md"
    text = goal.read_text(encoding="utf-8")
    goal.write_text(re.sub(r"(?m)^  en: Kalliola is known.*\n", "", text), encoding="utf-8")
    mission.write_text(
        "Tämä on [**tärkeää** meille](values).\n\n- [Lue lisää](https://example.org/)\n", "utf-8"
    )
    site = assemble(project, BuildOptions(pdf="always"))
    for path in REAL.values():
        assert failures(site.files[path], tmp_path) == []
    contents = read(site.files[REAL["en"]]).pages[1].extract_text()
    assert "Kalliola tunnetaan eriarvoisuuden ratkaisijana" in contents
    assert {tag["/S"] for tag in tags(read(site.files[REAL["en"]])) if tag.get("/Lang") == "fi"} > {"/Link"}


@every_document
def test_the_numbers_of_steps_are_labels_of_an_ordered_list(documents: dict[str, bytes], path: str) -> None:
    lists = [
        tag
        for tag in tags(read(documents[path]))
        if tag.get("/S") == "/L" and tag.get("/A", {}).get("/ListNumbering") == "/Decimal"
    ]
    assert lists
    for found in lists:
        for item in found["/K"]:  # type: ignore[attr-defined]
            kinds = [kid.get_object()["/S"] for kid in item.get_object()["/K"]]
            assert kinds == ["/Lbl", "/LBody"]


@pytest.mark.parametrize("path", LIVING.values())
def test_a_chart_stands_on_the_page_of_its_indicator(documents: dict[str, bytes], path: str) -> None:
    kinds = ("/H4", "/Figure")
    found = [tag for tag in tags(read(documents[path])) if tag.get("/S") in kinds]
    pages_of_charts = [
        (before.raw_get("/Pg").idnum, chart.raw_get("/Pg").idnum)
        for before, chart in pairwise(found)
        if (before["/S"], chart["/S"]) == kinds
    ]
    assert len(pages_of_charts) == 6
    assert [pair for pair in pages_of_charts if pair[0] != pair[1]] == []


@every_document
def test_a_document_is_light(documents: dict[str, bytes], path: str) -> None:
    assert len(documents[path]) <= MOST


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("fi", "Kalliolan strategia 2023–2025: Parempaa kaupunkielämää naapurustoissa"),
        ("en", "Kalliola’s strategy 2023–2025: Better city life in our neighbourhoods"),
    ],
)
def test_a_document_tells_its_title_its_language_and_who_made_it(
    documents: dict[str, bytes], language: str, title: str
) -> None:
    reader = read(documents[REAL[language]])
    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert reader.metadata.author == "Kalliolan Setlementti ry"
    assert reader.trailer["/Root"]["/Lang"] == language  # type: ignore[index]
    assert "/CreationDate" not in reader.metadata


@every_document
def test_its_pages_are_a4(documents: dict[str, bytes], path: str) -> None:
    sizes = {
        (round(page.mediabox.width), round(page.mediabox.height)) for page in read(documents[path]).pages
    }
    assert sizes == {(595, 842)}


@every_document
def test_its_letters_are_those_of_the_brand_and_are_in_it(documents: dict[str, bytes], path: str) -> None:
    names = set()
    for page in read(documents[path]).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            (descendant,) = font.get_object()["/DescendantFonts"]
            assert (
                "/FontFile2" in descendant["/FontDescriptor"] or "/FontFile3" in descendant["/FontDescriptor"]
            )
            names.add(re.sub(r"^/[A-Z]+\+", "", font.get_object()["/BaseFont"]))
    assert {name.partition("-")[0] for name in names} == {"Bricolage", "Literata"}


def test_bookmarks_lead_to_every_part_and_every_goal(documents: dict[str, bytes]) -> None:
    found = list(bookmarks(read(documents[REAL["fi"]])))
    parts = [title for depth, title, _ in found if depth == 1]
    assert parts[0] == "Sisällys"
    assert parts[2:6] == ["Arvot", "Missio", "Visio", "Strategiatalo"]
    assert [title.partition(":")[0] for title in parts[6:]] == [
        f"Strateginen tavoite {n}" for n in (1, 2, 3, 4)
    ]
    assert [title for depth, title, _ in found if depth == 2].count("Mittarit") == 4
    numbers = [number for _, _, number in found]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("path", [REAL["fi"], LIVING["en"]])
def test_the_contents_tell_the_page_on_which_each_part_begins(documents: dict[str, bytes], path: str) -> None:
    reader = read(documents[path])
    make_pdfs = re.findall(r"(?m)(?: \.)+ *(\d+) *$", reader.pages[1].extract_text())
    begins = [number for depth, _, number in bookmarks(reader) if depth == 1][1:]
    assert list(map(int, make_pdfs)) == begins
    linked = [
        reader.get_destination_page_number(reader.named_destinations[link.get_object()["/Dest"]])
        for link in reader.pages[1]["/Annots"]  # type: ignore[attr-defined]
    ]
    assert sorted({number + 1 for number in linked if number is not None}) == sorted(set(begins))


def test_every_page_but_the_covers_has_its_number_and_its_heads(documents: dict[str, bytes]) -> None:
    first, *inside, last = [page.extract_text() for page in read(documents[REAL["fi"]]).pages]
    for number, text in enumerate(inside, 2):
        assert "Kalliola · Strategia 2023–2025" in text
        assert re.search(rf"(?m)^{number}$", text)
    assert "Kalliola · Strategia" not in first + last
    assert "Tehtävämme on vähentää" in last


def test_all_that_the_strategy_says_is_in_the_document(
    documents: dict[str, bytes], printed_site: Site
) -> None:
    text = "".join(page.extract_text() for page in read(documents[REAL["fi"]]).pages)
    letters = re.sub(r"[\s-]", "", text)
    goals = printed_site.content.goals
    sayings = [item["fi"] for goal in goals for items in (goal.description, goal.outcomes) for item in items]
    assert len(sayings) > 20
    assert [saying for saying in sayings if re.sub(r"[\s-]", "", saying) not in letters] == []


def starts_of_words(page: PageObject) -> dict[str, float]:
    """Where on a page each run of letters begins, in points from the left; of equal ones the last."""
    starts: dict[str, float] = {}

    def note(text: str, place: Sequence[float], letters: Sequence[float], *_: object) -> None:
        starts[text.strip(" .\n")] = place[4] + letters[4] * place[0]

    page.extract_text(visitor_text=note)
    return starts


@pytest.fixture(scope="module")
def from_right_to_left(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    """The documents of a site that has a language from right to left, by their language."""
    project = copy_living_project(tmp_path_factory.mktemp("rtl") / "project")
    site = project / "content/site.yml"
    languages = "\norganisation:", "  - {code: ar, name: العربية}\n\norganisation:"
    site.write_text(site.read_text(encoding="utf-8").replace(*languages, 1), encoding="utf-8")
    files = assemble(project, BuildOptions(pdf="always")).files
    paths = {path.partition("/")[0]: path for path in files if path.endswith(".pdf")}
    return {"fi": read(files[LIVING["fi"]]), "ar": read(files[paths["ar"]])}


MIDDLE = 298
"""The middle of an A4 page, in points."""


@pytest.mark.parametrize(("language", "is_left"), [("fi", False), ("ar", True)])
def test_a_pages_number_stands_where_lines_end(
    from_right_to_left: dict[str, PdfReader], language: str, *, is_left: bool
) -> None:
    assert (starts_of_words(from_right_to_left[language].pages[3])["4"] < MIDDLE) == is_left


@pytest.mark.parametrize(("language", "is_left"), [("fi", True), ("ar", False)])
def test_the_number_of_a_step_stands_where_lines_begin(
    from_right_to_left: dict[str, PdfReader], language: str, *, is_left: bool
) -> None:
    assert (starts_of_words(from_right_to_left[language].pages[4])["1"] < MIDDLE) == is_left


def test_words_are_broken_at_the_ends_of_lines_and_have_no_hidden_hyphens(
    documents: dict[str, bytes],
) -> None:
    text = "\n".join(page.extract_text() for page in read(documents[REAL["fi"]]).pages)
    assert re.search(r"\w{3,}-\n\w{3,}", text)
    assert "\u00ad" not in text


ADDRESSES = (
    "https://saavutettavuusvaatimukset.example/yhteisolahtoinen/kehittaminen/",
    "yhteisolahtoisyys@saavutettavuusvaatimukset.example",
)


@pytest.fixture(scope="module")
def long_document(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """A document with so many headings and addresses that they come everywhere on pages and lines."""
    project = copy_project(tmp_path_factory.mktemp("long") / "project")
    page, post = ADDRESSES
    links = f"[täällä]({page}) ja [{post}](mailto:{post})"
    paragraphs = (f"## Otsikko {count}\n\n{'Sana ' * (7 + count * 5 % 83)}{links}." for count in range(60))
    (project / "content/pages/mission.fi.md").write_text("\n\n".join(paragraphs), encoding="utf-8")
    return read(assemble(project, BuildOptions(pdf="always")).files[REAL["fi"]])


@pytest.mark.parametrize("written", ADDRESSES)
def test_an_address_has_no_hyphen_where_a_line_ends(long_document: PdfReader, written: str) -> None:
    text = "".join(page.extract_text() for page in long_document.pages)
    assert re.sub(r"\s", "", text).count(written) == 60


def test_no_heading_stands_alone_at_the_foot_of_a_page(long_document: PdfReader) -> None:
    # What is extracted of a page ends with its head and its number.
    feet = [page.extract_text().splitlines()[-3] for page in long_document.pages[4:14]]
    assert len({foot.partition(" ")[0] for foot in feet}) > 1
    assert [foot for foot in feet if foot.startswith("Otsikko")] == []


def test_a_chart_is_named_for_those_who_do_not_see_it(documents: dict[str, bytes]) -> None:
    found = tags(read(documents[LIVING["en"]]))
    words_of_figures = [str(tag.get("/Alt")) for tag in found if tag.get("/S") == "/Figure"]
    assert len(words_of_figures) == 7
    assert words_of_figures[0].startswith("The strategy house. ")
    assert all(alt.rstrip(".").endswith(": the chart") for alt in words_of_figures[1:])


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_page_with_the_whole_strategy_links_the_documents(
    documents: dict[str, bytes], printed_site: Site, language: str
) -> None:
    page = pages(printed_site.files)[f"{Path(REAL[language]).parent}/index.html"]
    links = list(find_all(page, "a", type="application/pdf"))
    assert [link.get("hreflang") for link in links] == [language, "en" if language == "fi" else "fi"]
    own = links[0]
    assert own.get("href") == Path(REAL[language]).name
    assert own.get("lang") == language
    size = -(-len(documents[REAL[language]]) // 1000)
    count = len(read(documents[REAL[language]]).pages)
    assert words(own) == {
        "fi": f"Suomeksi: Strategia 2023–2025 (PDF, {count} sivua, {size}\u00a0kt)",
        "en": f"English: Strategy 2023–2025 (PDF, {count} pages, {size}\u00a0kB)",
    }[language].replace("\u00a0", " ")


def test_without_documents_no_page_speaks_of_them(site: Site) -> None:
    assert not [path for path in site.files if path.endswith(".pdf")]
    assert not [
        page for page in pages(site.files).values() if list(find_all(page, "a", type="application/pdf"))
    ]


def test_another_process_makes_the_same_bytes(documents: dict[str, bytes], tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    subprocess.run(
        [sys.executable, "-m", "kalliola_site", "build", "--pdf", "--project", project],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Kathmandu"},
        check=True,
        capture_output=True,
    )
    published = tree(project / "dist")
    for path in REAL.values():
        assert published[path] == documents[path]


NO_PANGO = "raise OSError(\"cannot load library 'libpango-1.0-0': error 0x7e. Additionally …\")"


def run(folder: Path, project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program where ``weasyprint`` is what stands in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "kalliola_site", *arguments, "--project", project],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(folder)},
        check=False,
        capture_output=True,
        text=True,
    )


def test_an_unchanged_document_is_not_made_again(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    build(project, project / "dist", BuildOptions(pdf="always"))
    first = tree(project / "dist")
    (tmp_path / "weasyprint.py").write_text(NO_PANGO, encoding="utf-8")
    assert run(tmp_path, project, "build", "--pdf").returncode == 0
    assert tree(project / "dist") == first


def test_a_missing_library_is_told_with_what_to_install(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (tmp_path / "weasyprint.py").write_text(NO_PANGO, encoding="utf-8")
    done = run(tmp_path, project, "--lang", "fi", "build", "--pdf")
    assert done.returncode == 3
    assert "PDF" in done.stderr
    assert "libpango-1.0-0" in done.stderr
    for line in ("sudo apt install libpango-1.0-0", "brew install pango", "pacman -S mingw-w64-x86_64-pango"):
        assert line in done.stderr
    assert "Mitään ei julkaistu" in done.stderr
    assert not (project / "dist").exists()


def test_a_missing_package_is_told_too(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (tmp_path / "weasyprint.py").write_text("raise ModuleNotFoundError('weasyprint')", encoding="utf-8")
    done = run(tmp_path, project, "check", "--pdf")
    assert done.returncode == 3
    assert "pip install weasyprint" in done.stderr


def test_where_documents_are_wanted_if_possible_the_site_is_built_without_and_says_so(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (tmp_path / "weasyprint.py").write_text(NO_PANGO, encoding="utf-8")
    done = run(tmp_path, project, "build", "--pdf=if-possible")
    assert done.returncode == 0
    (line,) = (line for line in done.stdout.splitlines() if "PDF" in line)
    assert "libpango-1.0-0" in line
    assert not list((project / "dist").rglob("*.pdf"))


def test_a_document_gets_nothing_from_the_disk_or_the_network(tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    asked = [secret.as_uri(), "http://127.0.0.1:9/picture.png", "data:image/png;base64,AAAA"]
    html = "".join(f'<img alt="" src="{address}">' for address in asked)
    made = typeset((DocumentSource("a.pdf", "en", f'<html lang="en">{html}', ""),), {}, {})
    assert set(made.refused) == set(asked)


def test_what_a_document_may_have_is_given_and_all_else_is_refused() -> None:
    fetcher, refused = memory_only({"font:face.woff2": b"letters"})
    assert fetcher.fetch("font:face.woff2").read() == b"letters"
    with pytest.raises(ValueError, match="may not ask"):
        fetcher.fetch("file:///etc/passwd")
    assert refused == ["file:///etc/passwd"]


def test_a_template_that_asks_outside_stops_the_build(project: Path) -> None:
    template = project / "templates/documents/strategy.html.jinja"
    text = template.read_text(encoding="utf-8")
    template.write_text(
        text.replace("<main>", '<main><img alt="" src="https://elsewhere.example/a.png">'), "utf-8"
    )
    with pytest.raises(ProblemsFoundError) as stopped:
        assemble(project, BuildOptions(pdf="always"))
    (problem,) = (problem for problem in stopped.value.problems if problem.severity == "error")
    assert problem.message.id == "document-asks-outside"
    assert "https://elsewhere.example/a.png" in str(problem.text)


def test_a_mistake_in_the_documents_template_has_its_line(project: Path) -> None:
    template = project / "templates/documents/strategy.html.jinja"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("{{ strategy.promise }}", "{{ strategy.promises }}"), "utf-8")
    with pytest.raises(ProblemsFoundError) as stopped:
        assemble(project, BuildOptions(pdf="always"))
    (problem,) = (problem for problem in stopped.value.problems if problem.severity == "error")
    assert problem.message.id == "template-failed"
    assert problem.place.path == "templates/documents/strategy.html.jinja"
    assert "strategy.promises" in problem.place.excerpt


def test_a_drawing_with_a_title_becomes_a_figure_and_any_other_decoration() -> None:
    told = '<svg class="a"><title>House &amp; home</title><desc>Four bays.</desc><path/></svg>'
    text, drawings = with_pictures(f'{told}<svg class="b"><path/></svg>', "path { fill: red }")
    assert '<img class="a" src="drawing:1" alt="House &amp; home. Four bays.">' in text
    assert '<span class="b" style="background: url(\'drawing:2\')' in text
    assert "<svg" not in text
    assert all("<style>path { fill: red }</style>" in drawing for drawing in drawings.values())


def test_a_language_without_patterns_is_not_broken_at_all() -> None:
    source = DocumentSource(
        "a.pdf", "xx", f'<html lang="xx"><p style="hyphens:auto">{"kaupunkielama " * 60}', ""
    )
    (document,) = typeset((source,), {}, {}).documents
    assert "-" not in read(document.data).pages[0].extract_text()
