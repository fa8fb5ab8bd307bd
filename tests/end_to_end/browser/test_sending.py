"""What an editor sees who looks at what they changed in the preview, and sends it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.conftest import ROOT
from tests.support import axe
from tests.support.editors import GOAL, STORY, TITLE_FI, Editor, Newsroom, git, open_newsroom
from tests.support.pages_of_site import opened
from tests.support.previewing import previewed


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    return open_newsroom(tmp_path, monkeypatch)


@pytest.fixture
def eino(newsroom: Newsroom) -> Editor:
    return newsroom.editor("Eino")


@pytest.fixture
def page(browser: Browser, eino: Editor) -> Iterator[Page]:
    """The page of what changed; it must say nothing to the console."""
    eino.change(GOAL, TITLE_FI, "Kalliola <poistaa> eriarvoisuuden")
    said: list[str] = []
    with previewed(eino.project, "--lang", "en") as preview, opened(browser, "about:blank") as opening:
        preview.wait_for("Checked")
        opening.on("console", lambda message: said.append(message.text))
        opening.on("pageerror", lambda error: said.append(str(error)))
        opening.goto(f"{preview.address}_preview/changes")
        yield opening
        assert said == []


def test_what_changed_is_shown_and_sent_by_keyboard(page: Page, newsroom: Newsroom) -> None:
    text = page.locator(".text")
    expect(text.get_by_role("heading")).to_have_text("Goal 1: title")
    expect(text.locator("del")).to_have_text(["tunnetaan", "ratkaisijana"])
    expect(text.locator("ins").first).to_have_text("<poistaa>")
    expect(text.locator("dd").nth(1)).to_have_attribute("lang", "en")
    assert axe.faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe.faults(page, axe.OF_COLOURS) == []
    page.get_by_label("Why did you change it").focus()
    page.keyboard.type("Lyhyempi otsikko")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Sent (")
    expect(page.get_by_role("status")).to_be_focused()
    assert newsroom.log("%s, %an")[0] == "Lyhyempi otsikko, Eino"
    page.reload()
    expect(page.locator("#changes")).to_have_text("Nothing has changed since it was last sent.")


def test_a_conflict_is_settled_on_the_page(page: Page, newsroom: Newsroom) -> None:
    aino = newsroom.editor("Aino")
    aino.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    aino.send()
    page.get_by_label("Why did you change it").fill("Lyhyempi otsikko")
    page.get_by_role("button", name="Send").click()
    question = page.get_by_role("group")
    expect(question).to_contain_text("Kalliola vähentää eriarvoisuutta")
    expect(question).to_contain_text("Kalliola is known for solving inequality")
    assert axe.faults(page) == []
    question.get_by_role("textbox").fill("Kalliola tasaa elämää")
    page.get_by_role("button", name="Send as settled").click()
    expect(page.get_by_role("status")).to_contain_text("Sent (")
    assert "Kalliola tasaa elämää" in newsroom.sent(GOAL)


def test_nothing_is_sent_but_what_was_seen(page: Page, eino: Editor, newsroom: Newsroom) -> None:
    eino.change(STORY, "jo yli sata vuotta", "yli sata vuotta")
    page.get_by_label("Why did you change it").fill("Lyhyempi otsikko")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("changed since you looked")
    assert newsroom.log() == ["The strategy"]
    expect(page.locator(".text")).to_have_count(2)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("Sent (")


def test_errors_refuse_in_the_editors_words(page: Page, eino: Editor, newsroom: Newsroom) -> None:
    eino.change(GOAL, "theme:", "temee:")
    page.reload()
    page.get_by_label("Why did you change it").fill("Lyhyempi otsikko")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("Did you mean theme?")
    expect(page.get_by_label("Why did you change it")).to_have_value("Lyhyempi otsikko")
    assert newsroom.log() == ["The strategy"]


def test_who_git_does_not_know_is_asked_and_without_a_remote_there_is_a_file(
    page: Page, eino: Editor, newsroom: Newsroom
) -> None:
    for name in ("user.name", "user.email"):
        eino.git("config", "--unset", name)
    page.reload()
    page.get_by_label("Why did you change it").fill("Lyhyempi otsikko")
    page.get_by_label("Your name").fill("Eino Ä")
    page.get_by_label("Your e-mail").fill("eino@kalliola.example")
    page.get_by_label("Remember them").uncheck()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("they are kept nowhere else")
    assert newsroom.log("%an <%ae>")[0] == "Eino Ä <eino@kalliola.example>"
    eino.change(STORY, "jo yli sata vuotta", "yli sata vuotta")
    eino.git("remote", "remove", "origin")
    page.reload()
    expect(page.get_by_role("status")).to_contain_text("knows no place to send it to")
    with page.expect_download() as download:
        page.get_by_role("link", name="zip file").click()
    assert download.value.suggested_filename == "changes.zip"


def test_the_guides_first_chapter_is_done_by_clicks(
    browser: Browser, eino: Editor, newsroom: Newsroom
) -> None:
    guide = (ROOT / "docs/editors-guide.md").read_text(encoding="utf-8")
    path, diff = re.findall(r"```diff (\S+)\n(.*?)```", guide, re.DOTALL)[0]
    old, new = (dict(re.findall(rf"^{sign} .*?(fi|en): (.*)$", diff, re.MULTILINE)) for sign in ("-", r"\+"))
    with previewed(eino.project, "--lang", "en") as preview, opened(browser, "about:blank") as page:
        page.goto(f"{preview.address}tavoitteet/yhteison-kokoaja/")
        expect(page.get_by_role("region", name="Editor")).to_be_visible()
        page.get_by_text(old["fi"]).hover()
        page.get_by_role("button", name=f"Edit: {old['fi'][:40]}").click()
        panel = page.get_by_role("dialog")
        for language, words in new.items():
            panel.locator(f"textarea[lang={language}]").fill(words)
        panel.get_by_role("button", name="Save").click()
        expect(page.get_by_text(new["fi"])).to_be_visible()
        page.get_by_role("link", name="Review and send").click()
        page.get_by_label("Why did you change it").fill("The second means in fewer words")
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_role("status")).to_contain_text("Sent (")
        page.get_by_role("link", name="Back to the site").click()
        expect(page.get_by_text(new["fi"])).to_be_visible()
    before = git("show", f"main~1:{path}", cwd=newsroom.remote)
    for language in old:
        before = before.replace(old[language], new[language])
    assert newsroom.sent(path) == before


def test_what_is_written_before_the_script_is_there_stays(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/_preview/sending.js", hold)
    page.reload(wait_until="commit")
    page.get_by_label("Why did you change it").fill("Lyhyempi otsikko")
    expect(page.get_by_role("button", name="Send")).to_be_disabled()
    held[0].continue_()
    expect(page.get_by_role("button", name="Send")).to_be_enabled()
    expect(page.get_by_label("Why did you change it")).to_have_value("Lyhyempi otsikko")
