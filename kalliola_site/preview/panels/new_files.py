"""The panels by which a goal, an update or a page is begun, and the files that come of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from kalliola_site.edit.scaffold import (
    NewGoal,
    NewPage,
    NewUpdate,
    group,
    start_goal,
    start_page,
    start_update,
)
from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.content import Content
from kalliola_site.model.paths import UPDATES
from kalliola_site.model.update import Update
from kalliola_site.preview.asked import refuse
from kalliola_site.preview.panels.fields import FilledIn, in_languages
from kalliola_site.preview.panels.panel import Field, Panel, Request
from kalliola_site.problems import message_language, messages
from kalliola_site.problems.problem import Phrase, Translate
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.slug import identifier_from, slug_from
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_editor import with_texts
from kalliola_site.syntax.yaml_reader import read_yaml

Files = Mapping[str, Source | bytes]
"""What files are to say, by path: texts, or the bytes of pictures."""


@frozen_value
class KeptPicture:
    """A picture that was dropped on a page and is yet to become an update's."""

    name: str
    """What it is to be called."""
    data: bytes


def new_goal_panel(content: Content) -> Panel:
    """Ask for what a new goal needs to be shown."""
    return Panel(
        title=messages.editor.NEW_GOAL,
        fields=(
            *in_languages(content, "new-goal/title", messages.editor.TITLE),
            *in_languages(content, "new-goal/theme", messages.editor.THEME),
        ),
        save=Request("new", {"kind": "goal"}),
    )


def new_goal(content: Content, filled: FilledIn, _picture: KeptPicture | None) -> Files:
    """Begin a goal.

    Raises:
        CannotStartError: There is one with this name already.
    """
    title = filled.text(content, "new-goal/title")
    slugs = {code: slug_from(words) for code, words in title.items()}
    goal = NewGoal(_name(content, "goal", filled), title, filled.text(content, "new-goal/theme"), slugs)
    return start_goal(content, goal, _comments(), message_language.translator)


def new_update_panel(content: Content, *, with_picture: bool = False) -> Panel:
    """Ask for what a new update needs to be shown; the day of the news is not taken for granted."""
    goals: list[tuple[str, Phrase | str]] = [
        ("", messages.editor.NO_GOAL),
        *((goal.id, goal.line[content.languages[0]]) for goal in content.goals),
    ]
    return Panel(
        title=messages.editor.NEW_UPDATE,
        fields=(
            *in_languages(content, "new-update/title", messages.editor.TITLE),
            Field("new-update/date", messages.editor.DAY, type="date"),
            *in_languages(content, "new-update/summary", messages.editor.SUMMARY),
            Field("new-update/goal", messages.editor.GOAL, "", type="choice", choices=goals, is_needed=False),
            *picture_fields(content, "new-update", is_first=with_picture),
        ),
        save=Request("new", {"kind": "update"}),
    )


def picture_fields(content: Content, name: str, *, is_first: bool = False) -> tuple[Field, ...]:
    """Ask for a picture, and what it shows."""
    chosen = Field(f"{name}/picture", messages.editor.PICTURE, type="file", is_needed=False)
    alt = [
        replace(each, is_needed=False) for each in in_languages(content, f"{name}/alt", messages.editor.ALT)
    ]
    return (chosen, replace(alt[0], is_first=is_first), *alt[1:])


def new_update(content: Content, filled: FilledIn, picture: KeptPicture | None) -> Files:
    """Begin an update.

    Raises:
        CannotStartError: There is one with this name already.
    """
    title = filled.text(content, "new-update/title")
    day = _day(filled.values["new-update/date"])
    name = _name(content, "update", filled)
    goal = filled.values.get("new-update/goal")
    update = NewUpdate(name, day, title, (goal,) if goal else ())
    ((path, source),) = start_update(content, update, _comments(), message_language.translator).items()
    document = read_yaml(source)
    assert isinstance(document, Document)  # noqa: S101 - it was written by this program
    summary = filled.text(content, "new-update/summary")
    source = with_texts(document, {("summary", code): words for code, words in summary.items()})
    files: dict[str, Source | bytes] = {path: source}
    if picture is not None:
        files[path] = with_picture(source, picture, filled.text(content, "new-update/alt"))
        files[f"{UPDATES}/{picture.name}"] = picture.data
    return files


def picture_panel(content: Content, update: Update) -> Panel:
    """Ask for the picture of an update, and for what it shows."""
    path = content.update_paths[update.id]
    return Panel(
        title=messages.editor.UPDATE_PICTURE,
        fields=[
            replace(each, is_needed=True)
            for each in picture_fields(content, f"{path}/picture", is_first=True)
        ],
        save=Request("update-picture", {"update": update.id}),
    )


def update_picture(content: Content, update_id: str, filled: FilledIn, picture: KeptPicture) -> Files:
    """Give an update a picture, in the place of the one that it has.

    Raises:
        RefusedError: There is no such update any more.
    """
    update = next((update for update in content.updates if update.id == update_id), None)
    if update is None:
        raise refuse()
    path = content.update_paths[update.id]
    document = content.documents[path]
    alt = filled.text(content, f"{path}/alt")
    if update.picture is None:
        source = with_picture(document.source, picture, alt)
    else:
        texts: dict[Location, str] = {("picture", "alt", code): words for code, words in alt.items()}
        source = with_texts(document, {("picture", "file"): picture.name, **texts})
    return {path: source, f"{UPDATES}/{picture.name}": picture.data}


def with_picture(source: Source, picture: KeptPicture, alt: Mapping[str, str]) -> Source:
    """Give an update that has none a picture."""
    lines = ["picture:", f"  file: {picture.name}", *(f"  {line}" for line in group("alt", alt)), ""]
    return Source(source.path, source.text.rstrip("\n") + "\n\n" + "\n".join(lines))


def new_page_panel(content: Content) -> Panel:
    """Ask for what a new page needs to be shown."""
    menus = [
        ("footer", messages.editor.IN_FOOTER),
        ("navigation", messages.editor.IN_MENU),
        ("", messages.editor.IN_NO_MENU),
    ]
    return Panel(
        title=messages.editor.NEW_PAGE,
        fields=(
            *in_languages(content, "new-page/title", messages.editor.TITLE),
            *in_languages(content, "new-page/description", messages.editor.DESCRIPTION),
            Field(
                "new-page/menu", messages.editor.MENU, "footer", type="choice", choices=menus, is_needed=False
            ),
        ),
        save=Request("new", {"kind": "page"}),
    )


def new_page(content: Content, filled: FilledIn, _picture: KeptPicture | None) -> Files:
    """Begin a page.

    Raises:
        CannotStartError: There is one with this name already.
    """
    title = filled.text(content, "new-page/title")
    description = filled.text(content, "new-page/description")
    page = NewPage(_name(content, "page", filled), title, description, filled.values.get("new-page/menu"))
    return start_page(content, page, _comments(), message_language.translator)


def _day(written: str) -> str:
    """Read a day, which becomes part of a file's name; fields for days send nothing but days."""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise refuse() from None


def key_of_new(content: Content, kind: str, filled: FilledIn) -> str:
    """Return the key of the page that shows what is begun."""
    name = _name(content, kind, filled)
    return name if kind == "page" else f"{kind}s/{name}"


def _name(content: Content, kind: str, filled: FilledIn) -> str:
    return identifier_from(filled.values[f"new-{kind}/title/{content.languages[0]}"])


NEW_PANELS: Mapping[str, Callable[[Content], Panel]] = {
    "goal": new_goal_panel,
    "update": new_update_panel,
    "page": new_page_panel,
}
NEW_FILES: Mapping[str, Callable[[Content, FilledIn, KeptPicture | None], Files]] = {
    "goal": new_goal,
    "update": new_update,
    "page": new_page,
}


def _comments() -> tuple[Translate, ...]:
    return message_language.translators(message_language.languages())
