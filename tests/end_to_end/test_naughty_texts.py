"""Published lists of strings that break programs, wherever people write; html5lib is the judge."""

from __future__ import annotations

import itertools
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from kalliola_site.images.lettering import read_lettering
from kalliola_site.images.share_cards import cards_of_pages, draw_cards
from kalliola_site.load.project import load
from kalliola_site.pipeline import Site, assemble
from kalliola_site.plan.build_plan import plan
from kalliola_site.problems.problem import ProblemsFoundError
from kalliola_site.syntax.links import PAGE_SCHEME, PageLink, UnsafeLink
from kalliola_site.syntax.markdown import render_blocks, render_inline
from kalliola_site.syntax.markdown_findings import Image, OpenRemark, TooDeep, UnreadLink, findings
from kalliola_site.syntax.source import CONTROL
from kalliola_site.validate.content import validate
from kalliola_site.validate.svg import unsafe_parts
from tests.conftest import copy_project
from tests.support.corpora import all_strings, scripts_in_html, scripts_in_markdown
from tests.support.randomised import examples
from tests.support.site_pages import Element, pages, parse
from tests.support.steps import steps

Location = tuple[str | int, ...]

BREAKOUT = (
    """"'><script>alert(1)</script><img src=x onerror=alert(1)> ' onmouseover='alert(1) " style="x" """
    """</title></textarea></script></style></svg>--> <! ]]> <![CDATA[ {{ 7*7 }} {% raw %} """
    """="page:nowhere" ="asset:x" &lt;script&gt; &#60;script&#62; javascript:alert(1)"""
)
"""What would end a text, an attribute, a title, a script, a comment, a template's expression, a reference."""

MARKDOWN = frozenset({"em", "strong", "code", "a", "br"})
"""What short texts may become in HTML."""
LONG_MARKDOWN = MARKDOWN | {"p", "ul", "ol", "li", "blockquote", "pre", "hr"}
LONG_MARKDOWN |= {"h2", "h3", "h4", "h5", "h6"}

ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "poster", "data", "srcset")
PLAIN_TEXTS = {("organisation", "name"), ("organisation", "legal_name"), ("organisation", "street")} | {
    ("organisation", "locality"),
    ("languages", 0, "name"),
    ("languages", 1, "name"),
}
"""Texts of site.yml that are the same in all languages."""


def would_be_refused(text: str, *, inline: bool) -> bool:
    # None of the lists names a page of ours, so that a link to a page is one to a page that is not there.
    refused = (OpenRemark, UnsafeLink, UnreadLink, Image, TooDeep, PageLink)
    return any(isinstance(finding, refused) for finding in findings(text, inline=inline))


def publishable(*, inline: bool) -> list[str]:
    """The strings that content may have: the others are refused, as another test shows."""
    return [
        text
        for text in all_strings()
        if text.strip() and not CONTROL.search(text) and not would_be_refused(text, inline=inline)
    ]


def text_fields(value: object, languages: set[str], location: Location = ()) -> Iterator[Location]:
    """Where the texts of a YAML file are."""
    if isinstance(value, dict):
        if location and set(value) <= languages:
            # What the checks of prose look for is on no page.
            if location[-1] != "slug" and location[0] != "prose":
                yield from ((*location, language) for language in value)
        else:
            for key, item in value.items():
                yield from text_fields(item, languages, (*location, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from text_fields(item, languages, (*location, index))
    elif location in PLAIN_TEXTS:
        yield location


def change_fields(project: Path, change: Callable[[str, str], str]) -> int:
    """Change every text of every YAML file; gives how many there were."""
    count = 0
    for path in sorted((project / "content").rglob("*.yml")):
        if path.name == "translations.yml":
            continue  # a record, of which no page shows anything
        # Every scalar is text, as in the content itself.
        document: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        for location in list(text_fields(document, {"fi", "en"})):
            holder = document
            for step in location[:-1]:
                holder = holder[step]
            holder[location[-1]] = change(path.name, holder[location[-1]])
            count += 1
        if path.name == "site.yml":
            document["share_images"] = "false"
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return count


def skeleton(element: Element, passed_over: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """The elements of a page with the names of their attributes, without those that texts may make."""
    for child in element.iter():
        if child.tag not in passed_over and child.get("class") != "together":
            yield child.tag, frozenset(child.attrib)


SCHEMES = {"", "http", "https", "mailto", "tel"}


def must_be_harmless(page: Element, schemes: frozenset[str] = frozenset()) -> None:
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        assert element.tag != "script" or element.get("type") == "application/ld+json"
        assert element.tag not in {"style", "iframe", "object", "embed", "base", "form", "textarea", "img"}
        assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "srcdoc")]
        for name in ADDRESSES:
            scheme = urlsplit(element.get(name, "").strip()).scheme
            assert scheme in SCHEMES | schemes, element.attrib


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site each of whose texts has, after its own words, the breakout and three of the listed strings."""
    strings = itertools.cycle(publishable(inline=True))

    def attack(name: str, text: str) -> str:
        payload = " ".join([text, BREAKOUT, *itertools.islice(strings, 3)])
        if would_be_refused(payload, inline=True):
            payload = f"{text} {BREAKOUT}"
        # Words in braces are placeholders there, and all other braces are errors.
        own = payload.removeprefix(text)
        return text + re.sub("[{}]", "", own) if name == "interface.yml" else payload

    project = copy_project(tmp_path_factory.mktemp("attacked") / "project")
    assert change_fields(project, attack) > 300
    return assemble(project)


@pytest.fixture(scope="module")
def attacked_pages(attacked: Site) -> dict[str, Element]:
    return pages(attacked.files)


def test_no_text_becomes_a_script_a_handler_or_an_address(attacked_pages: dict[str, Element]) -> None:
    for page in attacked_pages.values():
        must_be_harmless(page)


def test_no_text_changes_how_pages_are_built_up(attacked_pages: dict[str, Element], site: Site) -> None:
    for path, page in pages(site.files).items():
        expected = [part for part in skeleton(page, MARKDOWN) if not is_share_image(part)]
        found = [part for part in skeleton(attacked_pages[path], MARKDOWN) if not is_share_image(part)]
        assert count(found) == count(expected), path


def is_share_image(part: tuple[str, frozenset[str]]) -> bool:
    return part == ("meta", frozenset({"property", "content"})) or part == (
        "meta",
        frozenset({"name", "content"}),
    )


def count(parts: list[tuple[str, frozenset[str]]]) -> dict[tuple[str, frozenset[str]], int]:
    return {part: parts.count(part) for part in set(parts)}


def test_no_text_breaks_what_programs_read(attacked: Site, attacked_pages: dict[str, Element]) -> None:
    ET.fromstring(attacked.files["sitemap.xml"])  # noqa: S314 - our own
    assert "<script>alert(1)</script>" in json.loads(attacked.files["site.webmanifest"])["name"]
    facts = json.loads(attacked.files["data/strategy.json"])
    assert all("<script>alert(1)</script>" in goal["title"]["en"] for goal in facts["goals"])
    for language in ("fi", "en"):
        plan = ET.fromstring(attacked.files[f"data/strategy.{language}.xml"])  # noqa: S314 - our own
        names = [goal[0].text for goal in plan.iter() if goal.tag.endswith("}Goal")]
        assert names == [goal["title"][language] for goal in facts["goals"]]
    for path, page in attacked_pages.items():
        (script,) = page.iter("script") if path != "404.html" else (None,)
        if script is not None:
            assert json.loads(script.text or "")["@context"] == "https://schema.org"


def test_no_text_gets_into_the_picture_for_a_shared_link(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    change_fields(project, lambda _, text: f"{text} {BREAKOUT}")
    sources, _ = load(project)
    content, _ = validate(sources)
    assert content is not None
    lettering = read_lettering(content.brand.type.faces.heading, sources.assets)
    assert lettering is not None
    drawings = draw_cards(content.brand, lettering, cards_of_pages(content, plan(content)[0]))
    assert len(drawings) == 30
    assert [list(unsafe_parts(svg.encode())) for svg in drawings.values()] == [[]] * len(drawings)


def test_every_string_in_a_long_text_stays_text(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    texts = sorted((project / "content/pages").glob("*.md"))
    strings = [text for text in publishable(inline=False) if not text.lstrip().startswith("#")]
    for number, path in enumerate(texts):
        chosen = "\n\n".join(f"x {BREAKOUT} {text}" for text in strings[number :: len(texts)])
        path.write_text(f"{path.read_text(encoding='utf-8')}\n\n{chosen}\n", encoding="utf-8")
    change_fields(project, lambda _, text: text)
    try:
        site = assemble(project)
    except ProblemsFoundError as found:
        pytest.fail("\n".join(f"{problem.place}: {problem.text}" for problem in found.problems))
    for page in pages(site.files).values():
        must_be_harmless(page)


PLACES = {
    "text": "{}",
    "words of a link": "[{}](https://example.org/)",
    "address": "[x]({})",
    "address in angle brackets": "[x](<{}>)",
    "address in entities": "[x](javascript&colon;{})",
    "title": '[x](https://example.org/ "{}")',
    "reference": "[x]\n\n[x]: {}",
    "automatic link": "<{}>",
    "picture": "![{0}]({0})",
    "fence": "```{}\ncode\n```",
    "inside a fence": "```\n{}\n```",
    "code": "`{}`",
    "heading": "## {}",
    "list": "- {}",
    "quotation": "> {}",
    "html": "<b title='{}'>",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("render", [render_inline, render_blocks])
def test_no_place_in_markdown_lets_a_string_out(place: str, render: Callable[[str], str]) -> None:
    strings = all_strings()
    rendered = "".join(f"<section>{render(PLACES[place].format(text))}</section>" for text in strings)
    body = next(parse(f"<!doctype html><title>x</title><body>{rendered}").iter("body"))
    assert [child.tag for child in body] == ["section"] * len(strings)
    must_be_harmless(body, frozenset({PAGE_SCHEME.rstrip(":")}))
    assert {element.tag for element in body.iter()} <= LONG_MARKDOWN | {"body", "section"} | (
        {"h1"} if place in ("text", "list", "quotation") else set()
    )


@pytest.mark.parametrize(
    "text",
    [
        text
        for text in dict.fromkeys((*scripts_in_markdown(), *(f"[x]({text})" for text in scripts_in_html())))
        if "](" in text
    ],
)
def test_a_published_way_to_smuggle_an_address_is_an_error(text: str) -> None:
    assert would_be_refused(text, inline=False)


EXTREMES: dict[str, Callable[[int], str]] = {
    "emphasis": lambda size: "*a **a " * size,
    "links": lambda size: "[a" * size,
    "pictures": lambda size: "![" * size,
    "brackets": lambda size: "[" * size + "a" + "]" * size,
    "quotations": lambda size: "> " * 5 * size + "a",
    "lists": lambda size: "- " * 5 * size + "a",
    "empty items": lambda size: "-\n" * 2 * size,
    "fences": lambda size: "```\n" * 2 * size,
    "backticks": lambda size: "".join(f"e{'`' * length}" for length in range(size // 33)),
    "comments": lambda size: "<!--" * size,
    "character data": lambda size: "<![CDATA[" * (size // 2),
    "open addresses": lambda size: "[a](" * size,
    "automatic links": lambda size: "<http://" * size,
    "references": lambda size: "\n".join(f"[{number}]: u" for number in range(size)),
    "entities": lambda size: "&" * 5 * size,
}


@pytest.mark.parametrize("extreme", EXTREMES)
def test_markdown_nested_to_the_extreme_takes_steps_as_its_length(extreme: str) -> None:
    size = examples(10_000)  # deeper than the interpreter's stack

    def taken(text: str) -> int:
        return steps(lambda: (list(findings(text, inline=False)), render_blocks(text)))

    short, long = EXTREMES[extreme](size), EXTREMES[extreme](2 * size)
    assert taken(long) < 1.25 * taken(short) * len(long) / len(short)
