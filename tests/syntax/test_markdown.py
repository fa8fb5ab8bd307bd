from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kalliola_site.syntax.links import PAGE_SCHEME, SCHEMES, OutsideLink, PageLink, UnsafeLink, classify_link
from kalliola_site.syntax.markdown import (
    DEEPEST,
    is_plain,
    plain_blocks,
    plain_text,
    render_blocks,
    render_inline,
)
from kalliola_site.syntax.markdown_findings import Heading, HeadingByLine, Image, TooDeep, findings
from kalliola_site.syntax.markdown_notations import MAY_START_LINE, UnreadNotation
from tests.support.randomised import examples

ALLOWED = {
    "a", "em", "strong", "code", "br", "p", "ul", "ol", "li", "blockquote", "pre", "hr",
    "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip


class Tags(HTMLParser):
    """The tags, attributes and words that a browser finds in a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def must_be_harmless(text: str) -> None:
    for tag, attributes in Tags(text).tags:
        assert tag in ALLOWED
        assert set(attributes) <= {"href", "rel", "title", "class", "start"}
        href = attributes.get("href")
        if href is not None:
            scheme = href.partition(":")[0].lower()
            assert scheme in SCHEMES or href.startswith(PAGE_SCHEME)


# Short texts


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("Ilo", "Ilo"),
        ("**Ilo** ja *reiluus*", "<strong>Ilo</strong> ja <em>reiluus</em>"),
        ("`id`", "<code>id</code>"),
        ('R&D <b> "x"', "R&amp;D &lt;b&gt; &quot;x&quot;"),
        ("&amp; &auml; &#228;", "&amp; ä ä"),
        (r"\*ei\*", "*ei*"),
        ("a_b_c", "a_b_c"),
        ("1 < 2", "1 &lt; 2"),
        ("3. ja 4. sektori", "3. ja 4. sektori"),
        ("# ei otsikko", "# ei otsikko"),
        ("- ei luettelo", "- ei luettelo"),
        ("a\nb", "a\nb"),
        ("2023–2025 ”x” 👩‍👩‍👧", "2023–2025 ”x” 👩‍👩‍👧"),
        ("https://kalliola.fi", "https://kalliola.fi"),
        ("", ""),
    ],
)
def test_a_short_text_may_have_emphasis_code_and_nothing_else(text: str, rendered: str) -> None:
    assert render_inline(text) == rendered


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b>x</b>",
        "<?php x ?>",
        "<![CDATA[x]]>",
        "<svg/onload=alert(1)>",
        "</p><iframe src=//evil.example>",
    ],
)
def test_html_is_shown_as_it_was_written(text: str) -> None:
    assert html.unescape(render_inline(text)) == text
    assert Tags(render_inline(text)).tags == []
    assert text in Tags(render_blocks(f"a\n\n{text}\n\n> {text}\n")).words
    must_be_harmless(render_blocks(text))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ilo", "Ilo"),
        ("**Ilo** ja *reiluus*", "Ilo ja reiluus"),
        ("Lue [tarina *täältä*](story)", "Lue tarina täältä"),
        ("`id` &amp; \\*", "id & *"),
        ("a\nb  \nc", "a b c"),
        ("1 < 2 & <b>", "1 < 2 & <b>"),
    ],
)
def test_the_words_of_a_text_are_what_is_left_without_its_markdown(text: str, plain: str) -> None:
    assert plain_text(text) == plain


def is_address(found: object) -> bool:
    return isinstance(found, UnreadNotation) and found.notation in {"address", "mail"}


@given(st.text())
@settings(max_examples=examples(300))
@example("http://0")
def test_a_text_that_is_plain_is_shown_as_it_is(text: str) -> None:
    if is_plain(text):
        assert html.unescape(render_inline(text)) == text
        assert plain_text(text) == text
        # An address that is no link is nothing to Markdown, but it is told of.
        told = [found for found in findings(text, inline=True) if not is_address(found)]
        assert MAY_START_LINE.match(text) or told == []


@pytest.mark.parametrize("text", ["·", "- ", "• !", "## "])
def test_a_mark_without_words_after_it_is_that_of_no_list_and_no_heading(text: str) -> None:
    assert list(findings(text, inline=True)) == []


MARKS = st.sampled_from(["**", "*", "_", "`", "a", "ä", "1", " ", ".", "(", "-", "\\", "!"])


@given(st.lists(MARKS, max_size=14).map("".join))
@settings(max_examples=examples(500))
def test_the_words_of_a_text_are_those_of_its_html(text: str) -> None:
    words = html.unescape(re.sub("<[^>]*>", "", render_inline(text)))
    assert plain_text(text).split() == words.split()


def test_a_long_text_has_the_words_of_its_paragraphs_headings_items_and_code() -> None:
    text = "## A *heading*\n\nOne\nparagraph with a [link](values).\n\n- item\n- **two**\n"
    text += "\n> said\n\n```\ncode\n```\n\n---\n"
    assert plain_blocks(text) == ("A heading", "One paragraph with a link.", "item", "two", "said", "code")


# Links


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("[x](story)", '<a href="\uffffpage:story">x</a>'),
        ("[x](goals/inequality)", '<a href="\uffffpage:goals/inequality">x</a>'),
        ("[x](values#joy)", '<a href="\uffffpage:values#joy">x</a>'),
        ("[x](#joy)", '<a href="\uffffpage:#joy">x</a>'),
        (
            "[x](https://a.example/b?c=d&e=f#g)",
            '<a href="https://a.example/b?c=d&amp;e=f#g" rel="noopener">x</a>',
        ),
        ("<https://a.example>", '<a href="https://a.example" rel="noopener">https://a.example</a>'),
        ("[x](mailto:a@b.fi)", '<a href="mailto:a@b.fi" rel="noopener">x</a>'),
        ("[x](tel:+358401234567)", '<a href="tel:+358401234567" rel="noopener">x</a>'),
        ("[x](javascript:alert(1))", "<a>x</a>"),
        ("[x](//evil.example)", "<a>x</a>"),
    ],
)
def test_a_link_is_rendered_by_where_it_leads(text: str, rendered: str) -> None:
    assert render_inline(text) == rendered


@pytest.mark.parametrize(
    ("href", "key", "anchor"),
    [
        ("story", "story", ""),
        ("goals/inequality", "goals/inequality", ""),
        ("values#joy", "values", "joy"),
        ("#joy", "", "joy"),
        ("#ty%C3%B6", "", "työ"),
        ("page-2", "page-2", ""),
    ],
)
def test_a_page_is_linked_to_by_its_name(href: str, key: str, anchor: str) -> None:
    assert classify_link(href) == PageLink(href, key, anchor, 0)


@pytest.mark.parametrize(
    "href",
    [
        "https://kalliola.fi", "HTTPS://kalliola.fi/", "http://kalliola.fi:8080/a", "mailto:a@b.fi",
        "tel:+358", "https://xn--ty-fka.fi/", "https://kalliola.fi/%C3%A4",
    ],
)  # fmt: skip
def test_a_link_may_lead_outside_by_an_allowed_scheme(href: str) -> None:
    assert classify_link(href) == OutsideLink(href, 0)


@pytest.mark.parametrize(
    "href",
    [
        "", "#", "/", "/tarina/", "//evil.example", "///evil.example", "\\\\evil.example", "/\\evil.example",
        "../x", "./story", "story/", "Story", "story.html", "story?x", "a b", "tarina ä", "www.kalliola.fi",
        "a@b.fi", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:x", "java\tscript:x",
        "java\nscript:x", "\x01javascript:x", "vbscript:x", "data:text/html,x", "blob:x", "file:///etc/passwd",
        "ftp://a.example", "ms-word:x", "intent:x", "view-source:x", "https:", "https://", "http:evil",
        "mailto:", "tel:", "https://a b", "https://a\u00a0b.example", "https://a.example/\u202e",
        "https://[", "http://[::1",
        "page:story", "goals//x", "goals/", "-:x", "https:/a.example",
    ],
)  # fmt: skip
def test_any_other_address_is_unsafe(href: str) -> None:
    assert classify_link(href) == UnsafeLink(href, 0)


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript&colon;alert(1))",
        "[x](javascript&#58;alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java&Tab;script:alert(1))",
        "[x](java&NewLine;script:alert(1))",
        "[x](<javascript:alert(1)>)",
        r"[x](javascript\:alert(1))",
        "[x](JAVASCRIPT:alert(1) 'title')",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](//evil.example)",
        "[x](/\\evil.example)",
        "[x](\\\\\\\\evil.example)",
        "[![y](javascript:a)](javascript:b)",
        "[x](https://a.example/ 'a\" onclick=alert(1) b=\"')",
        "[x](story 'a\" onmouseover=\"alert(1)')",
        '[x](https://a.example/"onmouseover=alert(1))',
        '```x" onclick=alert(1)\ny\n```',
    ],
)
def test_no_disguise_gets_an_address_through(text: str) -> None:
    must_be_harmless(render_blocks(text))
    must_be_harmless(render_inline(text))


# What is found in a text


def test_what_is_found_comes_with_its_line() -> None:
    text = "## A\n\nb\n[c](story)\n[d](//e)  \n![f](g)\n\n- h\n- [i](https://j.example)\n\nK\n---\n"
    assert list(findings(text, inline=False)) == [
        Heading(2, 0),
        PageLink("story", "story", "", 3),
        UnsafeLink("//e", 4),
        Image(5),
        OutsideLink("https://j.example", 8),
        HeadingByLine(11),
        Heading(2, 10),
    ]


def test_lines_are_counted_in_short_texts_too() -> None:
    assert list(findings("a\n[b](story)\n\n[c](#d)", inline=True)) == [
        PageLink("story", "story", "", 1),
        PageLink("#d", "", "d", 3),
    ]


def test_a_short_text_has_no_headings() -> None:
    mark = UnreadNotation("heading", "# ", 0)
    assert list(findings("# a\n[b](story)", inline=True)) == [mark, PageLink("story", "story", "", 1)]


@pytest.mark.parametrize("text", ["`[a](//b)`", r"\[a](//b)", "    [a](//b)\n", "```\n[a](//b)\n```"])
def test_what_only_looks_like_a_link_is_not_found(text: str) -> None:
    assert list(findings(text, inline=False)) == []


def test_links_are_found_wherever_markdown_has_them() -> None:
    text = "> [a](story)\n\n1. [b](vision)\n\n**[c](values)**\n\n### [d](goals)\n\n[e][f]\n\n[f]: mission\n"
    assert [link.key for link in findings(text, inline=False) if isinstance(link, PageLink)] == [
        "story",
        "vision",
        "values",
        "goals",
        "mission",
    ]


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_too_deep_is_found_and_ends_the_search(mark: str) -> None:
    *_, last = findings(f"a\n\n{mark * (DEEPEST + 5)}[b](//c)\n\n[d](//e)\n", inline=False)
    assert last == TooDeep(2)


def test_what_is_deep_but_not_too_deep_is_searched() -> None:
    text = f"{'> ' * (DEEPEST // 2)}[b](//c)\n"
    assert list(findings(text, inline=False)) == [UnsafeLink("//c", 0)]


def test_a_picture_is_left_out_of_what_is_rendered() -> None:
    rendered = render_blocks("a ![talo](talo.png) b")
    assert "img" not in {tag for tag, _ in Tags(rendered).tags}
    assert "talo.png" not in rendered


# Long texts


def test_a_long_text_is_commonmark() -> None:
    assert render_blocks("## A\n\nb *c*\n\n- d\n- e\n\n> f\n") == (
        "<h2>A</h2>\n<p>b <em>c</em></p>\n<ul>\n<li>d</li>\n<li>e</li>\n</ul>\n"
        "<blockquote>\n<p>f</p>\n</blockquote>\n"
    )


@pytest.mark.parametrize(
    ("shift", "levels"), [(0, [2, 3, 6]), (1, [3, 4, 6]), (2, [4, 5, 6]), (9, [6, 6, 6])]
)
def test_headings_can_stand_lower_on_the_page_that_shows_them(shift: int, levels: list[int]) -> None:
    rendered = render_blocks("## a\n\n### b\n\n###### c\n", shift)
    assert [tag for tag, _ in Tags(rendered).tags] == [f"h{level}" for level in levels]
    assert re.findall(r"</(h\d)>", rendered) == [f"h{level}" for level in levels]


@given(st.text())
@settings(max_examples=examples(300), deadline=None)
def test_any_text_gives_harmless_html(text: str) -> None:
    must_be_harmless(render_inline(text))
    must_be_harmless(render_blocks(text))


MARKS = st.lists(
    st.sampled_from(
        [
            "[x](", "](", ")", "<", ">", "![", "[", "]", "javascript:", "&colon;", "&#58;", "//", "\\", "`",
            "*", "_", "\n", "\n\n", "    ", "- ", "1. ", "> ", "# ", '"', "'", " onclick=", "<script>", "</",
            "a", "story", "https://", "&", ";", "&Tab;", "\x00", "\u202e", "data:", "```", "---", "[y]: ",
            "\t", "<!--", "-->",
        ]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(MARKS)
@settings(max_examples=examples(1500), deadline=None)
@example("<javascript:alert(1)>")
@example('[x](<//evil.example> "onclick=")')
def test_any_mix_of_marks_gives_harmless_html_and_what_is_stripped_is_found(text: str) -> None:
    for inline, rendered in ((True, render_inline(text)), (False, render_blocks(text))):
        must_be_harmless(rendered)
        found = list(findings(text, inline=inline))
        stripped = any(tag == "a" and "href" not in attributes for tag, attributes in Tags(rendered).tags)
        if stripped:
            assert any(isinstance(finding, (UnsafeLink, TooDeep, Image)) for finding in found)
        assert all(0 <= finding.line <= text.count("\n") for finding in found)


def test_blocks_are_marked_with_the_lines_that_they_stand_on() -> None:
    text = "# A\n\nOne\ntwo\n\n<!-- aside\n-->\n- b\n  - c\n\n- d\n\n\n> e\n"
    html = render_blocks(text, paths=("content/a.md",))
    places = [match[1] for match in re.finditer(r"<!--([^>]+#[^>]+)-->", html)]
    assert places == [f"content/a.md#L{lines}" for lines in ("1-L1", "3-L4", "8-L9", "11-L11", "14-L14")]
    assert "<ul>\n<!--content/a.md#L8-L9--><li>" in html
    assert re.sub(r"<!--.*?-->", "", html) == render_blocks(text)


def test_a_block_that_is_borrowed_names_the_file_it_should_stand_in_too() -> None:
    html = render_blocks("a", paths=("content/a.fi.md", "content/a.en.md"))
    assert html.startswith("<!--content/a.fi.md#L1-L1 content/a.en.md#--><p>a</p>")
