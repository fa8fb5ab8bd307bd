"""What each host is told of the site, all of it from one value of rules."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from kalliola_site.data.hosts.all_hosts import HOSTS, host_files
from kalliola_site.data.hosts.rules import PRIVATE, HostRedirect, HostRules, MissingPage
from kalliola_site.data.security_policy import FINGERPRINTED, headers
from kalliola_site.model.site import HostName
from kalliola_site.pipeline import assemble
from kalliola_site.plan.redirects.old_address import OldAddress
from kalliola_site.problems.problem import ProblemsFoundError
from kalliola_site.publish.folder import MARKER
from tests.support.hosts.checks import CHECKS

STYLES = "/strategia/assets/site.0123456789ab.css"

RULES = HostRules(
    root="/strategia",
    everywhere=headers(),
    open_data={"Access-Control-Allow-Origin": "*"},
    fingerprinted=(STYLES,),
    typed={"/strategia/site.webmanifest": "application/manifest+json"},
    redirects=(
        HostRedirect(
            OldAddress("/old.php", "id=5"), "/strategia/old.php", "/strategia/old.php", "/strategia/arvot/"
        ),
        HostRedirect(
            OldAddress("/päätös (1)/"),
            "/strategia/päätös (1)/",
            "/strategia/p%C3%A4%C3%A4t%C3%B6s%20(1)/",
            "/strategia/arvot/",
        ),
    ),
    missing=(
        MissingPage("/strategia/en/", "/strategia/en/404.html"),
        MissingPage("/strategia/", "/strategia/404.html"),
    ),
)


def written(name: HostName, rules: HostRules = RULES) -> dict[str, str]:
    return {path: data.decode() for path, data in host_files((name,), rules).items()}


def name_hosts(project: Path, names: str) -> None:
    site = project / "content/site.yml"
    site.write_text(f"{site.read_text(encoding='utf-8')}\nhosts: [{names}]\n", encoding="utf-8")


def test_every_host_that_content_may_name_is_known() -> None:
    assert list(HOSTS) == list(get_args(HostName))


def test_whoever_publishes_reads_of_every_host_and_every_check(root: Path) -> None:
    told = (root / "deploy/README.md").read_text(encoding="utf-8")
    assert [name for name in HOSTS if f"`{name}`" not in told] == []
    assert f"| engine | {' | '.join(CHECKS)} |" in told


def test_without_a_name_there_is_what_most_hosts_can_do_with() -> None:
    assert set(host_files((), RULES)) == {
        ".nojekyll",
        "_headers",
        "_redirects",
        ".redirects.nginx.map",
        ".redirects.caddy",
    }


def test_the_marker_of_the_output_folder_is_for_no_reader() -> None:
    assert MARKER in PRIVATE


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("github-pages", {".nojekyll"}),
        ("netlify", {"_headers", "_redirects"}),
        ("cloudflare", {"_headers", "_redirects"}),
        ("workers", {"_headers", "_redirects", "wrangler.jsonc", ".assetsignore"}),
        ("firebase", {"firebase.json"}),
        ("azure", {"staticwebapp.config.json"}),
        ("vercel", {"vercel.json", ".vercelignore"}),
        ("apache", {".htaccess"}),
        ("nginx", {".redirects.nginx.map"}),
        ("caddy", {".redirects.caddy"}),
        ("serve", {"serve.json"}),
        ("other", set()),
    ],
)
def test_a_host_gets_the_files_that_it_reads_and_no_others(name: HostName, files: set[str]) -> None:
    assert set(written(name)) == files


@pytest.mark.parametrize("name", ["netlify", "workers", "firebase", "azure", "vercel", "apache", "serve"])
def test_a_host_is_told_every_header_of_the_policy(name: HostName) -> None:
    said = "".join(written(name).values())
    for header, value in headers().items():
        assert header in said
        assert value in said


@pytest.mark.parametrize("name", ["netlify", "cloudflare", "firebase", "azure", "vercel", "serve"])
def test_a_file_may_be_kept_by_its_whole_address_so_that_none_is_remembered_as_missing(
    name: HostName,
) -> None:
    said = "".join(written(name).values()).replace("\\", "")
    assert STYLES in said
    assert said.count(FINGERPRINTED) == 1


def test_cloudflare_gets_no_more_rules_than_it_reads() -> None:
    many = tuple(f"/strategia/assets/{number}.avif" for number in range(300))
    rules = re.findall("(?m)^/", written("cloudflare", replace(RULES, fingerprinted=many))["_headers"])
    assert len(rules) == 100


def test_azure_gets_no_larger_a_file_than_it_takes() -> None:
    many = tuple(f"/strategia/assets/{number}.avif" for number in range(300))
    text = written("azure", replace(RULES, fingerprinted=many))["staticwebapp.config.json"]
    assert len(text.encode()) <= 20_000
    assert "/strategia/assets/0.avif" in text


def test_redirects_that_two_hosts_read_in_one_file_are_there_for_both() -> None:
    lines = host_files(("netlify", "cloudflare"), RULES)["_redirects"].decode().splitlines()
    assert "/strategia/p%C3%A4%C3%A4t%C3%B6s%20(1)/ /strategia/arvot/ 301!" in lines
    assert "/strategia/p%C3%A4%C3%A4t%C3%B6s%20(1)/ /strategia/arvot/ 301" in lines


def test_netlify_has_a_page_for_missing_addresses_in_each_language() -> None:
    lines = written("netlify")["_redirects"].splitlines()
    assert lines[-2:] == [
        "/strategia/en/* /strategia/en/404.html 404",
        "/strategia/* /strategia/404.html 404",
    ]


def test_an_old_address_with_a_query_leads_on_where_a_host_can_ask_for_it() -> None:
    redirects = json.loads(written("vercel")["vercel.json"])["redirects"]
    assert redirects[0]["has"] == [{"type": "query", "key": "id", "value": "5"}]


@pytest.mark.parametrize("name", ["firebase", "azure", "serve"])
def test_an_old_address_with_a_query_is_left_out_where_a_host_cannot_ask_for_it(name: HostName) -> None:
    assert "old" not in "".join(written(name).values())


def test_the_build_writes_the_files_of_the_hosts_that_the_content_names(project: Path) -> None:
    name_hosts(project, "firebase, workers")
    files = assemble(project).files
    assert {"firebase.json", "wrangler.jsonc", ".assetsignore", "_headers"} <= set(files)
    assert ".nojekyll" not in files


def test_a_host_that_looks_in_folders_finds_a_page_for_missing_addresses_in_each_language(
    project: Path,
) -> None:
    name_hosts(project, "workers")
    page = assemble(project).files["en/404.html"].decode()
    assert '<html lang="en"' in page
    assert page.index('href="/en/"') < page.index('href="/"')


def test_an_unknown_host_is_told_of_at_its_line_with_the_one_that_may_be_meant(project: Path) -> None:
    name_hosts(project, "netlify, cloudfare")
    with pytest.raises(ProblemsFoundError) as found:
        assemble(project)
    (problem,) = found.value.problems
    assert "cloudfare" in problem.place.excerpt
    assert "cloudflare" in str(problem.hint)
