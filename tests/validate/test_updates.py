"""Updates: written as files, shown as pages, archives and on goals; told of where they are wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kalliola_site.pipeline import Site, assemble
from kalliola_site.problems import message_language
from kalliola_site.problems.problem import ProblemsFoundError
from kalliola_site.problems.report import report
from tests.conftest import copy_project
from tests.support.site_pages import Element, find_all, pages, words
from tests.support.updates import FOLDER, OPENING, PICTURE, SURVEY, TEXTS, WALK, with_updates
from tests.validate.test_content import SITE, change, third_language, validated

LIST, ENGLISH_LIST = "ajankohtaista/index.html", "en/updates/index.html"


@pytest.fixture
def lively(project: Path) -> Path:
    """A project with updates."""
    return with_updates(project)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with updates."""
    return assemble(with_updates(copy_project(tmp_path_factory.mktemp("updates") / "project")))


@pytest.fixture(scope="module")
def shown(built: Site) -> dict[str, Element]:
    return pages(built.files)


def titles(page: Element) -> list[str]:
    return [words(heading) for heading in page.iter("h2") if heading.get("class") == "sheet-title"]


# Pages


def test_there_are_a_list_an_archive_a_year_and_a_page_an_update(shown: dict[str, Element]) -> None:
    made = {path for path in shown if path.startswith(("ajankohtaista/", "en/updates/"))}
    slugs = {
        "ajankohtaista/": ("avajaiset", "kavely", "kysely"),
        "en/updates/": ("opening", "walk", "survey"),
    }
    assert made == {LIST, ENGLISH_LIST} | {
        f"{parent}{name}/index.html" for parent, own in slugs.items() for name in (*own, "2023", "2024")
    }


def test_a_day_may_be_written_with_dots(lively: Path) -> None:
    change(lively, OPENING, "2024-03-14", "14.3.2024")
    news = assemble(lively).files
    assert b'<time datetime="2024-03-14">14 March 2024</time>' in news["en/updates/opening/index.html"]
    assert b"<published>2024-03-14T00:00:00Z</published>" in news["en/updates/atom.xml"]


def test_the_list_shows_the_newest_first_with_day_summary_and_goals(shown: dict[str, Element]) -> None:
    page = shown[ENGLISH_LIST]
    assert titles(page) == ["A new meeting place opened", "A walk round the neighbourhood", "A survey began"]
    (first, *_) = find_all(page, "li", **{"class": "sheet"})
    assert words(first) == (
        "14 March 2024 A new meeting place opened "
        "Neighbours opened a new meeting place together. Goal 1 Goal 2"
    )


def test_days_are_written_as_each_language_writes_them(shown: dict[str, Element]) -> None:
    for path, day in ((LIST, "14. maaliskuuta 2024"), (ENGLISH_LIST, "14 March 2024")):
        time = next(shown[path].iter("time"))
        assert (words(time), time.get("datetime")) == (day, "2024-03-14")


def test_an_archive_has_the_updates_of_its_year_and_marks_it(shown: dict[str, Element]) -> None:
    page = shown["en/updates/2023/index.html"]
    assert words(next(page.iter("h1"))) == "Updates 2023"
    assert titles(page) == ["A survey began"]
    years = {
        words(link): link.get("aria-current") for link in page.iter("a") if link.get("class") == "years-link"
    }
    assert years == {"2024": None, "2023": "page"}


def test_an_update_tells_what_it_is_about(shown: dict[str, Element]) -> None:
    about = next(find_all(shown["en/updates/opening/index.html"], "section", **{"class": "about"}))
    links = {link.attrib["href"] for link in about.iter("a")}
    goals = "../../goals/"
    assert links == {
        f"{goals}solving-inequality/",
        f"{goals}solving-inequality/#means",
        f"{goals}bringing-the-community-together/",
        f"{goals}bringing-the-community-together/#means",
    }
    assert "We join in the debate" in words(about)


def test_a_means_can_be_named_by_its_id_too(lively: Path) -> None:
    goal = "content/goals/1-inequality.yml"
    text = (lively / goal).read_text(encoding="utf-8")
    start = text.index("  - fi: Osallistumme keskusteluun")
    end = text.index("  - fi:", start + 5)
    fi, en = text[start:end].splitlines()
    item = f"  - id: debate\n    text:\n      {fi.removeprefix('  - ')}\n      {en.strip()}\n"
    (lively / goal).write_text(text[:start] + item + text[end:], encoding="utf-8")
    by_number = assemble(lively).files
    change(lively, OPENING, "inequality/2", "inequality/debate")
    assert assemble(lively).files == by_number


def test_an_update_leads_to_its_neighbours(shown: dict[str, Element]) -> None:
    nav = next(find_all(shown["en/updates/walk/index.html"], "nav", aria_label="Newer and older"))
    assert [words(item) for item in nav.iter("li")] == [
        "Newer: A new meeting place opened",
        "Older: A survey began",
        "All updates",
    ]


def test_a_goal_lists_what_is_about_it_or_its_means(shown: dict[str, Element]) -> None:
    def listed(path: str) -> list[str]:
        return [words(item) for item in shown[path].iter("li") if "latest-item" in item.get("class", "")]

    assert listed("en/goals/bringing-the-community-together/index.html") == [
        "14 March 2024 A new meeting place opened",
        "14 March 2024 A walk round the neighbourhood",
    ]
    assert listed("en/goals/solving-inequality/index.html") == ["14 March 2024 A new meeting place opened"]
    assert listed("en/goals/workplace-for-doing-good/index.html") == []


def test_a_goal_lists_the_latest_three_and_stays_light(lively: Path) -> None:
    for number in range(30):
        text = TEXTS[WALK].replace("id: walk", f"id: walk-{number}").replace("kavely", f"kavely-{number}")
        text = text.replace("en: walk", f"en: walk-{number}").replace(
            "2024-03-14", f"2022-05-{number + 1:02d}"
        )
        (lively / FOLDER / f"walk-{number}.yml").write_text(text, encoding="utf-8")
    site = assemble(lively)
    path = "en/goals/bringing-the-community-together/index.html"
    page = pages({path: site.files[path]})[path]
    assert sum("latest-item" in item.get("class", "") for item in page.iter("li")) == 3
    assert len(site.files[path]) <= 15 * 1024
    assert len(titles(pages(site.files)[ENGLISH_LIST])) == 20
    assert len(titles(pages(site.files)["en/updates/2022/index.html"])) == 30


def test_the_menu_and_the_sitemap_have_them(built: Site, shown: dict[str, Element]) -> None:
    menu = next(next(shown["en/updates/2023/index.html"].iter("header")).iter("nav"))
    current = [words(link) for link in menu.iter("a") if link.get("aria-current")]
    assert current == ["Updates"]
    assert built.files["sitemap.xml"].decode().count("/ajankohtaista/avajaiset/</loc>") == 1


def test_search_engines_are_told_that_it_is_news(shown: dict[str, Element]) -> None:
    page = shown["en/updates/opening/index.html"]
    (script,) = find_all(page, "script", type="application/ld+json")
    graph = {item["@type"]: item for item in json.loads(script.text or "")["@graph"]}
    article = graph["NewsArticle"]
    assert (article["headline"], article["datePublished"]) == ("A new meeting place opened", "2024-03-14")
    assert article["image"].endswith(".jpg")
    assert len(article["about"]) == 2
    assert [step["name"] for step in graph["BreadcrumbList"]["itemListElement"]] == [
        "Home",
        "Updates",
        "A new meeting place opened",
    ]


def test_titles_differ_between_all_pages_of_a_language(shown: dict[str, Element]) -> None:
    found = [words(next(page.iter("title"))) for path, page in shown.items() if path != "404.html"]
    assert len(found) == len(set(found))


def test_a_picture_for_shared_links_names_the_page_of_updates(lively: Path) -> None:
    change(lively, SITE, "share_images: false", "share_images: true")
    assert "share/en/updates/opening.png" in assemble(lively).files


def test_the_order_of_files_changes_nothing(lively: Path, built: Site) -> None:
    (lively / WALK).rename(lively / FOLDER / "0.yml")
    (lively / SURVEY).rename(lively / FOLDER / "zz.yml")
    assert assemble(lively).files == built.files


# No updates


def test_where_there_are_none_there_is_no_page_and_nothing_in_the_menu(site: Site) -> None:
    assert not any("ajankohtaista" in path or "updates" in path for path in pages(site.files))
    assert not any("Ajankohtaista" in words(page) for page in pages(site.files).values())


def test_a_site_without_updates_needs_no_page_for_them(project: Path) -> None:
    text = (project / SITE).read_text(encoding="utf-8")
    start, end = text.index("  updates:\n"), text.index("  identity:\n    title")
    text = (text[:start] + text[end:]).replace(", updates]", "]")
    (project / SITE).write_text(text, encoding="utf-8")
    assert assemble(project).pages == 30
    with_updates(project)
    with pytest.raises(ProblemsFoundError) as found:
        assemble(project)
    assert "the page updates is missing" in str(found.value)


def test_a_link_to_updates_leads_nowhere_while_there_are_none(project: Path) -> None:
    change(project, "content/pages/about.fi.md", "(story)", "(updates)")
    assert "link-to-unknown-page" in {problem.message.id for problem in validated(project)[1]}


# Languages


def test_an_update_that_is_not_translated_is_shown_as_what_it_is(lively: Path) -> None:
    change(lively, SURVEY, ", en: A survey began", "")
    site = assemble(lively)
    page = pages(site.files)["en/updates/survey/index.html"]
    assert words(next(find_all(next(page.iter("h1")), "span", lang="fi"))) == "Kysely alkoi"
    assert next(find_all(page, "link", rel="canonical")).attrib["href"].endswith("/ajankohtaista/kysely/")
    for path in (ENGLISH_LIST, "en/updates/2023/index.html"):
        assert "Not all of this page has been translated yet" in words(pages(site.files)[path])
    assert "not all of" not in words(pages(site.files)["en/updates/2024/index.html"]).lower()
    assert [item.message.id for item in site.warnings].count("translation-missing") == 1


def test_a_goal_that_shows_news_of_another_language_is_not_wholly_translated(lively: Path) -> None:
    change(lively, WALK, ", en: A walk round the neighbourhood", "")
    page = pages(assemble(lively).files)["en/goals/bringing-the-community-together/index.html"]
    (canonical,) = find_all(page, "link", rel="canonical")
    assert canonical.get("href") == "https://strategia.example/tavoitteet/yhteison-kokoaja/"


def test_texts_of_updates_are_kept_on_record_like_all_others(lively: Path) -> None:
    content, _ = validated(lively)
    assert content is not None
    keys = {state.text.key for state in content.translations}
    assert {
        "updates/2024-03-14-opening.yml title",
        "updates/2024-03-14-opening.yml text.2",
        "updates/2024-03-14-opening.yml picture.alt",
    } <= keys


def test_a_third_language_needs_only_content(lively: Path) -> None:
    third_language(lively, "sv")
    page = pages(assemble(lively).files)["sv/ajankohtaista/index.html"]
    assert words(next(page.iter("time"))) == "14 mars 2024"


def test_a_language_that_nobody_told_us_the_days_of_gets_them_in_digits(lively: Path) -> None:
    third_language(lively, "tlh")
    assert (
        words(next(pages(assemble(lively).files)["tlh/ajankohtaista/index.html"].iter("time")))
        == "2024-03-14"
    )


# Mistakes


MISTAKES: dict[str, tuple[str, str, str, str]] = {
    "an unknown goal": (
        "goals: [community]",
        "goals: [comunity]",
        f"{OPENING}:13:9: error: there is no goal comunity",
        "Did you mean community?",
    ),
    "an unknown goal of a means": (
        "inequality/2",
        "inequalty/2",
        f"{OPENING}:14:9: error: there is no goal inequalty",
        "Did you mean inequality?",
    ),
    "an unknown means": (
        "inequality/2",
        "inequality/9",
        f"{OPENING}:14:9: error: the goal inequality has no means 9",
        "Write inequality/ and the number of a means, 5 at most, or the id that a means of this goal has.",
    ),
    "an unknown id of a means": (
        "inequality/2",
        "inequality/talk",
        f"{OPENING}:14:9: error: the goal inequality has no means talk",
        "Write inequality/ and the number of a means, 5 at most, or the id that a means of this goal has.",
    ),
    "no means": (
        "inequality/2",
        "inequality 2",
        f"{OPENING}:14:9: error: “inequality 2” does not name a means",
        "Write the id of the goal, a slash and the number of the means on the goal's page, as in trust/2.",
    ),
    "a means by nought": (
        "inequality/2",
        "inequality/0",
        f"{OPENING}:14:9: error: “inequality/0” does not name a means",
        "as in trust/2.",
    ),
    "an id twice": (
        "id: opening",
        "id: survey",
        f"{OPENING}:1:5: error: the id survey is that of {SURVEY} too",
        "Give each update an id of its own.",
    ),
    "a slug twice": (
        "fi: avajaiset",
        "fi: kysely",
        f"{SURVEY}:3:12: error: the address /ajankohtaista/kysely/ is that of updates/opening (fi) too",
        "Change one of the two slugs.",
    ),
    "a slug that is a year": (
        "fi: avajaiset",
        'fi: "2023"',
        f"{OPENING}:3:12: error: the address /ajankohtaista/2023/ is that of updates/2023 (fi) too",
        "Change one of the two slugs.",
    ),
    "no alt": (
        "  alt: {fi: Ihmisiä pihalla., en: People in a yard.}\n",
        "",
        f"{OPENING}:15:1: error: alt is missing",
        "Add alt: to picture.",
    ),
    "a day with slashes, which nobody can be sure of": (
        "2024-03-14",
        "14/3/2024",
        f"{OPENING}:2:7: error: “14/3/2024” is not a day",
        "Write year, month and day, as in 2027-12-31.",
    ),
    "a day that there is not": (
        "2024-03-14",
        "2024-02-30",
        f"{OPENING}:2:7: error: there is no day “2024-02-30” in the calendar",
        "how many days it has",
    ),
    "no day": ("date: 2024-03-14\n", "", f"{OPENING}:1:1: error: date is missing", "Add date: to the file."),
    "a key misspelt": (
        "summary:",
        "sumary:",
        f"{OPENING}:5:1: error: the key sumary is not known here",
        "Did you mean summary?",
    ),
    "a text that is no list": (
        "text:\n  - fi: Paikka",
        "text:\n    fi: Paikka",
        f"{OPENING}:",
        "",
    ),
    "a link to an update that there is not": (
        "(updates/survey)",
        "(updates/survy)",
        f"{OPENING}:11:",
        "Did you mean updates/survey?",
    ),
}


def told(project: Path, language: str = "en") -> str:
    with pytest.raises(ProblemsFoundError) as found:
        assemble(project)
    errors = [problem for problem in found.value.problems if problem.severity == "error"]
    return "\n".join(report(problem, translate=message_language.translator(language)) for problem in errors)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_of_where_it_is_with_what_to_do(lively: Path, mistake: str) -> None:
    old, new, line, hint = MISTAKES[mistake]
    change(lively, OPENING, old, new)
    said = told(lively)
    assert line in said
    assert hint in said


def test_mistakes_are_told_of_in_finnish_too(lively: Path) -> None:
    change(lively, OPENING, "goals: [community]", "goals: [comunity]")
    change(lively, OPENING, "inequality/2", "inequality/9")
    said = told(lively, "fi")
    assert "tavoitetta comunity ei ole" in said
    assert (
        "Kirjoita inequality/ ja keinon numero, enintään 5, tai jonkin tämän tavoitteen keinon tunnus."
        in said
    )


def test_a_mistake_in_a_goal_makes_none_in_updates(lively: Path) -> None:
    change(lively, "content/goals/2-community.yml", "number: 2", "number: kaksi")
    assert "unknown-goal" not in {problem.message.id for problem in validated(lively)[1]}
    assert told(lively).count("error:") == 1


def test_a_link_to_an_update_that_cannot_be_read_is_not_called_dead(lively: Path) -> None:
    change(lively, SURVEY, "date: 2023-11-02", "date: eilen")
    assert told(lively).count("error:") == 1


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        (
            "2024-03-14-opening.fi.md",
            "The text of an update stands in its .yml file, in paragraphs after text:.",
        ),
        ("2024-04-01-spring.yaml", "Rename it to content/updates/2024-04-01-spring.yml"),
        ("2024/spring.yml", "Move it to content/updates/spring.yml"),
    ],
)
def test_a_file_that_is_no_update_is_told_of(lively: Path, name: str, hint: str) -> None:
    file = lively / FOLDER / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("a: b\n", encoding="utf-8")
    assert hint in told(lively)


def test_mark_up_in_every_text_of_an_update_stays_text(lively: Path) -> None:
    attack = """<script>alert(1)</script> \\" onerror=alert(1) x='"""
    text = (lively / OPENING).read_text(encoding="utf-8")
    for old in ("A new meeting place opened", "People in a yard.", "The yard & the gate."):
        text = text.replace(f"en: {old}", f'en: "{attack}"')
    (lively / OPENING).write_text(text, encoding="utf-8")
    for page in pages(assemble(lively).files).values():
        assert all(script.get("type") == "application/ld+json" for script in page.iter("script"))
        assert not any(element.get("onerror") for element in page.iter())


def test_a_correction_is_shown_and_moves_the_feed_and_the_structured_data(project: Path) -> None:
    with_updates(project)
    change(project, SURVEY, "date: 2023-11-02\n", "date: 2023-11-02\ncorrected: 5.11.2026\n")
    files = assemble(project).files
    page = files["ajankohtaista/kysely/index.html"].decode()
    assert '<time datetime="2026-11-05">Korjattu 5.11.2026</time>' in page
    assert '"dateModified":"2026-11-05"' in page.replace(": ", ":")
    feed = files["ajankohtaista/atom.xml"].decode()
    assert feed.count("<updated>2026-11-05T00:00:00Z</updated>") == 2  # the feed's own, and the entry's
    assert "<published>2023-11-02T00:00:00Z</published>" in feed
    assert "dateModified" not in files["ajankohtaista/kavely/index.html"].decode()


def test_a_correction_before_the_update_is_told_of(project: Path) -> None:
    with_updates(project)
    change(project, SURVEY, "date: 2023-11-02\n", "date: 2023-11-02\ncorrected: 2023-11-01\n")
    with pytest.raises(ProblemsFoundError) as found:
        assemble(project)
    (problem,) = (item for item in found.value.problems if item.severity == "error")
    assert (str(problem.place), problem.message.id) == (f"{SURVEY}:3:12", "corrected-before")


@pytest.mark.parametrize("written", ["C:\\Kuvat\\{}", "../updates/{}", "x{}"])
def test_a_picture_that_is_there_is_not_told_to_be_of_no_use(project: Path, written: str) -> None:
    lively = with_updates(project)
    name = Path(PICTURE).name
    change(lively, OPENING, name, f"'{written.format(name)}'")
    with pytest.raises(ProblemsFoundError) as caught:
        assemble(lively)
    errors = [problem for problem in caught.value.problems if problem.severity == "error"]
    hint = f"Did you mean {name}?"
    assert [(problem.message.id, str(problem.hint)) for problem in errors] == [("picture-missing", hint)]


def test_an_update_dated_long_after_the_strategy_is_asked_about(project: Path) -> None:
    lively = with_updates(project)
    change(lively, SURVEY, "date: 2023-11-02", "date: 3023-11-02")
    asked = [problem for problem in assemble(lively).warnings if problem.message.id == "dated-long-after"]
    assert [(problem.place.path, problem.severity) for problem in asked] == [(SURVEY, "warning")]


def test_a_day_that_was_checked_is_not_asked_about(project: Path) -> None:
    lively = with_updates(project)
    change(lively, SURVEY, "date: 2023-11-02", "date: 3023-11-02\naccepted: [3023-11-02]")
    assert "dated-long-after" not in {problem.message.id for problem in assemble(lively).warnings}


def test_the_name_of_a_file_does_not_say_what_its_picture_shows(project: Path) -> None:
    lively = with_updates(project)
    change(lively, OPENING, "alt: {fi: Ihmisiä pihalla.", f"alt: {{fi: {Path(PICTURE).stem}")
    asked = [problem for problem in assemble(lively).warnings if problem.message.id == "alt-is-name"]
    assert [(problem.place.path, problem.severity) for problem in asked] == [(OPENING, "warning")]
