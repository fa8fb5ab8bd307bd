from __future__ import annotations

import re

import pytest

from kalliola_site.data.security_policy import content_security_policy, headers, refused
from kalliola_site.pipeline import Site, assemble
from tests.conftest import copy_project
from tests.support.site_pages import Element, find_all, pages


def directives(policy: str) -> dict[str, str]:
    return dict(directive.split(" ", 1) for directive in policy.split("; "))


def meta_policy(page: Element) -> str:
    (meta,) = find_all(page, "meta", http_equiv="Content-Security-Policy")
    return meta.attrib["content"]


def by_address(headers_file: str) -> dict[str, dict[str, str]]:
    """What ``_headers`` says, by address."""
    rules = re.findall(r"(?m)^(/.*)\n((?:  .*\n)+)", headers_file)
    return {
        address: dict(line.strip().split(": ", 1) for line in lines.splitlines()) for address, lines in rules
    }


def test_nothing_is_allowed_but_what_is_named() -> None:
    policy = directives(content_security_policy())
    assert policy["default-src"] == "'none'"
    assert policy["base-uri"] == policy["form-action"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}
    assert "script-src" not in policy


def test_every_page_carries_the_policy_before_anything_that_it_governs(site: Site) -> None:
    for path, page in pages(site.files).items():
        assert meta_policy(page) == content_security_policy(), path
        head = list(next(page.iter("head")))
        governed = [child.tag in {"link", "script", "style"} for child in head]
        first = next(
            index for index, child in enumerate(head) if child.get("http-equiv") == "Content-Security-Policy"
        )
        assert True not in governed[:first]


def test_every_page_tells_no_other_site_where_its_readers_come_from(site: Site) -> None:
    for page in pages(site.files).values():
        (meta,) = find_all(page, "meta", name="referrer")
        assert meta.attrib["content"] == headers()["Referrer-Policy"] == "same-origin"


def test_only_hosts_can_say_that_no_site_may_frame_a_page(site: Site) -> None:
    policy = headers()["Content-Security-Policy"]
    assert policy == f"{content_security_policy()}; frame-ancestors 'none'"
    assert "frame-ancestors" not in site.files["index.html"].decode()


def test_a_preview_can_allow_more() -> None:
    policy = directives(content_security_policy({"script-src": "'nonce-x'", "img-src": "'none'"}))
    assert policy["script-src"] == "'nonce-x'"
    assert policy["img-src"] == "'none'"
    assert policy["style-src"] == "'self'"


def test_the_headers_file_sends_them_all_and_lets_only_fingerprinted_files_be_kept(site: Site) -> None:
    told = by_address(site.files["_headers"].decode())
    assert told.pop("/*") == headers()
    assert told.pop("/data/*") == {"Access-Control-Allow-Origin": "*"}
    named = {f"/{path}" for path in site.files if path.startswith("assets/")}
    assert named
    assert all(re.search(r"\.[0-9a-f]{12}\.\w+$", path) for path in named)
    kept = {address for address, fields in told.items() if "Cache-Control" in fields}
    assert kept == named
    assert {told[address]["Cache-Control"] for address in kept} == {"public, max-age=31536000, immutable"}


@pytest.mark.parametrize(
    ("tag", "attributes", "found"),
    [
        ("script", {}, "<script>"),
        ("script", {"type": "module"}, "<script>"),
        ("script", {"type": "application/ld+json"}, None),
        ("style", {}, "<style>"),
        ("iframe", {"src": "x"}, "<iframe>"),
        ("base", {"href": "x"}, "<base>"),
        ("p", {"style": "color:red"}, "style="),
        ("p", {"onclick": "x"}, "onclick="),
        ("svg", {"onLoad": "x"}, "onLoad="),
        ("a", {"href": "javascript:x"}, 'href="javascript:x"'),
        ("a", {"href": " \x01Java\nScript:x"}, 'href=" \x01Java\nScript:x"'),
        ("img", {"src": "data:image/png;base64,x"}, 'src="data:image/png;base64,x"'),
        ("a", {"href": "https://example.org/"}, None),
        ("a", {"href": "../x:y/"}, None),
        ("p", {"id": "one", "title": "javascript:x"}, None),
    ],
)
def test_what_a_page_may_not_have_is_named(tag: str, attributes: dict[str, str], found: str | None) -> None:
    assert refused(tag, attributes) == found


def test_links_out_give_the_other_site_no_hold_on_the_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    project = copy_project(tmp_path_factory.mktemp("out") / "project")
    path = project / "content/site.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("  locality: Helsinki\n", "  locality: Helsinki\n  website: https://example.org/\n"),
        encoding="utf-8",
    )
    about = project / "content/pages/about.fi.md"
    about.write_text(f"{about.read_text(encoding='utf-8')}\n[x](https://example.org/a)\n", encoding="utf-8")
    links = [
        link
        for page in pages(assemble(project).files).values()
        for link in page.iter("a")
        if link.attrib["href"].startswith("http")
    ]
    assert len(links) > 30
    assert {link.get("rel") for link in links} == {"noopener"}
