"""The files of open data: their formats, as judges of others see them, and what they say."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, validate
from frictionless.system import system
from jsonschema import Draft202012Validator

from kalliola_site.pipeline import Site, assemble
from kalliola_site.problems.problem import ProblemsFoundError
from tests.conftest import ROOT, copy_living_project, copy_project
from tests.support.site_pages import find_all, parse, words
from tests.support.updates import SURVEY, with_updates
from tests.validate.test_content import change

BASE = "https://esimerkkila.example/"
FILES = {
    "data/strategy.json",
    "data/strategy.schema.json",
    "data/strategy.fi.xml",
    "data/strategy.en.xml",
    "data/indicators.csv",
    "data/datapackage.json",
    "data/brand.tokens.json",
}
ABOUT = {"fi": "tietoa/index.html", "en": "en/about/index.html"}
GOAL = "content/goals/1-neighbours.yml"


@pytest.fixture(scope="module", autouse=True)
def _plugins() -> None:
    """The validator's plug-ins: it looks for them below every folder that programs are imported from."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [folder for folder in sys.path if Path(folder).resolve() != ROOT])
        assert system.plugins


def facts(site: Site) -> Any:  # noqa: ANN401 - whatever the file says
    return json.loads(site.files["data/strategy.json"])


def rows(site: Site) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(site.files["data/indicators.csv"].decode())))


def indicator(site: Site, identifier: str) -> Any:  # noqa: ANN401 - whatever the file says
    (found,) = (
        item for goal in facts(site)["goals"] for item in goal["indicators"] if item["id"] == identifier
    )
    return found


def written(site: Site, folder: Path) -> Path:
    """Write the files of open data into a folder, as a reader would save them."""
    for path in FILES:
        (folder / path).parent.mkdir(exist_ok=True, parents=True)
        (folder / path).write_bytes(site.files[path])
    return folder / "data"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with updates, but without agreed indicators."""
    return assemble(with_updates(copy_project(tmp_path_factory.mktemp("told") / "project")))


@pytest.fixture
def living_project(tmp_path: Path) -> Path:
    return copy_living_project(tmp_path / "living")


@pytest.fixture(params=["site", "living_site", "told"])
def any_site(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(request.param)
    return found


def test_a_site_has_each_file_under_one_address_and_no_other(any_site: Site) -> None:
    assert {path for path in any_site.files if path.startswith("data/")} == FILES


# The strategy as JSON


def closed(schema: Any) -> Any:  # noqa: ANN401 - any piece of JSON
    """The same schema, letting pass only the keys that it describes."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    tighter = {key: closed(value) for key, value in schema.items()}
    return {"additionalProperties": False, **tighter} if "properties" in schema else tighter


def schema_of(site: Site) -> Any:  # noqa: ANN401 - any piece of JSON
    return json.loads(site.files["data/strategy.schema.json"])


def complaints(schema: Any, value: Any) -> list[str]:  # noqa: ANN401 - any pieces of JSON
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [error.json_path for error in judge.iter_errors(value)]


def test_the_strategy_is_what_its_schema_describes_and_nothing_more(any_site: Site) -> None:
    assert complaints(closed(schema_of(any_site)), facts(any_site)) == []


def test_the_file_names_its_schema_and_the_version_of_the_format(site: Site) -> None:
    assert facts(site)["$schema"] == "strategy.schema.json"
    assert facts(site)["format"] == "1.1"


def test_what_later_versions_add_passes_an_older_schema(living_site: Site) -> None:
    later = facts(living_site)
    later["format"] = "1.7"
    later["goals"][0]["indicators"][0]["colour"] = "blue"
    assert complaints(schema_of(living_site), later) == []


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("format",), "2.0"),
        (("goals", 0, "id"), "Two words"),
        (("goals", 0, "title"), "no language"),
        (("goals", 0, "means", 0, "status"), "begun"),
        (("goals", 0, "means", 0, "date"), "31.5.2026"),
        (("goals", 0, "indicators", 0, "state"), "good"),
        (("goals", 0, "indicators", 0, "measurements", 0, "value"), "1 188"),
        (("goals", 0, "indicators", 0, "target", "least"), "none"),
        (("values", 0, "addresses"), None),
    ],
)
def test_the_schema_refuses_what_the_format_has_not(
    living_site: Site, path: tuple[str | int, ...], wrong: object
) -> None:
    spoilt = facts(living_site)
    *parents, last = path
    group = spoilt
    for step in parents:
        group = group[step]
    group[last] = wrong
    where = "$" + "".join(f".{step}" if isinstance(step, str) else f"[{step}]" for step in path)
    assert any(where.startswith(found) for found in complaints(schema_of(living_site), spoilt))


def test_no_key_may_be_left_out(living_site: Site) -> None:
    schema = schema_of(living_site)
    whole = facts(living_site)
    groups = [whole, whole["goals"][0], whole["goals"][0]["means"][0], whole["goals"][1]["indicators"][1]]
    for group in groups:
        for key in list(group):
            value = group.pop(key)
            assert complaints(schema, whole), key
            group[key] = value


def test_what_is_not_known_is_null_and_what_is_not_agreed_says_so(site: Site, living_site: Site) -> None:
    (goal, *_) = facts(site)["goals"]
    assert (goal["indicators_to_be_agreed"], goal["indicators"]) == (True, [])
    assert facts(site)["measured_until"] is None
    assert {(means["id"], means["status"], means["date"]) for means in goal["means"]} == {(None, None, None)}
    satisfaction = indicator(living_site, "satisfaction")
    assert satisfaction["state"] == "to-be-agreed"
    assert satisfaction["target"] is satisfaction["baseline"] is satisfaction["expected"] is None


def test_figures_are_numbers_exact_to_the_digit(living_site: Site) -> None:
    assert indicator(living_site, "know-neighbours")["measurements"] == [
        {"date": "2027-01-31", "value": 43.5}
    ]
    assert indicator(living_site, "volunteers")["target"] == {
        "date": "2028-12-31",
        "value": 1600,
        "least": None,
        "most": None,
    }
    occupancy = indicator(living_site, "occupancy")
    assert (occupancy["decimals"], occupancy["target"]["least"], occupancy["target"]["most"]) == (2, 0.7, 0.9)
    assert [item["value"] for item in indicator(living_site, "oil-free")["measurements"]] == [
        False,
        False,
        True,
    ]
    assert indicator(living_site, "oil-free")["expected"] == {"least": False, "most": None}


def test_texts_are_plain(told: Site) -> None:
    (opening, *_) = (update for update in facts(told)["updates"] if update["id"] == "opening")
    assert opening["text"][0]["en"] == "The place is open to all. It is one of our values."
    assert opening["goals"] == ["inequality", "community"]
    assert opening["means"] == [{"goal": "inequality", "number": 2}, {"goal": "community", "number": 1}]


def test_an_update_says_when_it_was_corrected_if_it_was(project: Path) -> None:
    with_updates(project)
    change(project, SURVEY, "date: 2023-11-02\n", "date: 2023-11-02\ncorrected: 5.11.2026\n")
    corrected = {update["id"]: update["corrected"] for update in facts(assemble(project))["updates"]}
    assert corrected.pop("survey") == "2026-11-05"
    assert set(corrected.values()) == {None}


def test_a_text_that_is_not_translated_is_not_there_in_that_language(project: Path) -> None:
    change(project, "content/strategy.yml", "  en: Better city life in our neighbourhoods\n", "")
    assert facts(assemble(project))["promise"] == {"fi": "Parempaa kaupunkielämää naapurustoissa"}


def test_each_address_is_that_of_a_page_or_a_place_on_it(any_site: Site) -> None:
    base = any_site.content.site.url

    def addresses(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for key, item in value.items():
                yield from item.values() if key == "addresses" else addresses(item)
        elif isinstance(value, list):
            for item in value:
                yield from addresses(item)

    found = list(addresses(facts(any_site)))
    assert len(found) > 20
    for address in found:
        path, _, anchor = address.removeprefix(base).partition("#")
        page = any_site.files[f"{path}index.html"].decode()
        assert not anchor or f'id="{anchor}"' in page


def test_each_goal_has_a_line_of_its_own_to_compare(site: Site) -> None:
    lines = site.files["data/strategy.json"].decode().split("\n")
    assert lines[-1] == ""
    assert sum(line.startswith('{"id": ') and '"means"' in line for line in lines) == 4


# The indicators as a table


def test_the_table_is_what_its_description_says(any_site: Site, tmp_path: Path) -> None:
    folder = written(any_site, tmp_path)
    report = validate(str(folder / "datapackage.json"))
    assert report.flatten(["type", "message"]) == []
    assert Package.metadata_validate(json.loads(any_site.files["data/datapackage.json"])) is not None
    (resource,) = Package(str(folder / "datapackage.json")).resources
    assert len(resource.read_rows()) == len(rows(any_site))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (",1188,", ",1 188,"),
        ("2027-03-31", "31.3.2027"),
        ("on-course", "going-well"),
        ("baseline", "start"),
        ("goal_id,", "goal,"),
        ("volunteers", "Volunteers"),
    ],
)
def test_the_description_does_not_fit_a_table_that_was_spoilt(
    living_site: Site, tmp_path: Path, right: str, wrong: str
) -> None:
    folder = written(living_site, tmp_path)
    description = json.loads(living_site.files["data/datapackage.json"])
    del description["resources"][0]["bytes"], description["resources"][0]["hash"]
    (folder / "datapackage.json").write_text(json.dumps(description), encoding="utf-8")
    table = (folder / "indicators.csv").read_bytes().decode()
    assert right in table
    assert validate(str(folder / "datapackage.json")).valid
    (folder / "indicators.csv").write_bytes(table.replace(right, wrong, 1).encode())
    assert not validate(str(folder / "datapackage.json")).valid


def test_the_table_is_csv_as_the_rfc_has_it(living_site: Site) -> None:
    table = living_site.files["data/indicators.csv"]
    lines = table.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in table.replace(b"\r\n", b"")
    assert not table.startswith(b"\xef\xbb\xbf")


def test_each_figure_has_a_row_in_order_of_time(living_site: Site) -> None:
    found = [
        (row["kind"], row["date"], row["value"], row["least"], row["most"], row["state"])
        for row in rows(living_site)
        if row["indicator_id"] == "occupancy"
    ]
    assert found == [
        ("baseline", "2026-01-01", "0.4", "", "", "on-course"),
        ("measurement", "2026-06-30", "0.5", "", "", "on-course"),
        ("measurement", "2026-12-31", "0.62", "", "", "on-course"),
        ("target", "2028-06-30", "", "0.7", "0.9", "on-course"),
    ]


def test_what_is_to_be_agreed_has_a_row_without_a_figure(site: Site, living_site: Site) -> None:
    figures = ("kind", "date", "value", "least", "most")
    waiting = [row for row in rows(living_site) if row["state"] == "to-be-agreed"]
    assert [(row["goal_id"], row["indicator_id"]) for row in waiting] == [
        ("house", "satisfaction"),
        ("trust", ""),
    ]
    assert {row[name] for row in (*waiting, *rows(site)) for name in figures} == {""}
    assert [row["goal_id"] for row in rows(site)] == ["inequality", "community", "impact", "workplace"]


@pytest.mark.parametrize(
    "attack", ["=1+1", "+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1+1", "＋1", "－1", "＠A1"]
)
def test_no_name_is_taken_for_a_formula(living_project: Path, attack: str) -> None:
    quoted = attack.replace("'", "''")
    change(living_project, GOAL, "{fi: Vapaaehtoisia, en: Volunteers}", f"{{fi: '{quoted}', en: Volunteers}}")
    site = assemble(living_project)
    assert {row["indicator_name_fi"] for row in rows(site) if row["indicator_id"] == "volunteers"} == {
        f"'{attack}"
    }
    assert indicator(site, "volunteers")["name"]["fi"] == attack


def test_a_name_with_commas_quotes_and_lines_stays_one_cell(living_project: Path) -> None:
    change(
        living_project, GOAL, "{fi: Vapaaehtoisia, en: Volunteers}", '{fi: "a, \\"b\\"; c", en: Volunteers}'
    )
    found = {row["indicator_name_fi"] for row in rows(assemble(living_project))}
    assert 'a, "b"; c' in found


# What pages say of the files


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_page_about_the_site_lists_each_file_with_format_and_size(site: Site, language: str) -> None:
    page = parse(site.files[ABOUT[language]])
    (listed,) = page.iter("dl")
    depth = "../" * ABOUT[language].count("/")
    links = {link.attrib["href"].removeprefix(depth): words(link) for link in listed.iter("a")}
    assert set(links) == FILES
    unit = {"fi": "kt", "en": "kB"}[language]
    assert all(f" {unit})" in text for text in links.values())
    foreign = [words(name) for name in listed.iter("span")]
    assert foreign == ["Suomeksi", "English"]
    assert all(words(said) for said in listed.iter("dd"))
    assert links["data/strategy.en.xml"].startswith(
        {
            "fi": "Strategia StratML-muodossa (XML, ",
            "en": "The strategy as StratML (XML, ",
        }[language]
    )


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("strategia", {"data/strategy.json", "data/strategy.fi.xml"}),
        ("en/strategy", {"data/strategy.json", "data/strategy.en.xml"}),
        ("mittarit", {"data/indicators.csv"}),
        ("ilme", {"data/brand.tokens.json"}),
        ("arvot", set()),
    ],
)
def test_pages_name_the_files_that_say_the_same(site: Site, page: str, expected: set[str]) -> None:
    links = find_all(parse(site.files[f"{page}/index.html"]), "link", rel="alternate")
    found = {str(link.get("href")).replace("../", "") for link in links if link.get("type")}
    assert found == expected


def test_search_engines_are_told_of_the_files(site: Site) -> None:
    (script,) = parse(site.files[ABOUT["en"]]).iter("script")
    graph = json.loads(script.text or "")["@graph"]
    (dataset,) = (item for item in graph if item["@type"] == "Dataset")
    base = site.content.site.url
    assert {file["contentUrl"] for file in dataset["distribution"]} == {f"{base}{path}" for path in FILES}
    assert dataset["temporalCoverage"] == "2023/2025"
    assert 50 <= len(dataset["description"]) <= 5000


def test_a_site_without_that_page_has_the_files_all_the_same(living_project: Path) -> None:
    site = living_project / "content/site.yml"
    text = site.read_text(encoding="utf-8").replace("footer: [identity, about]", "footer: [identity]")
    before, after = text.index("  about:\n"), text.index("share_images:")
    site.write_text(f"{text[:before]}\n{text[after:]}", encoding="utf-8")
    for page in living_project.glob("content/pages/about.*.md"):
        page.unlink()
    published = assemble(living_project)
    assert "about" not in published.content.site.pages
    assert set(published.files) >= FILES


def test_no_page_may_have_the_address_of_the_files(project: Path) -> None:
    change(project, "content/site.yml", "      fi: tarina\n", "      fi: data\n")
    with pytest.raises(ProblemsFoundError) as raised:
        assemble(project)
    assert [problem.message.id for problem in raised.value.problems if problem.severity == "error"] == [
        "address-reserved"
    ]


def test_the_sitemap_lists_pages_only(site: Site) -> None:
    assert b"data/" not in site.files["sitemap.xml"]
