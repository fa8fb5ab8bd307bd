from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kalliola_site.brand.contrast import contrast, report
from kalliola_site.brand.css import in_pixels, stylesheet, theme_colours
from kalliola_site.brand.design_tokens import design_tokens
from kalliola_site.cache import workers
from kalliola_site.cache.memory import Memory
from kalliola_site.load.project import load
from kalliola_site.model.brand.brand import Brand
from kalliola_site.problems.problem import Problem
from kalliola_site.validate import brand_apart
from kalliola_site.validate.content import validate
from tests.conftest import ROOT, copy_project

COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|color-mix)\(")


@pytest.fixture(scope="module")
def brand(unchanged_project: Path) -> Brand:
    content, _ = validate(load(unchanged_project)[0])
    assert content is not None
    return content.brand


def problems_after(project: Path, old: str, new: str) -> list[Problem]:
    path = project / "content/brand.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    _, problems = validate(load(project)[0])
    return [problem for problem in problems if problem.severity == "error"]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#777777", "#FFFFFF", 4.48),  # the well-known grey that just fails WCAG 1.4.3
        ("#767676", "#FFFFFF", 4.54),  # and the one that just passes
    ],
)
def test_contrast_is_that_of_wcag_whichever_colour_comes_first(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_every_pair_of_the_brand_passes_in_both_modes(brand: Brand) -> None:
    rows = report(brand).pairs
    assert {row.mode for row in rows} == {"day", "night"}
    assert [row for row in rows if row.minimum is None or row.ratio < row.minimum] == []


def test_the_identity_page_shows_two_colours_once_in_a_mode_with_the_most_asked_of_them(brand: Brand) -> None:
    told = report(brand)
    key = [(row.mode, row.foreground, row.background) for row in told.distinct]
    assert len(key) == len(set(key)) < len(told.pairs)
    for row in told.distinct:
        alike = [
            pair.minimum or 0
            for pair in told.pairs
            if (pair.mode, pair.foreground, pair.background) == (row.mode, row.foreground, row.background)
        ]
        assert row.minimum == max(alike)


@pytest.mark.parametrize(
    ("size", "pixels"),
    [
        ("clamp(1.8125rem, .9167rem + 4.4792vi, 4.5rem)", "29–72"),
        ("clamp(.25rem, 1vi, .3125rem)", "4–5"),
        ("2vw", "2vw"),
    ],
)
def test_a_fluid_size_is_told_by_its_ends_in_pixels(size: str, pixels: str) -> None:
    assert in_pixels(size) == pixels


def test_a_ground_on_which_no_colour_passes_is_to_be_changed_itself(project: Path) -> None:
    problems = problems_after(project, '"#FFC83D"', '"#6B6E7C"')
    hints = {str(problem.hint) for problem in problems if "light_text on light" in str(problem.text)}
    assert hints == {"No colour passes on this ground: make the ground, valo, lighter or darker."}


def test_a_pair_with_too_little_contrast_is_told_with_the_nearest_colour_that_passes(project: Path) -> None:
    (problem,) = problems_after(project, '"#454962"', '"#757992"')
    assert problem.message.id == "contrast-too-low"
    assert "secondary_text on background by day has a contrast of 4.09 and needs 7" in str(problem.text)
    assert "foreground: secondary_text, background: background" in problem.place.excerpt
    nearest = re.search(r"#[0-9A-F]{6}", str(problem.hint))
    assert nearest is not None
    assert 7 <= contrast(nearest[0], "#FBFAF5") < 7.2


def test_a_pair_that_is_forbidden_as_text_cannot_be_a_pair_of_text(project: Path) -> None:
    problems = problems_after(
        project,
        'pairs:\n  - {foreground: text, background: background, ratio: "7"}\n',
        'pairs:\n  - {foreground: text, background: background, ratio: "7"}\n'
        '  - {foreground: goal_accent, background: surface, ratio: "4.5", modes: [night]}\n',
    )
    assert [problem.message.id for problem in problems] == ["pair-forbidden"]


def test_walls_that_look_alike_without_one_kind_of_cone_are_told_of(project: Path) -> None:
    problems = problems_after(project, "facade: {day: taivas", "facade: {day: patina")
    alike = [problem for problem in problems if problem.message.id == "walls-alike"]
    assert {re.findall(r"deuter|protan|tritan", str(problem.text))[0] for problem in alike} == {
        "deuter",
        "protan",
        "tritan",
    }
    assert all("goals 2 and 3" in str(problem.text) for problem in alike)
    assert all("facade: {day: patina" in problem.place.excerpt for problem in alike)


@pytest.mark.parametrize("processes", [1, 2])
def test_the_proof_is_the_same_however_many_processes_there_are(
    project: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr(workers, "available", lambda: processes)
    problems = problems_after(project, "facade: {day: taivas", "facade: {day: patina")
    assert [problem.message.id for problem in problems] == ["walls-alike"] * 3
    _, problems = validate(load(copy_project(project.with_name("right")))[0])
    assert {problem.severity for problem in problems} == {"warning"}


def test_what_was_proved_is_not_proved_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    validate(load(project)[0], memory)
    monkeypatch.setattr(brand_apart, "BackgroundWork", _Nobody)
    content, _ = validate(load(project)[0], memory)
    assert content is not None


class _Nobody(workers.BackgroundWork[str, bool]):
    """Does nothing: there is nothing to do."""

    def __init__(self, make: Callable[[str], bool], items: Sequence[str]) -> None:
        assert not items
        super().__init__(make, items)


def test_a_material_that_is_not_there_is_told_with_the_one_that_was_meant(project: Path) -> None:
    (problem,) = problems_after(project, "{day: kalkki, night: hamara", "{day: kalki, night: hamara")
    assert (str(problem.text), str(problem.hint)) == ("there is no material kalki", "Did you mean kalkki?")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"#FBFAF5"', '"white"', "bad-colour"),
        ('"#FBFAF5"', '"#FFF;} body{display:none"', "bad-colour"),
        ("page: 75rem", "page: 75rem;color:red", "bad-size"),
        ("page: 75rem", "page: url(x)", "bad-size"),
        ("family: Literata", "family: 'Lite\"rata'", "bad-font-family"),
        ("file: literata.woff2", "file: ../x.woff2", "bad-font-file"),
    ],
)
def test_nothing_but_the_expected_form_gets_into_the_style_sheet(
    project: Path, old: str, new: str, message: str
) -> None:
    assert message in {problem.message.id for problem in problems_after(project, old, new)}


def test_the_style_sheet_has_every_role_by_day_and_by_night(brand: Brand) -> None:
    css = stylesheet(brand, {})
    day, night = css.split("prefers-color-scheme: dark")
    for name, role in brand.roles:
        property_name = f"--{name.replace('_', '-')}:"
        assert f"{property_name} {brand.materials[role.day].colour};" in day
        assert f"{property_name} {brand.materials[role.night].colour};" in night


def test_a_face_is_taken_from_its_file_and_left_out_where_there_is_none(brand: Brand) -> None:
    css = stylesheet(brand, {"literata.woff2": "fonts/literata.abc.woff2"})
    assert 'src: url("fonts/literata.abc.woff2") format("woff2");' in css
    assert css.count("url(") == 1


def test_the_browser_is_framed_in_the_colour_of_the_background(brand: Brand) -> None:
    assert theme_colours(brand) == {
        "day": brand.material("background", "day").colour,
        "night": brand.material("background", "night").colour,
    }


def template_files() -> list[Path]:
    folder = ROOT / "templates"
    return [path for path in folder.rglob("*") if path.suffix in {".css", ".jinja"}]


@pytest.mark.parametrize("path", template_files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_template_or_style_sheet_writes_a_colour_or_a_typeface(path: Path, brand: Brand) -> None:
    text = re.sub(r"/\*.*?\*/|{#.*?#}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r'href="#[\w-]*"|url\(#[\w-]+\)', "", text)
    assert COLOUR.findall(text) == []
    assert [face.family for _, face in brand.type.faces if face.family in text] == []


def test_design_tokens_refer_to_materials_that_are_there(brand: Brand) -> None:
    tokens = design_tokens(brand, "en")
    references = re.findall(r"\{material\.([a-z-]+)\}", json.dumps(tokens))
    assert references
    assert set(references) <= set(tokens["material"])
    assert tokens["material"]["valo"] == {
        "$value": {"colorSpace": "srgb", "components": [1.0, 0.78431, 0.23922], "hex": "#ffc83d"},
        "$description": "light",
    }
    assert tokens["line"]["strong"]["$value"] == {"value": 4.0, "unit": "px"}
    assert tokens["size"]["display"]["most"]["$value"] == {"value": 4.5, "unit": "rem"}


def test_every_design_token_has_a_type_that_the_format_knows(brand: Brand) -> None:
    known = {"color", "dimension", "duration", "fontFamily", "fontWeight", "number"}

    def check(group: dict[str, object], kind: object) -> int:
        kind = group.get("$type", kind)
        if "$value" in group:
            assert kind in known
            return 1
        return sum(check(child, kind) for child in group.values() if isinstance(child, dict))

    assert check(design_tokens(brand, "fi"), None) > 80
