"""What a communications team does on the previewed page, in Chromium."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.support import axe
from tests.support.pages_of_site import opened
from tests.support.previewing import Preview, edit, previewed, project_to_preview

GOAL = "content/goals/2-community.yml"
ADDRESS = "tavoitteet/yhteison-kokoaja/"
TESTING = "Testaamme erilaisia toimintamalleja. Olemme rohkeita, opimme virheistä ja epäonnistumisista."
ENGLISH = "We test different working models. We are bold, and we learn from mistakes and failures."

PASTE = """(field) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", "•\\tEnsin yksi.\\n•\\tSitten\\u00ad toinen.");
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true }));
}"""
"""Pastes two paragraphs, as from Word, into a field."""
PASTE_WORDS = PASTE.replace("•\\tEnsin yksi.\\n•\\tSitten\\u00ad toinen.", "Lisäys\\u00ad tässä.")
"""Pastes words with a soft hyphen, which is no part of a text."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_to_preview(tmp_path / "project")


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    with previewed(project, "--lang", "en") as running:
        yield running


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    """The page of a goal, whose editor is ready."""
    errors: list[str] = []
    with opened(browser, "about:blank") as opening:
        opening.on("pageerror", lambda error: errors.append(str(error)))
        visit(opening, preview)
        yield opening
        assert errors == []


def visit(page: Page, preview: Preview) -> None:
    """Open the page of a goal, and wait until its texts have their pencils."""
    page.goto(preview.address + ADDRESS)
    expect(page.get_by_role("region", name="Editor")).to_be_visible()


def text(page: Page, words: str = TESTING) -> Locator:
    """A text of the page."""
    return page.locator("main").get_by_text(words, exact=True)


def pencil(page: Page, words: str) -> Locator:
    return page.locator(".pencils").get_by_label(f"Edit: {words}"[:80])


def open_panel(page: Page, words: str = TESTING) -> Locator:
    """Open the panel of a text with the pointer; give its first field."""
    text(page, words).hover()
    pencil(page, words).click()
    field = page.get_by_role("dialog").get_by_label("Suomeksi")
    expect(field).to_be_focused()
    return field


def goal(project: Path) -> str:
    return (project / GOAL).read_text(encoding="utf-8")


# To open a text


def test_a_sentence_is_pointed_at_changed_and_seen(page: Page, project: Path) -> None:
    before = goal(project)
    field = open_panel(page)
    expect(field).to_have_value(TESTING)
    expect(field).to_have_attribute("lang", "fi")
    field.fill("Kokeilemme rohkeasti.")
    page.get_by_role("dialog").get_by_label("English").fill("We try boldly.")
    page.keyboard.press("Control+Enter")
    expect(text(page, "Kokeilemme rohkeasti.")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    expect(pencil(page, "Kokeilemme rohkeasti.")).to_be_focused()
    assert goal(project) == before.replace(TESTING, "Kokeilemme rohkeasti.").replace(
        ENGLISH, "We try boldly."
    )


def test_the_panel_does_not_lie_over_the_words_that_it_is_about(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    # Here there is more room above than below, and enough on neither side.
    text(page).evaluate("element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 470)")
    open_panel(page)
    panel, beneath = page.get_by_role("dialog").bounding_box(), text(page).bounding_box()
    assert panel is not None
    assert beneath is not None
    assert panel["y"] >= beneath["y"] + beneath["height"] or panel["y"] + panel["height"] <= beneath["y"]
    assert panel["y"] >= 0
    assert panel["y"] + panel["height"] <= 900


def test_who_gives_a_means_its_first_status_goes_on_from_there(page: Page) -> None:
    open_panel(page)
    page.get_by_role("dialog").get_by_label("Status", exact=True).select_option("done")
    page.keyboard.press("Control+Enter")
    expect(page.locator("main .step-status")).to_be_visible()
    expect(pencil(page, TESTING)).to_be_focused()


def test_alt_and_a_click_open_the_text_of_a_link_instead_of_following_it(page: Page) -> None:
    page.get_by_role("navigation").first.get_by_role("link", name="Arvot").click(modifiers=["Alt"])
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.url.endswith(ADDRESS)


def test_f2_opens_the_text_of_what_has_the_focus(page: Page) -> None:
    page.get_by_role("navigation").first.get_by_role("link", name="Arvot").focus()
    page.keyboard.press("F2")
    expect(page.get_by_role("dialog").get_by_label("Suomeksi")).to_have_value("Arvot")
    page.keyboard.press("Escape")
    expect(pencil(page, "Arvot").first).to_be_focused()


def test_a_finger_has_all_pencils_before_it(browser: Browser, preview: Preview) -> None:
    with opened(
        browser, "about:blank", has_touch=True, is_mobile=True, viewport={"width": 360, "height": 640}
    ) as page:
        visit(page, preview)
        pencil(page, TESTING).tap()
        expect(page.get_by_role("dialog").get_by_label("Suomeksi")).to_have_value(TESTING)
        expect(page.get_by_role("dialog").get_by_role("button", name="Save")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") == 360


# While one writes


def test_a_mistake_is_told_beside_the_field_while_one_writes_and_stops_the_save(
    page: Page, project: Path
) -> None:
    before = goal(project)
    field = open_panel(page)
    field.fill("Katso [sivu](nowhere).")
    notes = page.locator(f"#{field.get_attribute('aria-describedby')}")
    expect(notes).to_contain_text("there is no page nowhere")
    expect(field).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Control+Enter")
    expect(field).to_be_focused()
    expect(field).to_have_value("Katso [sivu](nowhere).")
    assert goal(project) == before


def test_escape_asks_before_it_drops_what_is_written(page: Page, project: Path) -> None:
    before = goal(project)
    field = open_panel(page)
    field.fill("Toisin.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Go on writing")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(field).to_have_value("Toisin.")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Drop it").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(open_panel(page)).to_have_value(TESTING)
    assert goal(project) == before


def test_a_composition_is_never_cut(page: Page) -> None:
    field = open_panel(page)
    field.fill("")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "¨", "selectionStart": 1, "selectionEnd": 1})
    page.wait_for_timeout(0)
    field.dispatch_event("keydown", {"key": "Escape", "isComposing": True})
    field.dispatch_event("keydown", {"key": "Enter", "ctrlKey": True, "isComposing": True})
    keyboard.send("Input.insertText", {"text": "ä"})
    expect(field).to_have_value("ä")
    expect(page.get_by_role("alertdialog")).to_be_hidden()


def test_what_is_written_outlasts_a_crash(page: Page) -> None:
    open_panel(page).fill("Ei vielä tallessa.")
    page.goto("about:blank")
    page.go_back()
    page.get_by_role("button", name="Open what is not saved yet").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Suomeksi")).to_have_value("Ei vielä tallessa.")
    page.keyboard.press("Control+Enter")
    expect(text(page, "Ei vielä tallessa.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("region", name="Editor")).to_be_visible()
    expect(page.get_by_role("button", name="Open what is not saved yet")).to_have_count(0)


def test_the_page_waits_with_its_news_for_what_is_being_written(page: Page, project: Path) -> None:
    open_panel(page).fill("Minun.")
    edit(project / GOAL, "Keräämme säännöllisesti tietoa asiakastarpeista.", "Keräämme tietoa.")
    expect(page.get_by_role("dialog")).to_contain_text("The page has changed meanwhile.")
    expect(text(page, "Keräämme tietoa.")).to_have_count(0)
    page.keyboard.press("Control+Enter")
    expect(text(page, "Keräämme tietoa.")).to_be_visible()
    expect(text(page, "Minun.")).to_be_visible()


def test_what_is_written_while_the_rest_is_being_saved_stays(page: Page, project: Path) -> None:
    field = open_panel(page)

    def write_meanwhile(route: Route) -> None:
        if not route.request.post_data_json.get("dry"):
            field.press("End")
            field.press_sequentially(" Sitten.")
        route.continue_()

    page.route("**/_preview/edits", write_meanwhile)
    field.fill("Ensin.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_contain_text("Saved.")
    expect(field).to_have_value("Ensin. Sitten.")
    assert "fi: Ensin.\n" in goal(project)
    page.unroute("**/_preview/edits")
    page.keyboard.press("Control+Enter")
    expect(text(page, "Ensin. Sitten.")).to_be_visible()


def test_of_two_who_change_a_text_the_second_sees_both_and_chooses(page: Page, project: Path) -> None:
    open_panel(page).fill("Minun.")
    edit(project / GOAL, TESTING, "Heidän.")
    page.keyboard.press("Control+Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("blockquote")).to_have_text("Heidän.")
    field = dialog.get_by_label("Suomeksi")
    dialog.get_by_role("button", name="Take that").click()
    expect(field).to_have_value("Heidän.")
    page.keyboard.press("Control+z")
    expect(field).to_have_value("Minun.")
    page.keyboard.press("Control+Enter")
    expect(text(page, "Minun.")).to_be_visible()
    assert "Heidän." not in goal(project)


def test_what_is_written_outlasts_the_preview(browser: Browser, project: Path) -> None:
    with opened(browser, "about:blank") as page, ExitStack() as running:
        with previewed(project, "--lang", "en") as preview:
            visit(page, preview)
            open_panel(page).fill("Silti.")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("dialog")).to_contain_text("The preview does not answer.")
        expect(page.locator(".news .headline")).to_be_visible()
        running.enter_context(previewed(project, "--lang", "en", "--port", str(preview.port)))
        expect(page.locator(".news .headline")).to_be_hidden()
        page.keyboard.press("Control+Enter")
        expect(text(page, "Silti.")).to_be_visible()


def test_pasted_paragraphs_are_shown_before_they_become_items(page: Page, project: Path) -> None:
    field = open_panel(page)
    field.fill("")
    field.evaluate(PASTE)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("listitem").filter(has_text="Sitten toinen.")).to_be_visible()
    field.fill(TESTING)
    assert "Ensin yksi." not in goal(project)
    dialog.get_by_role("button", name="Add as items").click()
    expect(text(page, "Sitten toinen.")).to_be_visible()
    assert "  - fi: Ensin yksi.\n  - fi: Sitten toinen.\n" in goal(project)


def test_what_else_is_written_outlasts_pasted_items(page: Page, project: Path) -> None:
    field = open_panel(page)
    field.fill("Muutettu.")
    field.evaluate(PASTE)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Add as items").click()
    expect(dialog).to_contain_text("Saved.")
    expect(field).to_have_value("Muutettu.")
    assert "Sitten toinen." in goal(project)
    page.keyboard.press("Control+Enter")
    expect(text(page, "Muutettu.")).to_be_visible()


def test_what_is_pasted_is_saved_however_late_its_cleaning_is_answered(page: Page, project: Path) -> None:
    field = open_panel(page)
    field.fill("")
    late: list[Route] = []
    page.route("**/_preview/pasted", lambda route: late.append(route))  # noqa: PLW0108 - a function is asked for
    with page.expect_request("**/_preview/pasted"):
        field.evaluate(PASTE_WORDS)
    page.keyboard.press("Control+Enter")
    for route in late:
        route.continue_()
    expect(text(page, "Lisäys tässä.")).to_be_visible()
    assert "Lisäys tässä." in goal(project)


# Steps


def test_a_step_is_taken_back_and_done_again_with_one_click_each(page: Page, project: Path) -> None:
    before = goal(project)
    open_panel(page).fill("Toisin.")
    page.keyboard.press("Control+Enter")
    expect(text(page, "Toisin.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(text(page)).to_be_visible()
    expect(pencil(page, TESTING)).to_be_focused()
    assert goal(project) == before
    page.get_by_role("button", name="Redo").click()
    expect(text(page, "Toisin.")).to_be_visible()


def test_an_item_is_added_moved_and_removed(page: Page, project: Path) -> None:
    before = goal(project)
    open_panel(page)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Add below").click()
    expect(dialog.get_by_role("heading", name="New item")).to_be_visible()
    dialog.get_by_label("Suomeksi").fill("Uusi keino.")
    dialog.get_by_label("English").fill("A new means.")
    page.keyboard.press("Control+Enter")
    expect(pencil(page, "Uusi keino.")).to_be_focused()
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="Move up").click()
    expect(
        page.locator("main li").filter(has_text="Uusi keino.").locator("xpath=following-sibling::*[1]")
    ).to_contain_text(TESTING)
    expect(pencil(page, "Uusi keino.")).to_be_focused()
    page.keyboard.press("F2")
    dialog.get_by_role("button", name="Remove").click()
    expect(text(page, "Uusi keino.")).to_have_count(0)
    assert goal(project) == before


def begin_item(page: Page) -> None:
    """Write a new item, and leave it to be saved."""
    open_panel(page)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Add below").click()
    expect(dialog.get_by_role("heading", name="New item")).to_be_visible()
    dialog.get_by_label("Suomeksi").fill("Uusi keino.")


def test_keys_that_are_held_add_an_item_once(page: Page, project: Path) -> None:
    begin_item(page)
    page.keyboard.down("Control")
    for _ in range(3):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    page.keyboard.up("Control")
    expect(text(page, "Uusi keino.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(text(page, "Uusi keino.")).to_have_count(0)
    assert "Uusi keino." not in goal(project)


def test_an_item_whose_answer_was_lost_on_the_way_is_added_once(page: Page, project: Path) -> None:
    def lose_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    begin_item(page)
    page.route("**/_preview/insert", lose_answer, times=1)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("The preview does not answer.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(text(page, "Uusi keino.")).to_be_visible()
    assert goal(project).count("Uusi keino.") == 1


def test_a_goal_is_begun_and_its_page_comes(page: Page) -> None:
    page.get_by_role("button", name="All texts, add").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="New goal").click()
    for label, words in {
        "Title (Suomeksi)": "Luotamme",
        "Title (English)": "We trust",
        "Theme (Suomeksi)": "Luottamus",
        "Theme (English)": "Trust",
    }.items():
        dialog.get_by_label(label).fill(words)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Luotamme")


def test_a_picture_that_is_dropped_on_the_page_begins_an_update(page: Page, project: Path) -> None:
    data = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(data, "PNG")
    page.evaluate(
        """(bytes) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([new Uint8Array(bytes)], "Juhla.png", { type: "image/png" }));
          document.dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
        }""",
        list(data.getvalue()),
    )
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Juhla.png")
    expect(dialog.get_by_label("What the picture shows (Suomeksi)")).to_be_focused()
    for label, words in {
        "Title (Suomeksi)": "Juhlat",
        "Title (English)": "A party",
        "Day": "2025-06-01",
        "Summary (Suomeksi)": "Juhlimme.",
        "Summary (English)": "We celebrated.",
        "What the picture shows (Suomeksi)": "Ihmisiä.",
        "What the picture shows (English)": "People.",
    }.items():
        dialog.get_by_label(label, exact=True).fill(words)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("img", name="Ihmisiä.")).to_be_visible()
    assert (project / "content/updates/juhla.png").is_file()


def test_what_stands_on_no_spot_of_the_page_is_two_clicks_away(page: Page, preview: Preview) -> None:
    page.goto(preview.address)
    page.get_by_role("button", name="All texts, add").click()
    page.get_by_role("dialog").get_by_role("button", name="description").first.click()
    expect(page.get_by_role("dialog").get_by_label("Suomeksi")).to_be_focused()


def test_the_hint_is_told_once(page: Page) -> None:
    hint = page.get_by_text("Point at a text and click the pencil")
    expect(hint).to_be_visible()
    page.get_by_role("button", name="Understood").click()
    expect(hint).to_have_count(0)
    page.reload()
    expect(page.get_by_role("region", name="Editor")).to_be_visible()
    expect(hint).to_have_count(0)


def test_read_only_there_is_no_editor(browser: Browser, project: Path) -> None:
    with (
        previewed(project, "--lang", "en", "--read-only") as preview,
        opened(browser, preview.address) as page,
    ):
        expect(page.locator("kalliola-preview .warnings")).to_be_visible()
        expect(page.get_by_role("region", name="Editor")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(browser: Browser, preview: Preview, scheme: str) -> None:
    with opened(browser, "about:blank", viewport={"width": 360, "height": 640}, color_scheme=scheme) as page:
        visit(page, preview)
        states = {"with the hint": axe.faults(page)}
        page.get_by_role("button", name="Understood").click()
        page.get_by_role("button", name="Edit texts").click()
        states["with all pencils"] = axe.faults(page)
        pencil(page, TESTING).click()
        field = page.get_by_role("dialog").get_by_label("Suomeksi")
        expect(field).to_be_focused()
        states["of a text"] = axe.faults(page)
        field.fill("Katso [sivu](nowhere).")
        expect(page.locator(".panel .error")).to_be_visible()
        states["with a mistake"] = axe.faults(page)
        page.keyboard.press("Escape")
        states["with a question"] = axe.faults(page)
        page.get_by_role("button", name="Drop it").click()
        page.get_by_role("button", name="All texts, add").click()
        page.get_by_role("dialog").get_by_role("button", name="New update").click()
        expect(page.get_by_role("dialog").get_by_label("Day")).to_be_visible()
        states["of a new update"] = axe.faults(page)
        assert {state: faults for state, faults in states.items() if faults} == {}


def test_in_forced_colours_what_is_pressed_differs_by_more_than_colour(
    browser: Browser, preview: Preview
) -> None:
    with opened(browser, "about:blank", forced_colors="active") as page:
        visit(page, preview)
        button = page.get_by_role("button", name="Edit texts")
        expect(button).to_have_css("border-top-width", "1px")
        button.click()
        expect(button).to_have_css("border-top-width", "3px")
