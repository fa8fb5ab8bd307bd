"""Addresses are for ever: what was published once is live, or leads on in one step to what is."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kalliola_site.cli.main import main
from kalliola_site.model.address_record import AddressRecord
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.content import Content
from kalliola_site.model.strategy import Means
from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import Site, assemble, build, check
from kalliola_site.plan.build_plan import plan
from kalliola_site.plan.redirects.find_redirects import find_redirects
from kalliola_site.problems.problem import Problem, ProblemsFoundError
from kalliola_site.validate.read_content import read_content
from tests.audit.test_html_validity import messages
from tests.conftest import copy_living_project, copy_project, tree
from tests.support.randomised import examples
from tests.support.site_pages import find_all, parse, words

ADDRESS = "https://strategia.kalliola.fi/"
RECORD = "content/addresses.yml"
SITE = "content/site.yml"
STRATEGY = "content/strategy.yml"
GOAL = "content/goals/1-inequality.yml"
IMPACT = "content/goals/3-impact.yml"


def change(project: Path, path: str, *changes: tuple[str, str]) -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, "the sample content has changed"
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


def lead(project: Path, *lines: str) -> None:
    """Write lines under ``redirects:``."""
    file = project / SITE
    text = file.read_text(encoding="utf-8")
    if "\nredirects:\n" not in text:
        text += "\nredirects:\n"
    file.write_text(text + "".join(f"  {line}\n" for line in lines), encoding="utf-8")


def published(project: Path) -> Site:
    return build(project, project / "dist", BuildOptions(base_url=ADDRESS, record=True))


def mistakes(project: Path) -> list[Problem]:
    with pytest.raises(ProblemsFoundError) as found:
        assemble(project, BuildOptions(base_url=ADDRESS))
    return [problem for problem in found.value.problems if problem.severity == "error"]


def redirects(site: Site) -> dict[str, str]:
    """Where each old address leads; once for those that lead on with and without their final slash."""
    lines = site.files.get("_redirects", b"").decode().splitlines()
    found = {origin: target for origin, target, status in map(str.split, lines) if status == "301"}
    return {origin: target for origin, target in found.items() if f"{origin}/" not in found}


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was published once; without pictures for shared links, which take time."""
    project = copy_project(tmp_path_factory.mktemp("published") / "project")
    change(project, SITE, ("navigation:", "share_images: false\nnavigation:"))
    published(project)
    return project


@pytest.fixture
def project(published_once: Path, tmp_path: Path) -> Path:
    """A project that was published once, to change at will."""
    shutil.copytree(published_once, tmp_path / "project", ignore=shutil.ignore_patterns("dist"))
    return tmp_path / "project"


# The record


def test_what_gets_published_begins_the_record(unchanged_project: Path) -> None:
    assert RECORD in assemble(unchanged_project, BuildOptions(base_url=ADDRESS, record=True)).record


def test_a_build_that_is_not_published_records_nothing(project: Path) -> None:
    before = (project / RECORD).read_bytes()
    change(project, SITE, ("fi: arvot", "fi: periaatteet"))
    build(project, project / "dist", BuildOptions(base_url=ADDRESS))
    assert (project / RECORD).read_bytes() == before


def test_a_page_that_nobody_saw_goes_without_a_word(project: Path) -> None:
    shutil.copy(project / GOAL, project / "content/goals/5-new.yml")
    change(project, "content/goals/5-new.yml", ("number: 1", "number: 5"), ("id: inequality", "id: new"))
    change(
        project, "content/goals/5-new.yml", ("fi: eriarvoisuuden", "fi: uuden"), ("en: solving", "en: new")
    )
    build(project, project / "dist", BuildOptions(base_url=ADDRESS))
    change(project, "content/goals/5-new.yml", ("id: new", "id: newer"), ("fi: uuden", "fi: uudemman"))
    assert redirects(published(project)) == {}


def test_nothing_goes_on_record_for_a_placeholder(unchanged_project: Path) -> None:
    with pytest.raises(ProblemsFoundError) as found:
        assemble(unchanged_project, BuildOptions(record=True))
    assert [item.message.id for item in found.value.problems if item.severity == "error"] == [
        "placeholder-address"
    ]


def test_nothing_goes_on_record_for_a_placeholder_that_is_given(
    unchanged_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["build", "--record", "--base-url", "https://x.example/", "--lang", "en"]
    assert main([*arguments, "--project", str(unchanged_project)]) == 2
    assert "https://x.example/ is a placeholder" in capsys.readouterr().err


def test_a_copy_to_carry_is_not_published_so_has_nothing_to_record(
    unchanged_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--record", "--offline", "--project", str(unchanged_project), "--lang", "en"]) == 2
    assert "is not published" in capsys.readouterr().err


def test_the_record_has_a_line_for_each_page_and_says_what_it_is(project: Path) -> None:
    text = (project / RECORD).read_text(encoding="utf-8")
    assert "# Every address that was published" in text
    assert "# Kaikki julkaistut osoitteet" in text
    assert "    goals/inequality: [/tavoitteet/eriarvoisuuden-ratkaisija/]\n" in text
    assert "    values: [/en/values/]\n" in text
    assert "  values: [content, fairness, joy, menu, trust]\n" in text


def test_a_build_that_changes_no_address_writes_no_record(project: Path) -> None:
    before = (project / RECORD).stat().st_mtime_ns
    assert published(project).record == {}
    assert (project / RECORD).stat().st_mtime_ns == before


def test_a_build_tells_that_the_record_is_to_be_saved(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(project, SITE, ("fi: arvot", "fi: periaatteet"))
    arguments = ["build", "--record", "--base-url", ADDRESS, "--project", str(project), "--lang", "en"]
    assert main(arguments) == 0
    assert f"The record {RECORD} was brought up to date: save it" in capsys.readouterr().out


def test_check_writes_nothing(project: Path) -> None:
    change(project, SITE, ("fi: arvot", "fi: periaatteet"))
    before = tree(project)
    check(project, BuildOptions(base_url=ADDRESS))
    assert tree(project) == before


def test_a_line_recorded_by_mistake_may_be_taken_back(project: Path) -> None:
    (project / IMPACT).unlink()
    change(project, "content/goals/4-workplace.yml", ("number: 4", "number: 3"))
    assert "delete its line here" in str(mistakes(project)[0].hint)
    text = (project / RECORD).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in text if not line.startswith(("    goals/impact:", "  goals/impact:"))]
    (project / RECORD).write_text("".join(kept), encoding="utf-8")
    assert "goals/impact" not in {problem.values.get("page") for problem in mistakes(project)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[/arvot/]", "[arvot]"),
        ("[/arvot/]", '["/arvot/ x"]'),
        ("[/arvot/]", '["/a/;}"]'),
        ("[/arvot/]", '["/../"]'),
        ("joy", '"<b>"'),
        ("anchors:", "ankkurit:"),
    ],
)
def test_a_record_that_someone_spoilt_is_told_of(project: Path, old: str, new: str) -> None:
    change(project, RECORD, (old, new))
    (problem,) = mistakes(project)
    assert problem.place.path == RECORD


# Pages that moved


def test_a_changed_slug_leaves_a_redirect(project: Path) -> None:
    change(project, SITE, ("fi: arvot", "fi: periaatteet"))
    site = published(project)
    assert redirects(site) == {"/arvot/": "/periaatteet/"}
    assert site.files[".redirects.nginx.map"].splitlines() == [
        b'"/arvot/" "/periaatteet/$is_args$args";',
        b'"/arvot" "/periaatteet/$is_args$args";',
    ]
    assert site.files[".redirects.caddy"].splitlines() == [
        b"route {",
        b'redir "/arvot/" "/periaatteet/{?query}" 301',
        b'redir "/arvot" "/periaatteet/{?query}" 301',
        b"}",
    ]


def test_a_moved_section_takes_what_is_below_it_along(project: Path) -> None:
    change(project, SITE, ("fi: tavoitteet", "fi: paamaarat"))
    found = redirects(published(project))
    assert len(found) == 5
    assert found["/tavoitteet/yhteison-kokoaja/"] == "/paamaarat/yhteison-kokoaja/"


def test_however_often_a_page_moves_each_old_address_leads_there_in_one_step(project: Path) -> None:
    for old, new in (("arvot", "yksi"), ("yksi", "kaksi"), ("kaksi", "kolme")):
        change(project, SITE, (f"fi: {old}", f"fi: {new}"))
        site = published(project)
    assert redirects(site) == dict.fromkeys(("/arvot/", "/yksi/", "/kaksi/"), "/kolme/")


def test_a_page_that_comes_back_leads_nowhere(project: Path) -> None:
    change(project, SITE, ("fi: arvot", "fi: periaatteet"))
    published(project)
    change(project, SITE, ("fi: periaatteet", "fi: arvot"))
    assert redirects(published(project)) == {"/periaatteet/": "/arvot/"}


def test_an_old_address_that_another_page_takes_is_that_page(project: Path) -> None:
    change(project, SITE, ("fi: arvot", "fi: periaatteet"), ("fi: missio", "fi: arvot"))
    site = published(project)
    assert redirects(site) == {"/missio/": "/arvot/"}
    assert "Missio" in words(parse(site.files["arvot/index.html"]))
    change(project, SITE, ("fi: arvot", "fi: tehtava"))
    assert redirects(published(project)) == {"/missio/": "/tehtava/", "/arvot/": "/tehtava/"}


def test_redirects_know_the_path_under_which_the_site_is(project: Path) -> None:
    change(project, SITE, ("fi: arvot", "fi: periaatteet"))
    site = assemble(project, BuildOptions(base_url=f"{ADDRESS}strategia/"))
    assert redirects(site) == {"/strategia/arvot/": "/strategia/periaatteet/"}


def test_a_goal_that_has_another_id_but_the_same_address_loses_nothing(project: Path) -> None:
    change(project, GOAL, ("fi: eriarvoisuuden-ratkaisija", "fi: ratkaisija"))
    published(project)
    change(project, GOAL, ("id: inequality", "id: equality"))
    found = redirects(published(project))
    assert found == {"/tavoitteet/eriarvoisuuden-ratkaisija/": "/tavoitteet/ratkaisija/"}
    change(project, GOAL, ("fi: ratkaisija", "fi: tasaaja"))
    assert set(redirects(published(project)).values()) == {"/tavoitteet/tasaaja/"}


# The page at an old address


@pytest.fixture
def moved(project: Path) -> Site:
    """A site in which pages have moved."""
    change(project, SITE, ("fi: arvot", "fi: periaatteet"), ("en: values", "en: principles"))
    lead(project, "/vanha/sivu.html: values#joy", "/vieras/: https://www.kalliola.fi/strategia?a=1&b=2")
    return published(project)


@pytest.mark.parametrize(
    ("written", "file", "netlify", "nginx", "caddy"),
    [
        ("/vanha", "vanha/index.html", "/vanha", "/vanha", 'redir "/vanha"'),
        ("/Sivu.php", "Sivu.php/index.html", "/Sivu.php", "/Sivu.php", 'redir "/Sivu.php"'),
        ("/a b.pdf", "a b.pdf/index.html", "/a%20b.pdf", "/a b.pdf", 'redir "/a b.pdf"'),
        (
            "/päätös.html",
            "päätös.html",
            "/p%C3%A4%C3%A4t%C3%B6s.html",
            "/päätös.html",
            'redir "/päätös.html"',
        ),
        ("/p%C3%A4%C3%A4t%C3%B6s.html", "päätös.html", "/p%C3%A4%C3%A4t%C3%B6s.html", "/päätös.html", ""),
        ("/i.php?id=5&p=2", "", "/i.php id=5 p=2", "/i.php?id=5&p=2", "\tquery id=5 p=2"),
    ],
)
def test_an_address_of_any_old_site_leads_on(  # noqa: PLR0913, PLR0917 - a form for each kind of host
    project: Path, written: str, file: str, netlify: str, nginx: str, caddy: str
) -> None:
    lead(project, f'"{written}": goals')
    files = published(project).files
    assert f"{netlify} /tavoitteet/ 301\n" in files["_redirects"].decode()
    along = "" if "?" in written else "$is_args$args"
    assert f'"{nginx}" "/tavoitteet/{along}";\n' in files[".redirects.nginx.map"].decode()
    assert caddy in files[".redirects.caddy"].decode()
    stubs = {path for path, data in files.items() if b'http-equiv="refresh"' in data}
    assert stubs == ({file} if file else set())


def test_old_addresses_of_which_one_goes_on_from_the_other_both_lead_on(project: Path) -> None:
    lead(project, "/a.html: goals", "/a.html/b: goals", "/c: goals", "/c/: goals")
    files = published(project).files
    assert files["_redirects"].decode().count("/tavoitteet/") == 5
    assert {"a.html", "c/index.html"} <= files.keys()


def test_a_page_at_the_old_address_leads_on_where_hosts_do_not(moved: Site) -> None:
    page = parse(moved.files["en/values/index.html"])
    assert page.attrib["lang"] == "en"
    assert [meta.get("content") for meta in find_all(page, "meta", http_equiv="refresh")] == [
        "0; url=../principles/"
    ]
    assert [link.get("href") for link in find_all(page, "link", rel="canonical")] == [
        f"{ADDRESS}en/principles/"
    ]
    assert [(link.get("href"), words(link)) for link in find_all(page, "a")] == [("../principles/", "Values")]
    assert [meta.get("content") for meta in find_all(page, "meta", name="robots")] == ["noindex"]
    assert words(next(page.iter("h1"))) == "This page has moved"


def test_it_leads_to_a_place_on_a_page_or_out_of_the_site_too(moved: Site) -> None:
    inside, outside = (parse(moved.files[path]) for path in ("vanha/sivu.html", "vieras/index.html"))
    assert [link.get("href") for link in find_all(inside, "a")] == ["../periaatteet/#joy"]
    assert [link.get("href") for link in find_all(outside, "a", rel="noopener")] == [
        "https://www.kalliola.fi/strategia?a=1&b=2"
    ]


def test_it_keeps_the_security_policy_and_is_valid_html(moved: Site, project: Path) -> None:
    ordinary = parse(moved.files["index.html"])
    for path in ("arvot/index.html", "vanha/sivu.html", "vieras/index.html"):
        page = parse(moved.files[path])
        policies = [
            [meta.get("content") for meta in find_all(where, "meta", http_equiv="Content-Security-Policy")]
            for where in (page, ordinary)
        ]
        assert policies[0] == policies[1]
        target = project / "moved" / path
        target.parent.mkdir(parents=True)
        target.write_bytes(moved.files[path])
    assert messages(project / "moved") == []


def test_no_list_of_pages_and_no_page_names_an_old_address(moved: Site) -> None:
    assert b"/arvot/" not in moved.files["sitemap.xml"]
    for path, data in moved.files.items():
        if path.endswith(".html"):
            assert not [link for link in find_all(parse(data), "a") if "arvot/" in link.attrib["href"]]


def test_a_link_to_an_old_address_in_a_template_is_refused(project: Path) -> None:
    change(project, SITE, ("fi: arvot", "fi: periaatteet"))
    change(
        project,
        "templates/pages/story.html.jinja",
        ("{% block main %}", '{% block main %}<a href="../arvot/">x</a>'),
    )
    assert {problem.message.id for problem in mistakes(project)} == {"link-broken"}


def test_a_site_where_nothing_moved_has_none_of_this(site: Site) -> None:
    assert not [path for path in site.files if "redirects" in path]


# Pages that are gone


def test_a_page_that_is_gone_asks_where_its_readers_should_go(project: Path) -> None:
    (project / IMPACT).unlink()
    (problem,) = mistakes(project)
    assert problem.message.id == "page-gone"
    assert problem.place.path == RECORD
    assert "goals/impact: [" in problem.place.excerpt
    assert "under redirects: in content/site.yml, write goals/impact:" in str(problem.hint)


def test_one_line_leads_on_all_that_a_page_was_in_every_language(project: Path) -> None:
    change(project, IMPACT, ("fi: vaikuttava-ja-innovatiivinen", "fi: vaikuttava"))
    published(project)
    (project / IMPACT).unlink()
    lead(project, "goals/impact: goals/community")
    expected = {
        "/tavoitteet/vaikuttava-ja-innovatiivinen/": "/tavoitteet/yhteison-kokoaja/",
        "/tavoitteet/vaikuttava/": "/tavoitteet/yhteison-kokoaja/",
        "/en/goals/impact-and-innovation/": "/en/goals/bringing-the-community-together/",
    }
    assert redirects(published(project)) == expected
    assert redirects(published(project)) == expected


def test_readers_of_what_is_gone_can_be_sent_to_another_site(project: Path) -> None:
    (project / IMPACT).unlink()
    lead(project, "goals/impact: https://www.kalliola.fi/")
    assert set(redirects(published(project)).values()) == {"https://www.kalliola.fi/"}


def test_chains_of_what_is_gone_are_followed_to_their_end(project: Path) -> None:
    (project / IMPACT).unlink()
    (project / "content/goals/4-workplace.yml").unlink()
    lead(project, "goals/impact: goals/workplace", "goals/workplace: goals")
    assert set(redirects(published(project)).values()) == {"/tavoitteet/", "/en/goals/"}


def test_the_promise_holds_when_the_line_is_deleted_later(project: Path) -> None:
    (project / IMPACT).unlink()
    lead(project, "goals/impact: goals")
    published(project)
    change(project, SITE, ("  goals/impact: goals\n", "  /x/: goals\n"))
    assert [problem.message.id for problem in mistakes(project)] == ["page-gone"]


def test_an_address_from_before_this_site_can_lead_here(project: Path) -> None:
    lead(project, "/strategia-2023/: strategy", "/en/old/: values#joy")
    found = redirects(published(project))
    assert found == {"/strategia-2023/": "/strategia/", "/en/old/": "/en/values/#joy"}


def test_an_address_that_hosts_take_for_a_page_leads_there_and_nothing_stands_in_the_pages_way(
    project: Path,
) -> None:
    lead(project, "/en.html: home", "/EN/values.html: values", "/arvot.html: values")
    site = published(project)
    assert redirects(site) == {
        "/en.html": "/en/",
        "/EN/values.html": "/en/values/",
        "/arvot.html": "/arvot/",
    }
    assert not {"en.html", "EN/values.html", "arvot.html"} & site.files.keys()


def test_addresses_of_pages_that_moved_come_before_those_that_people_wrote(project: Path) -> None:
    published(project)
    change(project, SITE, ("fi: arvot", "fi: periaatteet"))
    lead(project, "/aaa/: goals")
    lines = published(project).files["_redirects"].decode().splitlines()
    assert [line.split()[0] for line in lines] == ["/arvot/", "/arvot", "/aaa/", "/aaa"]


def test_where_there_are_more_than_cloudflare_reads_it_is_told_which_are_lost(project: Path) -> None:
    lead(project, *(f"/{number}.html: goals" for number in range(10_000, 12_002)))
    (found,) = (problem for problem in published(project).warnings if "redirects" in problem.message.id)
    assert found.message.id == "redirects-too-many"
    assert "from /12000.html on" in str(found.text)
    assert found.place.excerpt.strip() == "/12000.html: goals"


@pytest.mark.parametrize(
    ("line", "message", "excerpt"),
    [
        ("goals/impact: goals/comunity", "link-to-unknown-page", "goals/comunity"),
        ("goals/impact: /tavoitteet/", "redirect-destination", "/tavoitteet/"),
        ("goals/impact: javascript:alert(1)", "redirect-destination", "javascript:alert(1)"),
        ('goals/impact: "https://a.fi/$x"', "redirect-destination", '"https://a.fi/$x"'),
        ("goals/impact: goals/impact", "redirect-in-circles", "goals/impact"),
        ("goals/impakt: goals", "redirect-unknown", "goals/impakt"),
        ("values: goals", "redirect-needless", "values"),
        ("/arvot/: goals", "redirect-needless", "/arvot/"),
        ("/en/: goals", "redirect-needless", "/en/"),
        ("/arvot: goals", "redirect-needless", "/arvot"),
        ("/%61rvot/: goals", "redirect-needless", "/%61rvot/"),
        ("/robots.txt: goals", "redirect-needless", "/robots.txt"),
        ("/sitemap.xml/old: goals", "redirect-needless", "/sitemap.xml/old"),
        ("/sitemap.xml/: goals", "redirect-needless", "/sitemap.xml/"),
        ("/SITEMAP.xml/: goals", "redirect-needless", "/SITEMAP.xml/"),
        ("/en.html: goals", "redirect-hides", "goals"),
        ("/arvot.htm: https://www.kalliola.fi/", "redirect-hides", "https://www.kalliola.fi/"),
        ("https://www.kalliola.fi/a.html: goals", "redirect-not-path", "https://www.kalliola.fi/a.html"),
        ("//kalliola.fi/a: goals", "redirect-not-path", "//kalliola.fi/a"),
        ("a/b.php: goals", "redirect-not-path", "a/b.php"),
        ("/a//b/: goals", "redirect-address", "/a//b/"),
        ('"/a*": goals', "redirect-address", '"/a*"'),
        ('"/a:b": goals', "redirect-address", '"/a:b"'),
        ('"/a$b": goals', "redirect-address", '"/a$b"'),
        ('"/p%E4.html": goals', "redirect-address", '"/p%E4.html"'),
        ('"/a#b": goals', "redirect-address", '"/a#b"'),
        ('"/a?b": goals', "redirect-address", '"/a?b"'),
        (f"/{'a' * 201}/: goals", "redirect-address", f"/{'a' * 201}/"),
        ("/assets/: goals", "redirect-address", "/assets/"),
        ("/../: goals", "redirect-address", "/../"),
        ("/404.html: goals", "redirect-address", "/404.html"),
        ("/x/: values#joi", "link-to-unknown-anchor", "values#joi"),
        ("values#jo: goals#means", "redirect-off-page", "goals#means"),
        ("valeus#joy: values", "link-to-unknown-page", "valeus#joy"),
        ("values#joy: values#trust", "redirect-needless", "values#joy"),
        ("values#old: values#joi", "link-to-unknown-anchor", "values#joi"),
    ],
)
def test_a_line_that_cannot_be_followed_is_told_of_where_it_stands(
    project: Path, line: str, message: str, excerpt: str
) -> None:
    if line.startswith("goals/imp"):
        (project / IMPACT).unlink()
    lead(project, line)
    found = [problem for problem in mistakes(project) if problem.message.id != "page-gone"]
    assert [problem.message.id for problem in found] == [message]
    place = found[0].place
    assert place.path == SITE
    assert place.excerpt[place.column - 1 : place.column - 1 + place.length] == excerpt


def test_what_is_meant_is_suggested(project: Path) -> None:
    (project / IMPACT).unlink()
    lead(project, "goals/impct: goals/comunity")
    hints = {problem.message.id: str(problem.hint) for problem in mistakes(project)}
    assert hints["redirect-unknown"] == "Did you mean goals/impact?"
    assert hints["link-to-unknown-page"] == "Did you mean goals/community?"


def test_a_circle_is_told_of_with_its_steps(project: Path) -> None:
    (project / IMPACT).unlink()
    (project / "content/goals/4-workplace.yml").unlink()
    lead(project, "goals/impact: goals/workplace", "goals/workplace: goals/impact")
    (found,) = mistakes(project)
    assert found.message.id == "redirect-in-circles"
    assert "goals/impact → goals/workplace → goals/impact" in str(found.text)


def test_the_same_origin_twice_is_refused(project: Path) -> None:
    lead(project, "/x/: goals", "/x/: values")
    assert [problem.message.id for problem in mistakes(project)] == ["yaml-duplicate-key"]


# Languages


def without_english(project: Path) -> None:
    change(project, SITE, ("  - code: en\n    name: English\n    locale: en_GB\n", ""))
    for path in (project / "content").rglob("*.yml"):
        if path.name not in ("addresses.yml", "translations.yml"):
            path.write_text(_monolingual(path.read_text(encoding="utf-8")), encoding="utf-8")
    for path in (project / "content/pages").glob("*.en.md"):
        path.unlink()


def _monolingual(text: str) -> str:
    import yaml  # noqa: PLC0415

    def without(value: object) -> object:
        if isinstance(value, dict):
            return {key: without(item) for key, item in value.items() if key != "en"}
        return [without(item) for item in value] if isinstance(value, list) else value

    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    return str(yaml.safe_dump(without(data), allow_unicode=True, sort_keys=False))


def test_a_language_that_is_gone_asks_once_and_one_line_leads_on_all_of_it(project: Path) -> None:
    without_english(project)
    (problem,) = mistakes(project)
    assert problem.message.id == "language-gone"
    assert "write en: fi under redirects:" in str(problem.hint)
    lead(project, "en: fi")
    site = published(project)
    found = redirects(site)
    assert len(found) == 15
    assert (found["/en/"], found["/en/values/"]) == ("/", "/arvot/")
    assert parse(site.files["en/values/index.html"]).attrib["lang"] == "fi"


def test_a_language_can_only_lead_to_one_that_is_there(project: Path) -> None:
    without_english(project)
    lead(project, "en: sv")
    (problem,) = mistakes(project)
    assert problem.message.id == "unknown-language"


def test_when_the_first_language_changes_all_addresses_lead_on(project: Path) -> None:
    content = read_content(project)
    site = content.site.changed(languages=tuple(reversed(content.site.languages)))
    content = replace(content, site=site)
    redirects, problems = find_redirects(content, plan(content)[0])
    assert problems == ()
    found = {redirect.origin: redirect.page.path for redirect in redirects.redirects if redirect.page}
    assert (found["/arvot/"], found["/en/values/"]) == ("fi/arvot/", "values/")


# Places on pages


def ids(site: Site, path: str) -> list[str]:
    return [element.attrib["id"] for element in parse(site.files[path]).iter() if element.get("id")]


def test_a_place_that_is_gone_asks_where_it_is_now_once_for_all_pages(project: Path) -> None:
    change(project, STRATEGY, ("id: joy", "id: delight"))
    (problem,) = mistakes(project)
    assert problem.message.id == "anchor-gone"
    assert "values#joy: values#NEW" in str(problem.hint)


def test_a_place_with_another_id_keeps_its_old_one_beside_the_new(project: Path) -> None:
    change(project, STRATEGY, ("id: joy", "id: delight"))
    lead(project, "values#joy: values#delight")
    site = published(project)
    for path in ("arvot/index.html", "en/values/index.html", "strategia/index.html"):
        found = ids(site, path)
        assert found.index("delight") == found.index("joy") + 1
    assert published(project).record == {}


def test_a_place_that_is_gone_for_good_can_become_the_top_of_its_page(project: Path) -> None:
    change(project, STRATEGY, ("id: joy", "id: delight"))
    lead(project, "values#joy: values")
    assert "joy" not in ids(published(project), "arvot/index.html")


def test_a_goal_with_another_id_keeps_its_places_in_the_whole_strategy_with_all_their_parts(
    project: Path,
) -> None:
    change(project, GOAL, ("id: inequality", "id: equality"))
    published(project)
    found = ids(published(project), "strategia/index.html")
    for part in ("", "-heading", "-description", "-means", "-outcomes", "-indicators"):
        assert found.index(f"equality{part}") == found.index(f"inequality{part}") + 1


def test_places_of_a_goal_that_is_gone_are_those_of_the_goal_its_page_leads_to(project: Path) -> None:
    (project / IMPACT).unlink()
    lead(project, "goals/impact: goals/community")
    found = ids(published(project), "strategia/index.html")
    assert found.index("community-means") == found.index("impact-means") + 1


def test_places_of_the_goals_pages_are_kept_together(project: Path) -> None:
    change(project, "templates/pages/goal.html.jinja", ('id="means"', 'id="ways"'))
    (problem,) = mistakes(project)
    assert (problem.message.id, problem.values["page"]) == ("anchor-gone", "goals/*")
    lead(project, "goals/*#means: goals/*#ways")
    site = published(project)
    for path in site.files:
        if path.startswith(("tavoitteet/", "en/goals/")) and path.count("/") > path.count("en/") + 1:
            assert {"means", "ways"} <= set(ids(site, path))


def test_the_places_of_means_and_indicators_are_kept_on_their_goals_page(tmp_path: Path) -> None:
    project = copy_living_project(tmp_path / "project")
    published(project)
    (means, goal), *_ = places_of_means(project)
    assert f"means-{means}" in (project / RECORD).read_text(encoding="utf-8")
    change(project, goal, (f"id: {means}", "id: renamed"))
    for update in (project / "content/updates").glob("*.yml"):
        text = update.read_text(encoding="utf-8")
        update.write_text(text.replace(f"/{means}]", "/renamed]"), encoding="utf-8")
    found = mistakes(project)
    assert {problem.message.id for problem in found} == {"anchor-gone"}
    lead(
        project,
        *(
            f"{item.values['page']}#{old}: {item.values['page']}#{old.replace(means, 'renamed')}"
            for item in found
            for old in [str(item.values["anchor"])]
        ),
    )
    site = published(project)
    page = next(path for path, data in site.files.items() if b'id="means-renamed"' in data)
    found_ids = ids(site, page)
    assert f"means-{means}" in found_ids


def places_of_means(project: Path) -> list[tuple[str, str]]:
    """The ids that means have, each with the file of its goal."""
    content = read_content(project)
    return [
        (means.id, content.goal_paths[goal.id])
        for goal in content.goals
        for means in goal.means
        if isinstance(means, Means) and means.id
    ]


GOAL_TEMPLATE = "templates/pages/goal.html.jinja"
BROKEN = ("{{ no.such.name }}", "{% if %}", "{{ url('nowhere') }}")
"""Mistakes in a template: what they stand for is not known before a page is made of it."""


@pytest.mark.parametrize("broken", BROKEN)
def test_after_a_mistake_in_a_template_is_mended_every_place_that_is_gone_is_asked_about(
    project: Path, broken: str
) -> None:
    change(project, STRATEGY, ("id: joy", "id: delight"))
    change(project, GOAL_TEMPLATE, ('id="means"', 'id="ways"'), ('id="outcomes"', 'id="results"'))
    text = (project / GOAL_TEMPLATE).read_text(encoding="utf-8")
    change(project, GOAL_TEMPLATE, ("{% block main %}", f"{{% block main %}}{broken}"))
    assert {problem.place.path for problem in mistakes_of_build(project)} == {GOAL_TEMPLATE}
    (project / GOAL_TEMPLATE).write_text(text, encoding="utf-8")
    asked = [
        (item.message.id, item.values["page"], item.values["anchor"]) for item in mistakes_of_build(project)
    ]
    assert sorted(asked) == [
        ("anchor-gone", "goals/*", "means"),
        ("anchor-gone", "goals/*", "outcomes"),
        ("anchor-gone", "values", "joy"),
    ]


def mistakes_of_build(project: Path) -> list[Problem]:
    """What a build in the project's own folder tells of, which remembers the builds before it."""
    with pytest.raises(ProblemsFoundError) as found:
        published(project)
    return [problem for problem in found.value.problems if problem.severity == "error"]


def test_pages_with_old_names_are_valid_html(project: Path) -> None:
    change(project, GOAL, ("id: inequality", "id: equality"))
    change(project, STRATEGY, ("id: joy", "id: delight"))
    lead(project, "values#joy: values#delight")
    published(project)
    for name in ("strategia", "arvot"):
        (project / "pages" / name).mkdir(parents=True)
        (project / "pages" / name / "index.html").write_bytes(
            (project / "dist" / name / "index.html").read_bytes()
        )
    assert messages(project / "pages") == []


# Any sequence of changes

SLUGS = ("arvot", "missio", "visio", "yksi", "kaksi")
PAGES = ("values", "mission", "vision")
GOAL_IDS = ("inequality", "community", "impact", "workplace", "fifth")

changes = st.lists(
    st.one_of(
        st.tuples(
            st.just("slug"), st.sampled_from(PAGES), st.sampled_from(SLUGS), st.sampled_from(["fi", "en"])
        ),
        st.tuples(
            st.just("goal slug"), st.integers(0, 3), st.sampled_from(SLUGS), st.sampled_from(["fi", "en"])
        ),
        st.tuples(st.just("id"), st.integers(0, 3), st.sampled_from(GOAL_IDS), st.just("")),
        st.tuples(
            st.just("remove"), st.integers(0, 3), st.sampled_from(["goals", "goals/fifth"]), st.just("")
        ),
    ),
    max_size=8,
)


def _with_slug(text: LocalizedText | None, language: str, slug: str) -> LocalizedText:
    return LocalizedText({**(text or {}), language: slug})


def changed(content: Content, step: tuple[str, object, str, str]) -> Content:
    """Change the content as an editor could; a goal that goes gets a line under ``redirects:``."""
    kind, what, new, language = step
    if kind == "slug":
        pages = dict(content.site.pages)
        pages[str(what)] = pages[str(what)].changed(slug=_with_slug(pages[str(what)].slug, language, new))
        return replace(content, site=content.site.changed(pages=pages))
    goals = list(content.goals)
    assert isinstance(what, int)
    if what >= len(goals):
        return content
    if kind == "goal slug":
        slug = _with_slug(goals[what].slug, language, new)
        goals[what] = goals[what].changed(slug=slug)
    elif kind == "id":
        goals[what] = goals[what].changed(id=new)
    elif len(goals) > 1:
        removed = f"goals/{goals.pop(what).id}"
        lines = {**content.site.redirects, removed: new}
        content = replace(content, site=content.site.changed(redirects=lines))
    return replace(
        content,
        goals=tuple(goals),
        goal_paths={goal.id: f"content/goals/{goal.number}.yml" for goal in goals},
    )


def tidied(content: Content) -> Content:
    """Take out the lines that lead on what is there (again), and those that lead to what is not."""
    there = {*content.site.pages, *(f"goals/{goal.id}" for goal in content.goals)}
    lines = {
        origin: following if following in there else "goals"
        for origin, following in content.site.redirects.items()
        if origin not in there
    }
    return replace(content, site=content.site.changed(redirects=lines))


def is_sound(content: Content) -> bool:
    ids_of_goals = [goal.id for goal in content.goals]
    if len(set(ids_of_goals)) < len(ids_of_goals):
        return False
    addresses = [page.path for page in plan(content)[0].pages] if _plans(content) else []
    return len(set(addresses)) == len(addresses) > 0


def _plans(content: Content) -> bool:
    try:
        plan(content)
    except KeyError:  # a clash has no place in documents that were never written
        return False
    return True


@settings(
    max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=changes)
def test_after_any_changes_every_address_ever_published_is_live_or_one_step_from_it(
    start: Callable[[], Content], steps: list[tuple[str, object, str, str]]
) -> None:
    content = start()
    ever: set[str] = set()
    for step in (None, *steps):
        following = content if step is None else tidied(changed(content, step))
        if not is_sound(following):
            continue
        content = following
        table = plan(content)[0]
        redirects, problems = find_redirects(content, table)
        assert problems == ()
        live = {f"/{page.path}" for page in table.pages}
        ever |= live
        leading: Mapping[str, str] = {
            redirect.origin: f"/{redirect.page.path}" for redirect in redirects.redirects if redirect.page
        }
        assert not leading.keys() & live
        assert {address if address in live else leading[address] for address in ever} <= live
        record = AddressRecord(addresses=redirects.addresses, renamed=dict(redirects.renamed))
        content = replace(content, published=record)


@pytest.fixture(scope="module")
def start(unchanged_project: Path) -> Callable[[], Content]:
    """The unchanged content; behind a function, for a failure is told with all that the test was given."""
    content = read_content(unchanged_project)
    return lambda: content


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("https://www.kalliola.fi/a.html", "/a.html"),
        ("HTTP://KALLIOLA.FI/b.php?id=5", "/b.php?id=5"),
        ("www.kalliola.fi/a/", "/a/"),
        ("a/b.html", "/a/b.html"),
    ],
)
def test_a_whole_address_is_told_the_path_to_write(project: Path, written: str, path: str) -> None:
    with (project / SITE).open("a", encoding="utf-8") as site:
        site.write(f'\nredirects:\n  "{written}": goals\n')
    with pytest.raises(ProblemsFoundError) as caught:
        assemble(project)
    (problem,) = (problem for problem in caught.value.problems if problem.severity == "error")
    assert str(problem.hint) == f"Write {path}"
