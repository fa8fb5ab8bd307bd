"""``new period``: what is kept, what is asked for, and what still speaks of the period before."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kalliola_site.cli.main import main
from kalliola_site.load.project import load
from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import build
from kalliola_site.problems.problem import ProblemsFoundError
from kalliola_site.validate.content import validate
from kalliola_site.validate.read_content import read_content
from kalliola_site.validate.remarks.prose import prose_problems
from tests.conftest import tree
from tests.edit.test_new import answered
from tests.validate.test_content import change

NEXT = ("new", "period", "2026-2028")
STRATEGY = "content/strategy.yml"
SITE = "content/site.yml"
ABOUT = "content/pages/about.fi.md"


def command(project: Path, *arguments: str) -> int:
    return main([*arguments, "--project", str(project), "--lang", "en"])


def read(project: Path, path: str) -> str:
    return (project / path).read_text(encoding="utf-8")


def remarks(project: Path, *ids: str) -> list[tuple[str, str]]:
    """Where there is a remark, and the very words that it is about."""
    return [
        (item.place.path, item.place.excerpt[item.place.column - 1 :][: item.place.length])
        for item in prose_problems(read_content(project))
        if item.message.id in ids
    ]


def test_the_parts_that_are_kept_say_what_they_said_with_their_translations(project: Path) -> None:
    assert command(project, "translations", "accept", "--all") == 0
    mission, promise = read(project, "content/pages/mission.en.md"), "fi: Parempaa kaupunkielämää"
    assert command(project, *NEXT, "--keep", "values,mission", "--keep", "promise") == 0
    strategy = read(project, STRATEGY)
    assert promise in strategy
    assert "Ilo, Reiluus, Luottamus" in strategy
    assert "[Kirjoita tähän uusi teksti]" in strategy.partition("vision:")[2].partition("goals:")[0]
    assert read(project, "content/pages/mission.en.md") == mission
    assert read(project, "content/periods/2023-2025/pages/mission.en.md") == mission
    assert read(project, "content/pages/vision.en.md").startswith("[")
    states = {item.text.key: item.state for item in read_content(project).translations}
    for key in ("pages/mission.md", "strategy.yml promise", "strategy.yml values.items.1.text"):
        assert states[key] == states[f"periods/2023-2025/{key}"] == "current"
    assert states["strategy.yml vision.statement"] == "draft"


def test_links_from_what_is_kept_to_old_goals_lead_into_the_past(project: Path) -> None:
    for path, old in ((STRATEGY, "naapurustoissa"), ("content/pages/mission.fi.md", "Kaupungistumisen")):
        change(project, path, old, f"{old} [tavoite](strategy#inequality)")
    assert command(project, *NEXT, "--keep", "promise,mission") == 0
    for path in (STRATEGY, "content/pages/mission.fi.md"):
        assert "[tavoite](2023-2025/strategy#inequality)" in read(project, path)


def test_a_dry_run_says_what_would_happen_and_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(project)
    assert command(project, *NEXT, "--keep", "mission,values", "--dry-run") == 0
    told = capsys.readouterr().out
    assert "would move: content/goals/1-inequality.yml → content/periods/2023-2025/goals/1-ineq" in told
    assert "would be written: content/strategy.yml" in told
    assert "would be written: content/pages/mission" not in told
    assert "would stay as they are: mission, values" in told
    assert tree(project) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ("new", "period", "2026"),
            "2026 is one year only. For more years, write python3 build.py new period 2026-2028",
        ),
        (
            (*NEXT, "--keep", "mision"),
            "“mision” is not a part of the strategy that can be kept. Did you mean mission?",
        ),
        ((*NEXT, "--goal", "en=Door"), "--goal is missing for: fi"),
        ((*NEXT, "--goal", "sv=Dörr"), "“sv” is not one of the site's languages"),
        ((*NEXT, "--goal", "Ovi"), "--goal takes a language and a text"),
    ],
)
def test_what_cannot_be_meant_is_asked_back_and_nothing_is_written(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    before = tree(project)
    assert command(project, *arguments) == 2
    assert words in capsys.readouterr().err
    assert tree(project) == before


def test_for_one_year_the_words_before_it_are_those_for_one(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(project, "new", "period", "2026-2026") == 0
    assert "Started the strategy for the year 2026." in capsys.readouterr().out
    assert "Strategia 2026\n" in read(project, STRATEGY)
    assert "Kalliolan strategia vuodelle 2026 yhtenä" in read(project, SITE)
    assert command(project, "new", "period", "2027-2028") == 0
    assert "Strategia 2027–2028\n" in read(project, STRATEGY)
    assert "Kalliolan strategia vuosille 2027–2028 yhtenä" in read(project, SITE)


def test_a_goal_without_a_name_of_its_own_is_warned_of_until_it_has_one(project: Path) -> None:
    def unnamed() -> list[int]:
        return [
            item.place.line for item in validate(load(project)[0])[1] if item.message.id == "unnamed-goal"
        ]

    assert command(project, *NEXT) == 0
    goal = "content/goals/1-goal-1.yml"
    assert unnamed() == []
    change(project, goal, "draft: true\n", "")
    assert len(unnamed()) == 3
    change(project, goal, "id: goal-1", "id: door")
    change(project, goal, "fi: tavoite-1", "fi: ovi")
    assert unnamed() == [11]
    change(project, goal, "en: goal-1", "en: door")
    assert unnamed() == []


def test_nothing_is_published_under_the_name_that_a_goal_was_started_with(project: Path) -> None:
    assert command(project, *NEXT) == 0
    change(project, "content/goals/1-goal-1.yml", "draft: true\n", "")
    with pytest.raises(ProblemsFoundError, match="the goal still has the id it was started with: goal-1"):
        build(project, project / "dist", BuildOptions(base_url="https://strategia.kalliola.fi/"))


def test_goals_get_ids_and_addresses_from_their_titles(project: Path) -> None:
    titles = ("fi=Ovi kaikille", "en=A door for all", "en=A door for all!", "fi=Ovi kaikille taas")
    assert command(project, *NEXT, *(part for title in titles for part in ("--goal", title))) == 0
    goals = read_content(project).goals
    assert [(goal.number, goal.id, dict(goal.slug)) for goal in goals] == [
        (1, "a-door-for-all", {"fi": "ovi-kaikille", "en": "a-door-for-all"}),
        (2, "a-door-for-all-2", {"fi": "ovi-kaikille-taas", "en": "a-door-for-all-2"}),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")
def test_on_a_terminal_the_last_year_and_the_goals_are_asked_for(project: Path) -> None:
    answers = "2028\nOvi kaikille\nA door for all\n\nDoor\ndoor\novi\n\n"
    output = answered(project, answers, "new", "period", "2026")
    assert "Vain vuodelle 2026?" in output
    assert "Tavoitteen 1 otsikko (fi)" in output
    assert "”Door” ei käy tähän" in output
    content = read_content(project)
    assert content.strategy.period.written == "2026–2028"
    assert [(goal.id, dict(goal.slug)) for goal in content.goals] == [
        ("door", {"fi": "ovi", "en": "a-door-for-all"})
    ]


def test_check_lists_every_text_that_still_speaks_of_the_period_before(project: Path) -> None:
    change(
        project, "content/pages/about.fi.md", "\n", "\n\nSuunnitelma vuosille 2023-2025 ja vuoteen 2025.\n\n"
    )
    change(project, STRATEGY, "fi: Parempaa kaupunkielämää", "fi: Vuoteen 2025 parempaa kaupunkielämää")
    assert remarks(project, "past-years", "goal-count") == []
    assert command(project, *NEXT, "--keep", "promise") == 0
    told = remarks(project, "past-years")
    assert [words for path, words in told if path == STRATEGY] == ["2025"]
    assert [words for path, words in told if path == ABOUT] == ["2023-2025", "2023–2025"]
    counts = {words for path, words in remarks(project, "goal-count") if path == SITE}
    assert counts == {"neljä strategista tavoitetta", "four strategic goals"}


@pytest.mark.parametrize(("page", "number"), [("2023-2025/strategy", 0), ("strategy", 1)])
def test_words_of_a_link_to_the_strategy_before_may_name_its_years(
    project: Path, page: str, number: int
) -> None:
    assert command(project, *NEXT) == 0
    (project / ABOUT).write_text(f"Lue [strategia 2023–2025]({page}).\n", encoding="utf-8")
    assert len([path for path, _ in remarks(project, "past-years") if path == ABOUT]) == number


def test_how_a_language_counts_is_said_in_the_content(project: Path) -> None:
    change(project, SITE, "neljä: 4, ", "")
    change(project, SITE, "en: [goal, goals]", "en: [aims]")
    assert command(project, *NEXT) == 0
    assert remarks(project, "goal-count") == []
