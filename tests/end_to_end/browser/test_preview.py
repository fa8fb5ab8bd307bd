"""What an editor sees who has the preview open in a browser and saves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import axe
from tests.support.pages_of_site import opened
from tests.support.previewing import Preview, edit, previewed, project_to_preview

VISION = "content/pages/vision.fi.md"
GOAL = "content/goals/1-inequality.yml"
CSS = "templates/assets/css/base.css"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project to change at will, that builds fast."""
    return project_to_preview(tmp_path / "project")


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    with previewed(project, "--lang", "en") as running:
        yield running


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    """The page of the vision, as the preview shows it; it must say nothing to the console."""
    said: list[str] = []
    with opened(browser, "about:blank") as opening:
        opening.on("console", lambda message: said.append(message.text))
        opening.on("pageerror", lambda error: said.append(str(error)))
        opening.goto(f"{preview.address}visio/")
        listens(opening)
        yield opening
        assert said == []


def listens(page: Page) -> None:
    """Wait until a page has heard how it stands: then it tells of the sample's warnings."""
    expect(page.locator("kalliola-preview .warnings")).to_be_visible()


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_mistake_covers_the_page_with_the_words_of_the_terminal_until_it_is_mended(
    page: Page, preview: Preview, project: Path
) -> None:
    before = page.inner_text("main")
    already_said = len(preview.said)
    edit(project / GOAL, "outcomes:", "otcomes:")
    alert = page.get_by_role("alert")
    expect(alert).to_have_text(
        "1 error and 1 warning. Until this is mended and saved, you see the site as it was before."
    )
    terminal = preview.wait_for("1 error") and preview.said[already_said:]
    shown = page.locator(".mistakes").inner_text().split()
    # A save that is seen half done is told of, too; what the page shows is what was said last.
    assert sorted(shown) == sorted(terminal.split()[-len(shown) :])
    assert "otcomes" in shown
    assert page.inner_text("main") == before
    assert page.evaluate("document.activeElement === document.body")

    edit(project / GOAL, "otcomes:", "outcomes:")
    expect(alert).to_have_count(0)
    add(project / VISION, "\nTämä on uutta.\n")
    expect(page.locator("main").get_by_text("Tämä on uutta.")).to_be_visible()


def test_mending_a_mistake_with_a_new_text_shows_the_text(page: Page, project: Path) -> None:
    add(project / VISION, "\n[Uutta](nowhere)\n")
    expect(page.locator(".mistakes")).to_contain_text("there is no page nowhere")
    edit(project / VISION, "(nowhere)", "(values)")
    expect(page.get_by_role("link", name="Uutta")).to_be_visible()
    expect(page.locator(".mistakes")).to_have_count(0)


def test_a_style_sheet_changes_without_a_reload(page: Page, project: Path) -> None:
    stylesheets = page.locator("link[rel=stylesheet]")
    before = stylesheets.count()
    page.evaluate("window.mark = 'kept'")
    add(project / CSS, "\n@layer base { main { outline: 7px solid red; } }\n")
    expect(page.locator("main")).to_have_css("outline-width", "7px")
    add(project / CSS, "\n@layer base { main { outline-width: 9px; } }\n")
    expect(page.locator("main")).to_have_css("outline-width", "9px")
    assert page.evaluate("window.mark") == "kept"
    expect(stylesheets).to_have_count(before)


def test_a_change_to_another_page_leaves_this_one_alone(page: Page, preview: Preview, project: Path) -> None:
    page.evaluate("window.mark = 'kept'")
    add(project / "content/pages/mission.fi.md", "\nMuualla.\n")
    preview.wait_for("Updated: ")
    edit(project / GOAL, "outcomes:", "otcomes:")
    expect(page.get_by_role("alert")).to_be_visible()
    assert page.evaluate("window.mark") == "kept"


def test_a_reload_keeps_the_place(page: Page, project: Path) -> None:
    page.set_viewport_size({"width": 600, "height": 300})
    # Well inside the page, whatever its length is until the faces are there.
    page.evaluate("scrollTo(0, 200)")
    add(project / VISION, "\nTämä on uutta.\n")
    expect(page.locator("main").get_by_text("Tämä on uutta.")).to_be_attached()
    page.wait_for_load_state()
    # When the faces come, lines above get longer or shorter, and the browser moves the place with them.
    assert page.evaluate("scrollY") == pytest.approx(200, abs=60)


def test_a_page_whose_address_has_changed_is_shown_to_be_missing(
    browser: Browser, preview: Preview, project: Path
) -> None:
    with opened(browser, f"{preview.address}visio/") as page:
        listens(page)
        edit(project / "content/site.yml", "fi: visio", "fi: nakyma")
        expect(page.locator("body[data-page='404']")).to_be_visible()


def test_the_first_build_may_fail_and_the_site_comes_when_it_is_mended(
    browser: Browser, project: Path
) -> None:
    edit(project / GOAL, "outcomes:", "otcomes:")
    with previewed(project, "--lang", "fi") as preview, opened(browser, preview.address) as page:
        expect(page.locator(".mistakes")).to_contain_text("avainta otcomes ei tunneta tässä")
        edit(project / GOAL, "otcomes:", "outcomes:")
        expect(page.locator("main")).to_be_visible()
        expect(page.locator(".mistakes")).to_have_count(0)


def test_a_page_says_when_the_preview_has_stopped(browser: Browser, preview: Preview) -> None:
    with opened(browser, preview.address) as page:
        listens(page)
        preview.interrupt()
        expect(page.get_by_role("status")).to_have_text(
            "The preview has stopped. Start it again to see what you change."
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_panel(
    browser: Browser, preview: Preview, project: Path, scheme: str
) -> None:
    edit(project / GOAL, "outcomes:", "otcomes:")
    with opened(browser, preview.address, color_scheme=scheme) as page:
        expect(page.get_by_role("alert")).to_be_visible()
        assert axe.faults(page) == []


def test_the_end_of_the_page_can_be_read_above_the_panel(page: Page, project: Path) -> None:
    edit(project / GOAL, "outcomes:", "otcomes:")
    expect(page.get_by_role("alert")).to_be_visible()
    # A trial fails where something else would be clicked in the link's place.
    page.get_by_role("contentinfo").get_by_role("link").last.click(trial=True)
