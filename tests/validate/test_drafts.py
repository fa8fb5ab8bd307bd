"""Drafts: the preview shows them with a mark, and nothing that is published has a trace of them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kalliola_site.cli.main import main
from kalliola_site.model.page_types import required_pages
from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import Site, assemble, build, build_in_memory, check
from kalliola_site.problems.problem import Problem, ProblemsFoundError
from tests.conftest import copy_project, tree

ADDRESS = "https://strategia.kalliola.fi/"
SITE = "content/site.yml"
GOAL = "content/goals/1-inequality.yml"
DRAFT_GOAL = "content/goals/5-secret.yml"
UPDATE = "content/updates/2025-03-14-walk.yml"
SECRET = "zzsecretzz"  # noqa: S105 - a word, no password
"""A word that stands in nothing but drafts."""

UPDATE_TEXT = """\
draft: true
id: walk
date: 2025-03-14
slug: {{fi: {word}-kavely, en: {word}-walk}}
title: {{fi: "{word} kävely", en: "A {word} walk"}}
summary: {{fi: "{word} kävely.", en: "A {word} walk."}}
text:
  - {{fi: "{word} kävely.", en: "A {word} walk."}}
goals: [secret]
"""
PAGE_TEXT = """\
pages:
  secrets:
    draft: true
    title: {{fi: "{word} sivu", en: "A {word} page"}}
    description: {{fi: "{word} sivu, josta kukaan ei vielä tiedä yhtään mitään muuta.", en: "A {word} page."}}
    slug: {{fi: {word}-sivu, en: {word}-page}}
"""


def change(project: Path, path: str, *changes: tuple[str, str]) -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, "the sample content has changed"
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


def add_goal(project: Path, first: str = "draft: true\n") -> None:
    shutil.copy(project / GOAL, project / DRAFT_GOAL)
    text = (project / DRAFT_GOAL).read_text(encoding="utf-8")
    text = text.replace("number: 1", f"{first}number: 5", 1).replace("id: inequality", "id: secret", 1)
    text = text.replace("  fi: eriarvoisuuden-ratkaisija", f"  fi: {SECRET}-tavoite", 1)
    text = text.replace("  en: solving-inequality", f"  en: {SECRET}-goal", 1)
    text = text.replace("  fi: Kalliola tunnetaan", f"  fi: Kalliola {SECRET} tunnetaan", 1)
    (project / DRAFT_GOAL).write_text(text, encoding="utf-8")


def add_page(project: Path) -> None:
    change(project, SITE, ("pages:\n", PAGE_TEXT.format(word=SECRET)))
    change(project, SITE, ("footer: [", "footer: [secrets, "))
    for language in ("fi", "en"):
        (project / f"content/pages/secrets.{language}.md").write_text(f"[{SECRET}]\n", encoding="utf-8")


def add_update(project: Path) -> None:
    (project / UPDATE).parent.mkdir()
    (project / UPDATE).write_text(UPDATE_TEXT.format(word=SECRET), encoding="utf-8")


def add_language(project: Path) -> None:
    change(
        project,
        SITE,
        ("    locale: en_GB\n", "    locale: en_GB\n  - {code: sv, name: Svenska, draft: true}\n"),
    )
    change(project, "content/strategy.yml", ("promise:\n", f"promise:\n  sv: {SECRET}\n"))


KINDS = {"goal": add_goal, "page": add_page, "language": add_language}


@pytest.fixture
def drafts(project: Path) -> Path:
    """A project with a draft of each kind."""
    add_goal(project)
    add_page(project)
    add_update(project)
    add_language(project)
    return project


def mistakes(project: Path, address: str | None = None) -> list[Problem]:
    with pytest.raises(ProblemsFoundError) as found:
        assemble(project, BuildOptions(base_url=address))
    return [problem for problem in found.value.problems if problem.severity == "error"]


def shown(site: Site) -> str:
    return "\n".join(f"{path}\n{data.decode(errors='replace')}" for path, data in site.files.items())


def test_what_is_published_has_no_trace_of_a_draft(drafts: Path, unchanged_project: Path) -> None:
    site = assemble(drafts, BuildOptions(base_url=ADDRESS))
    assert site.files == assemble(unchanged_project, BuildOptions(base_url=ADDRESS)).files
    assert SECRET not in shown(site)


def test_the_preview_shows_every_draft_with_a_mark(drafts: Path) -> None:
    files = build_in_memory(drafts, "http://127.0.0.1:8000/").files
    assert (
        f"Luonnos: Kalliola {SECRET} tunnetaan" in files[f"tavoitteet/{SECRET}-tavoite/index.html"].decode()
    )
    assert f"Luonnos: Kalliola {SECRET} tunnetaan" in files["tavoitteet/index.html"].decode()
    assert f"Draft: A {SECRET} page" in files["en/index.html"].decode()
    assert f"Luonnos: {SECRET} kävely" in files["ajankohtaista/index.html"].decode()
    assert "Luonnos: Svenska" in files["index.html"].decode()
    assert SECRET in files["sv/index.html"].decode()


def test_a_build_after_a_preview_publishes_no_draft(drafts: Path, unchanged_project: Path) -> None:
    build_in_memory(drafts, ADDRESS)
    assert (
        build(drafts, drafts / "dist", BuildOptions(base_url=ADDRESS)).files
        == assemble(unchanged_project, BuildOptions(base_url=ADDRESS)).files
    )


def test_a_preview_after_a_build_shows_the_drafts(drafts: Path) -> None:
    build(drafts, drafts / "dist", BuildOptions(base_url=ADDRESS))
    assert SECRET in shown(build_in_memory(drafts, ADDRESS))


def test_no_draft_goes_on_record(drafts: Path) -> None:
    site = build(drafts, drafts / "dist", BuildOptions(base_url=ADDRESS, record=True))
    assert "content/addresses.yml" in site.record
    assert SECRET not in (drafts / "content/addresses.yml").read_text(encoding="utf-8")


def test_how_a_draft_is_translated_stays_on_record(drafts: Path) -> None:
    assert main(["translations", "accept", "--all", "--project", str(drafts)]) == 0
    record = (drafts / "content/translations.yml").read_text(encoding="utf-8")
    assert SECRET in record
    build(drafts, drafts / "dist", BuildOptions(base_url=ADDRESS))
    assert (drafts / "content/translations.yml").read_text(encoding="utf-8") == record


def test_a_draft_that_was_published_asks_where_its_readers_should_go(project: Path) -> None:
    build(project, project / "dist", BuildOptions(base_url=ADDRESS, record=True))
    change(project, GOAL, ("number: 1", "draft: true\nnumber: 1"))
    assert "page-gone" in {problem.message.id for problem in mistakes(project, ADDRESS)}


def test_a_draft_that_leads_elsewhere_for_readers_is_there_in_the_preview(project: Path) -> None:
    build(project, project / "dist", BuildOptions(base_url=ADDRESS, record=True))
    change(project, GOAL, ("number: 1", "draft: true\nnumber: 1"))
    with (project / SITE).open("a", encoding="utf-8") as file:
        file.write("\nredirects:\n  goals/inequality: goals\n")
    assert "tavoitteet/eriarvoisuuden-ratkaisija/index.html" in build_in_memory(project, ADDRESS).files
    assert "goals/inequality" not in shown(assemble(project, BuildOptions(base_url=ADDRESS)))


def test_a_language_that_leads_elsewhere_for_readers_is_there_in_the_preview(project: Path) -> None:
    build(project, project / "dist", BuildOptions(base_url=ADDRESS, record=True))
    change(project, SITE, ("    locale: en_GB\n", "    locale: en_GB\n    draft: true\n"))
    with (project / SITE).open("a", encoding="utf-8") as file:
        file.write("\nredirects:\n  en: fi\n")
    assert assemble(project, BuildOptions(base_url=ADDRESS))
    assert "en/index.html" in build_in_memory(project, ADDRESS).files


def test_check_says_which_drafts_there_are(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--project", str(drafts), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "Drafts, shown in the preview only: sv, secrets, goals/secret, updates/walk.\n" in said


def test_a_draft_is_no_warning(drafts: Path, unchanged_project: Path) -> None:
    # Some of its texts are those of another goal, so that their translations are known to be right.
    assert main(["translations", "accept", "--all", "--project", str(drafts)]) == 0
    before = {problem.message.id for problem in check(unchanged_project).warnings}
    assert {problem.message.id for problem in check(drafts).warnings} <= before


def test_what_is_wrong_in_a_draft_is_told_of(drafts: Path) -> None:
    change(drafts, DRAFT_GOAL, ("means:", "meanz:"))
    assert [problem.place.path for problem in mistakes(drafts)] == [DRAFT_GOAL]


@pytest.mark.parametrize("link", ["goals/secret", "secrets"])
def test_a_link_from_a_published_text_to_a_draft_is_told_of_at_its_place(drafts: Path, link: str) -> None:
    path = "content/pages/about.fi.md"
    with (drafts / path).open("a", encoding="utf-8") as file:
        file.write(f"\n[katso]({link})\n")
    (problem,) = mistakes(drafts)
    assert (problem.place.path, problem.message.id) == (path, "link-to-draft")
    assert build_in_memory(drafts, ADDRESS)


def test_an_update_for_readers_is_not_about_a_draft(drafts: Path) -> None:
    change(drafts, UPDATE, ("draft: true\n", ""))
    assert [(item.place.path, item.message.id) for item in mistakes(drafts)] == [
        (UPDATE, "update-about-draft")
    ]


def test_the_source_language_cannot_be_a_draft(project: Path) -> None:
    change(project, SITE, ("    locale: fi_FI\n", "    locale: fi_FI\n    draft: true\n"))
    assert [problem.message.id for problem in mistakes(project)] == ["source-language-draft"]


@pytest.mark.parametrize("page", required_pages())
def test_a_page_that_every_site_has_cannot_be_a_draft(project: Path, page: str) -> None:
    change(project, SITE, (f"\n  {page}:\n", f"\n  {page}:\n    draft: true\n"))
    assert "page-needed" in {problem.message.id for problem in mistakes(project)}


def test_a_strategy_has_a_goal_that_is_no_draft(project: Path) -> None:
    for file in (project / "content/goals").glob("*.yml"):
        change(project, f"content/goals/{file.name}", ("number:", "draft: true\nnumber:"))
    assert "all-goals-drafts" in {problem.message.id for problem in mistakes(project)}
    assert build_in_memory(project, ADDRESS)


@pytest.mark.parametrize("kind", KINDS)
def test_any_kind_of_draft_is_left_out_by_itself(project: Path, unchanged_project: Path, kind: str) -> None:
    KINDS[kind](project)
    assert (
        assemble(project, BuildOptions(base_url=ADDRESS)).files
        == assemble(unchanged_project, BuildOptions(base_url=ADDRESS)).files
    )


def test_what_is_left_out_is_not_in_the_way_of_a_real_address(drafts: Path) -> None:
    change(drafts, DRAFT_GOAL, ("description:\n", 'description:\n  - {fi: "[kirjoita]", en: "[write]"}\n'))
    assert assemble(drafts, BuildOptions(base_url=ADDRESS))


@pytest.mark.parametrize(("address", "severity"), [(ADDRESS, "error"), ("https://x.example/", "warning")])
def test_a_text_in_brackets_never_reaches_a_real_address(project: Path, address: str, severity: str) -> None:
    change(project, GOAL, ("description:\n", 'description:\n  - {fi: "[kirjoita]", en: Write}\n'))
    (project / "content/pages/about.en.md").write_text("[write]\n", encoding="utf-8")
    try:
        problems = assemble(project, BuildOptions(base_url=address)).warnings
    except ProblemsFoundError as found:
        problems = found.problems
    unwritten = [item for item in problems if item.message.id == "yet-to-be-written"]
    assert [(item.place.path, item.severity) for item in unwritten] == [
        (GOAL, severity),
        ("content/pages/about.en.md", severity),
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ["goal", "--title", "fi=Uusi", "--title", "en=New", "--theme", "fi=Uusi", "--theme", "en=New"],
        [
            "page",
            "--title",
            "fi=Uusi",
            "--title",
            "en=New",
            "--description",
            "fi=Uusi.",
            "--description",
            "en=New.",
        ],
    ],
    ids=["goal", "page"],
)
def test_what_is_newly_started_is_a_draft_so_the_site_can_be_published(
    project: Path, unchanged_project: Path, arguments: list[str]
) -> None:
    assert main(["new", *arguments, "--project", str(project)]) == 0
    assert (
        assemble(project, BuildOptions(base_url=ADDRESS)).files
        == assemble(unchanged_project, BuildOptions(base_url=ADDRESS)).files
    )


def test_a_past_strategy_may_have_a_draft_goal(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    add_goal(project)
    assert main(["new", "period", "2026-2028", "--project", str(project)]) == 0
    assert SECRET in shown(build_in_memory(project, ADDRESS))
    assert SECRET in "".join(map(str, tree(project / "content/periods/2023-2025").values()))


def test_the_schemas_know_drafts(root: Path) -> None:
    goal = json.loads((root / "schemas/goal.schema.json").read_text(encoding="utf-8"))
    assert "draft" in goal["properties"]
