"""After a day's work on the pages, ``git diff`` shows what was changed, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from kalliola_site.edit.sample import write_sample
from kalliola_site.edit.text_edits.edits import Edit, InsertItem, MoveItem, RemoveItem, TextEdit, ValueEdit
from kalliola_site.edit.text_edits.saving import save_edits
from kalliola_site.edit.text_edits.undoing import undo
from kalliola_site.syntax.place_in_file import TextPlace, read_text_place
from kalliola_site.syntax.yaml_document import Value

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

ONE, TWO, SITE, STRATEGY, UPDATE, ABOUT, STORY = (
    f"content/{path}"
    for path in (
        *("goals/1-neighbours.yml", "goals/2-house.yml", "site.yml", "strategy.yml"),
        *(
            "updates/2026-09-15-courtyards.yml",
            "pages/about.fi.md",
            "pages/story.en.md",
        ),
    )
)


def at(path: str, fragment: str) -> TextPlace:
    place = read_text_place(f"{path}#{fragment}")
    assert place is not None
    return place


def text(path: str, fragment: str, old: str | None, new: str | None) -> Edit:
    return TextEdit(at(path, fragment), old, new)


def value(path: str, fragment: str, old: Value, new: Value) -> Edit:
    return ValueEdit(at(path, fragment), old, new)


def pair(fi: str, en: str) -> dict[str, str]:
    return {"fi": fi, "en": en}


WORK: tuple[tuple[str, Edit, str], ...] = (
    (
        "a title",
        text(ONE, "/title/fi", "Naapurit kohtaavat toisensa", "Naapurit tapaavat"),
        (
            "-title: {fi: Naapurit kohtaavat toisensa, en: Neighbours meet each other}\n"
            "+title: {fi: Naapurit tapaavat, en: Neighbours meet each other}"
        ),
    ),
    (
        "words with a colon",
        text(
            ONE,
            "/description/0/en",
            "We open club rooms and courtyards for everyone to use.",
            "We open doors: club rooms, courtyards.",
        ),
        (
            "-    en: We open club rooms and courtyards for everyone to use.\n"
            '+    en: "We open doors: club rooms, courtyards."'
        ),
    ),
    (
        "a paragraph more",
        InsertItem(at(ONE, "/description/1"), pair("Toinen kappale.", "A second paragraph.")),
        "+  - fi: Toinen kappale.\n+    en: A second paragraph.",
    ),
    (
        "the status of a means",
        text(ONE, "/means/2/status", "planned", "under-way"),
        "-    status: planned\n+    status: under-way",
    ),
    ("its day", text(ONE, "/means/2/date", None, "2027-01-15"), "+    date: 2027-01-15"),
    (
        "a means more",
        InsertItem(at(ONE, "/means/1"), pair("Avaamme ovet.", "We open the doors.")),
        "+  - fi: Avaamme ovet.\n+    en: We open the doors.",
    ),
    (
        "a means fewer",
        RemoveItem(
            at(ONE, "/means/4"),
            pair("Kysymme naapureilta, mitä he kaipaavat.", "We ask neighbours what they miss."),
        ),
        "-  - fi: Kysymme naapureilta, mitä he kaipaavat.\n-    en: We ask neighbours what they miss.",
    ),
    (
        "a result",
        text(ONE, "/outcomes/0/fi", "Useampi tuntee naapurinsa.", "Yhä useampi tuntee naapurinsa."),
        "-  - fi: Useampi tuntee naapurinsa.\n+  - fi: Yhä useampi tuntee naapurinsa.",
    ),
    (
        "a translation gone",
        text(ONE, "/indicators/0/note/en", "The figures were made up for the tests.", None),
        "-      en: The figures were made up for the tests.",
    ),
    (
        "a group gone",
        value(ONE, "/indicators/1/responsible", pair("Toiminnanjohtaja", "Executive director"), None),
        "-    responsible: {fi: Toiminnanjohtaja, en: Executive director}",
    ),
    (
        "a measurement",
        InsertItem(at(ONE, "/indicators/1/measurements/1"), {"date": "2028-01-31", "value": "48,0"}),
        '+      - {date: 2028-01-31, value: "48,0"}',
    ),
    (
        "a day",
        text(ONE, "/means/0/date", "2026-05-31", "2026-05-30"),
        "-    date: 2026-05-31\n+    date: 2026-05-30",
    ),
    ("a rhythm gone", text(ONE, "/indicators/0/every", "quarter", None), "-    every: quarter"),
    ("a goal becomes a draft", text(TWO, "/draft", None, "true"), "+draft: true"),
    (
        "a theme",
        text(TWO, "/theme/en", "Money and premises", "Money, premises"),
        (
            "-theme: {fi: Talous ja tilat, en: Money and premises}\n"
            '+theme: {fi: Talous ja tilat, en: "Money, premises"}'
        ),
    ),
    (
        "a value in braces",
        InsertItem(at(TWO, "/outcomes/0"), pair("Ensin.", "First.")),
        "+  - fi: Ensin.\n+    en: First.",
    ),
    (
        "a measurement moved",
        MoveItem(at(TWO, "/indicators/2/measurements/2"), {"date": "2027-02-28", "value": "yes"}, 1),
        "-      - {date: 2026-12-31, value: no}\n+      - {date: 2026-12-31, value: no}",
    ),
    (
        "a promise",
        text(STRATEGY, "/promise/fi", "Naapurusto elää", "Naapurusto elää täällä"),
        (
            "-promise: {fi: Naapurusto elää, en: A living neighbourhood}\r\n"
            "+promise: {fi: Naapurusto elää täällä, en: A living neighbourhood}\r"
        ),
    ),
    (
        "a value moved",
        MoveItem(
            at(STRATEGY, "/values/items/1"),
            {
                "id": "calm",
                "name": pair("Rauha", "Calm"),
                "text": pair("Kuuntelemme loppuun.", "We listen to the end."),
            },
            0,
        ),
        # It is shown as if the other had been moved.
        (
            "-    - id: courage\n-      name: {fi: Rohkeus, en: Courage}\n"
            "-      text: {fi: Koputamme oveen ensin., en: We knock on the door first.}\n"
            "+    - id: courage\n+      name: {fi: Rohkeus, en: Courage}\n"
            "+      text: {fi: Koputamme oveen ensin., en: We knock on the door first.}"
        ),
    ),
    (
        "a statement",
        text(
            STRATEGY,
            "/vision/statement/en",
            "Neighbours know each other on every staircase.",
            "Neighbours know each other.",
        ),
        (
            "-  statement: {fi: Jokaisessa rapussa tunnetaan naapurit., "
            "en: Neighbours know each other on every staircase.}\n"
            "+  statement: {fi: Jokaisessa rapussa tunnetaan naapurit., en: Neighbours know each other.}"
        ),
    ),
    (
        "a description",
        text(
            SITE,
            "/pages/goals/description/en",
            "The three strategic goals of the made-up Esimerkkilä for 2026–2028, and how it means to"
            " reach them.",
            "The three goals of the made-up Esimerkkilä.",
        ),
        (
            "-      en: The three strategic goals of the made-up Esimerkkilä for 2026–2028, and how it means"
            " to reach them.\n+      en: The three goals of the made-up Esimerkkilä."
        ),
    ),
    (
        "an abbreviation",
        InsertItem(at(SITE, "/prose/abbreviations/fi/1"), "ABC"),
        "-    fi: [AAA, CSV, ISO, JSON, PDF, WCAG, XML]\n+    fi: [AAA, ABC, CSV, ISO, JSON, PDF, WCAG, XML]",
    ),
    (
        "a menu",
        MoveItem(at(SITE, "/footer/1"), "about", 0),
        "-footer: [identity, about]\n+footer: [about, identity]",
    ),
    (
        "an update's summary",
        text(
            UPDATE,
            "/summary/en",
            "The first courtyard hosts are learning how to invite those, too, who do not know anyone yet.",
            "The first hosts are learning.",
        ),
        (
            "-  en: The first courtyard hosts are learning how to invite those, too, who do not know"
            " anyone yet.\n+  en: The first hosts are learning."
        ),
    ),
    (
        "an update's paragraph",
        InsertItem(at(UPDATE, "/text/1"), pair("Tule mukaan.", "Join us.")),
        "+  - fi: Tule mukaan.\n+    en: Join us.",
    ),
    (
        "an update's means",
        value(
            UPDATE, "/means", ["neighbours/courtyards"], ["neighbours/courtyards", "neighbours/club-rooms"]
        ),
        "-means: [neighbours/courtyards]\n+means: [neighbours/courtyards, neighbours/club-rooms]",
    ),
    ("a day of correction", text(UPDATE, "/corrected", None, "2026-09-16"), "+corrected: 2026-09-16"),
    (
        "a heading",
        text(ABOUT, "L1-L1", "## Mikä tämä sivusto on", "## Mistä on kyse"),
        "-## Mikä tämä sivusto on\n+## Mistä on kyse",
    ),
    ("a block more", InsertItem(at(ABOUT, "L3-L3"), "Uusi kappale."), "+\n+Uusi kappale."),
    (
        "an item of a long text",
        text(
            STORY,
            "L2-L2",
            "- **A made-up sequel.** So were the goals and the figures.",
            "- **A sequel.** So were the goals.",
        ),
        "-- **A made-up sequel.** So were the goals and the figures.\n+- **A sequel.** So were the goals.",
    ),
)


def git(project: Path, *arguments: str) -> str:
    settings = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "core.autocrlf=false")
    command = ["git", *settings, *arguments]
    done = subprocess.run(command, cwd=project, check=True, capture_output=True)
    return done.stdout.decode()


def changed_lines(project: Path) -> list[str]:
    difference = git(project, "diff", "--unified=0", "--no-color", "--no-prefix")
    return [
        line for line in difference.split("\n") if line[:1] in "+-" and line[:4] not in ("--- ", "+++ ", "")
    ]


@pytest.fixture
def project(memory: Path) -> Path:
    folder = memory / "project"
    write_sample(folder)
    # Someone works on Windows, and someone else has an editor that turned one line end.
    strategy = folder / STRATEGY
    line = "promise: {fi: Naapurusto elää, en: A living neighbourhood}".encode()
    strategy.write_bytes(strategy.read_bytes().replace(line + b"\n", line + b"\r\n"))
    update = folder / UPDATE
    update.write_bytes(b"\xef\xbb\xbf" + update.read_bytes())
    git(folder, "init", "--quiet")
    git(folder, "add", "content")
    git(folder, "commit", "--quiet", "--message", "Begin")
    return folder


def test_thirty_edits_show_as_thirty_and_can_all_be_undone(project: Path) -> None:
    assert len(WORK) == 30
    for what, edit, _ in WORK:
        assert save_edits(project, [edit]).paths == (edit.place.path,), what
    expected = [line for _, _, lines in WORK for line in lines.split("\n")]
    assert sorted(changed_lines(project)) == sorted(expected)
    for _ in WORK:
        undo(project)
    assert changed_lines(project) == []
