"""Editing on the previewed pages: what may be asked for, held against the content of the last good site."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from kalliola_site.edit.pasted_text import clean_pasted
from kalliola_site.edit.text_edits.edits import InsertItem, MoveItem, RemoveItem, TextEdit, ValueEdit
from kalliola_site.edit.text_edits.saving import NewFiles, content_of
from kalliola_site.edit.text_edits.yaml_edits import value_or_none
from kalliola_site.load.picture_file import PictureError, open_picture
from kalliola_site.load.project import Project
from kalliola_site.pipeline import Site
from kalliola_site.preview.asked import Asked, as_place, refuse
from kalliola_site.preview.latest import StateChannel
from kalliola_site.preview.panels.fields import FilledIn
from kalliola_site.preview.panels.indicators import AGREE, MEASURE, agree, indicator_at, measure, with_row
from kalliola_site.preview.panels.lists import items_in_list
from kalliola_site.preview.panels.means import means_item, with_status
from kalliola_site.preview.panels.new_files import (
    NEW_FILES,
    KeptPicture,
    key_of_new,
    picture_panel,
    update_picture,
)
from kalliola_site.preview.panels.panel import Panel
from kalliola_site.preview.panels.panels import Panels
from kalliola_site.preview.panels.text import new_block
from kalliola_site.preview.writer import Writer, page_address
from kalliola_site.preview.written import Written
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.slug import slug_from

Write = Callable[[Asked], Written]


class Editing:
    """What the editor may do with a project.

    No place of a file is taken from a request that is not one of a text, an item or a list of the content.
    """

    def __init__(self, project: Path, board: StateChannel, token: str) -> None:
        """Edit a project.

        Args:
            project: Its folder.
            board: Where the last good site is.
            token: What our pages say when they write; empty where nothing may be written.
        """
        self.project = project
        self.token = token
        self._board = board
        self._writer = Writer(project)
        self._pictures: dict[str, KeptPicture] = {}
        self._last_panels: Panels | None = None

    @property
    def is_read_only(self) -> bool:
        """Whether nothing may be written."""
        return not self.token

    def state(self) -> Mapping[str, object]:
        """Tell pages of ours what they need in order to write."""
        return {} if self.is_read_only else {"token": self.token, **self._writer.state()}

    def panel(self, kind: str, asked: Mapping[str, str]) -> Panel | None:
        """Return the panel of a kind for what was asked, if there is one."""
        return None if self._board.latest.site is None else self._panels.panel(kind, asked)

    def writes(self) -> Mapping[str, Write]:
        """Return what may be asked for, by name."""
        return {
            "edits": self._edits,
            "insert": self._insert,
            "insert-block": self._insert_block,
            "remove": self._remove,
            "move": self._move,
            "draft": self._draft,
            "accept": self._accept,
            "new": self._new,
            "update-picture": self._update_picture,
            MEASURE: self._measure,
            AGREE: self._agree,
            "pasted": _pasted,
            "undo": lambda _: self._writer.undo(),
            "redo": lambda _: self._writer.redo(),
        }

    def keep_picture(self, name: str, data: bytes) -> Written:
        """Keep a picture until it becomes an update's; one at a time, and nothing is written."""
        path = PurePosixPath(name.replace("\\", "/"))
        kept = KeptPicture(f"{slug_from(path.stem)}{path.suffix.lower()}", data)
        try:
            open_picture(kept.name, data)
        except PictureError as error:
            return Written(422, message=Problem(Place(kept.name), error.message, error.values).text)
        key = secrets.token_urlsafe(8)
        self._pictures = {key: kept}
        return Written(more={"picture": key})

    @property
    def _site(self) -> Site:
        if (site := self._board.latest.site) is None:
            raise refuse()
        return site

    @property
    def _panels(self) -> Panels:
        """The panels of the last good site, which remember what they have looked up in it."""
        site = self._site
        if self._last_panels is None or self._last_panels.site is not site:
            self._last_panels = Panels(site)
        return self._last_panels

    def _edits(self, asked: Asked) -> Written:
        edits = [TextEdit(as_place(edit.name), edit.old, edit.new) for edit in asked.edits()]
        places = [place for edit in edits for place in self._panels.fields_with(edit.place)]
        if not all(edit.place in places for edit in edits):
            return Written(404, message=messages.editor.NO_SUCH_TEXT)
        written = self._writer.write(asked, with_status(self._site.content, edits), places)
        # A means that gets its first status becomes a group: its text is in another place then.
        item = means_item(self._site.content, edits[0].place) if edits else None
        return written if item is None else replace(written, place=str(item[0]))

    def _list(self, asked: Asked) -> tuple[TextPlace, int, Sequence[object]]:
        """Return the list that is asked about, the number of an item, and the items there are."""
        place, index = asked.place("list"), asked.number("index")
        items = items_in_list(self._site.content, place)
        if not items or index > len(items):
            raise refuse()
        return place, index, items

    def _insert(self, asked: Asked) -> Written:
        place, index, _ = self._list(asked)
        languages = self._site.content.languages
        if "items" in asked.value:
            items = asked.items()
        else:
            items = ({edit.name.rpartition("/")[2]: edit.new for edit in asked.edits() if edit.new},)
        if not all(item and set(item) <= set(languages) for item in items):
            raise refuse()
        edits = [
            InsertItem(_item(place, index + number), {code: item[code] for code in languages if code in item})
            for number, item in enumerate(items)
        ]
        names = {code: TextPlace(place.path, (*place.location, index, code)) for code in languages}
        written = self._writer.write(asked, edits, list(names.values()))
        written = written.told(messages.editor.SAVED, names[languages[0]])
        return written.in_fields({str(at): f"{place}/+{index}/{code}" for code, at in names.items()})

    def _insert_block(self, asked: Asked) -> Written:
        above = asked.texts("below")
        words = {edit.name: edit.new for edit in asked.edits() if edit.new and edit.name in above}
        edits = [edit for name in words if (edit := new_block(name, words[name], above[name]))]
        known = {source.path for source in self._site.content.texts.values()}
        if not edits or not known.issuperset(edit.place.path for edit in edits):
            raise refuse()
        return self._writer.write(asked, edits, [])

    def _remove(self, asked: Asked) -> Written:
        place, index, items = self._list(asked)
        at, next_to_it = _item(place, index), _item(place, min(index, len(items) - 2))
        written = self._writer.write(asked, [RemoveItem(at, asked.value.get("old"))], [at])
        return written.told(messages.editor.REMOVED, next_to_it)

    def _move(self, asked: Asked) -> Written:
        place, index, _ = self._list(asked)
        at, to = _item(place, index), asked.number("to")
        written = self._writer.write(asked, [MoveItem(at, asked.value.get("old"), to)], [at])
        return written.told(messages.editor.MOVED, _item(place, to))

    def _draft(self, asked: Asked) -> Written:
        place, is_draft = asked.place("place"), asked.value.get("draft") is True
        if not self._panels.is_of_draft(place):
            raise refuse()
        # It may say so in words of its own, or that it is none.
        old = value_or_none(self._site.content.documents[place.path].value, place.location)
        return self._writer.write(asked, [ValueEdit(place, old, "true" if is_draft else None)], [place])

    def _accept(self, asked: Asked) -> Written:
        return self._writer.accept(asked.place("place"), asked.text("old"), asked.key)

    def _new(self, asked: Asked) -> Written:
        begin = asked.choice("kind", NEW_FILES)
        content = self._site.content
        filled, refused = self._filled(asked, "new", {"kind": asked.text("kind")})
        if refused:
            return refused
        picture = self._picture_of(filled)
        written = self._writer.write_files(asked, lambda now: begin(content_of(now), filled, picture))
        if written.said is None:
            return written
        key = key_of_new(content, asked.text("kind"), filled)
        return replace(written, said=messages.editor.STARTED, go_to=page_address(self.project, key))

    def _update_picture(self, asked: Asked) -> Written:
        content = self._site.content
        update = asked.choice("update", {update.id: update for update in content.updates})
        panel = picture_panel(content, update)
        filled, refused = self._filled_in(asked, panel)
        if refused:
            return refused
        picture = self._picture_of(filled)
        if picture is None:
            raise refuse()
        return self._writer.write_files(
            asked, lambda now: update_picture(content_of(now), update.id, filled, picture)
        )

    def _picture_of(self, filled: FilledIn) -> KeptPicture | None:
        """Return the picture that was kept for one of the fields, if there is one."""
        kept = (
            self._pictures.get(value) for name, value in filled.values.items() if name.endswith("/picture")
        )
        return next((picture for picture in kept if picture is not None), None)

    def _filled(self, asked: Asked, kind: str, about: Mapping[str, str]) -> tuple[FilledIn, Written | None]:
        """Return what was filled into a panel; and the answer, where nothing is to be written."""
        panel = self._panels.panel(kind, about)
        if panel is None:
            raise refuse()
        return self._filled_in(asked, panel)

    def _filled_in(self, asked: Asked, panel: Panel) -> tuple[FilledIn, Written | None]:
        given = {edit.name: edit.new for edit in asked.edits()}
        values = {**{field.place: field.value for field in panel.fields}, **given}
        filled = FilledIn({name: value for name, value in values.items() if value})
        has_picture = self._picture_of(filled) is not None
        needed = [
            field for field in panel.fields if field.is_needed or (has_picture and "/alt/" in field.place)
        ]
        here = filled
        if not has_picture:
            # A picture that is not kept any more, or words about none, are not left out without a word.
            pictures = [field for field in panel.fields if field.type == "file"]
            needed += [field for field in pictures if filled.is_about(field.place) and field not in needed]
            here = filled.without(field.place for field in pictures)
        missing = here.missing(needed)
        if asked.is_dry:
            return filled, Written()
        return filled, None if missing is None else Written(422, message=missing)

    def _measure(self, asked: Asked) -> Written:
        place = asked.place("place")
        found = indicator_at(self._site.content, place)
        if found is None or (indicator := found[2]) is None:
            raise refuse()
        filled, refused = self._filled(asked, MEASURE, {"place": str(place)})
        if refused is not None:
            return refused
        if not isinstance(indicator.measurements, str):
            return self._writer.write(asked, measure(place, indicator, filled), [place])
        table = f"{PurePosixPath(place.path).parent}/{indicator.measurements}"

        def with_measurement(now: Project) -> NewFiles:
            if table not in now.tables:
                raise refuse()
            return {table: with_row(now.tables[table], place, filled)}

        return self._writer.write_files(asked, with_measurement)

    def _agree(self, asked: Asked) -> Written:
        place, content = asked.place("place"), self._site.content
        found = indicator_at(content, place)
        if found is None:
            raise refuse()
        filled, refused = self._filled(asked, AGREE, {"place": str(place)})
        return refused or self._writer.write(asked, agree(content, place, found[2], filled), [place])


def _item(place: TextPlace, index: int) -> TextPlace:
    return TextPlace(place.path, (*place.location, index))


def _pasted(asked: Asked) -> Written:
    """Clean what was pasted; nothing is written."""
    pasted = clean_pasted(asked.text("text"))
    whole = pasted.as_markdown if asked.text("place").partition("#")[0].endswith(".md") else pasted.as_text
    told = [(change.what, change.words) for change in pasted.changes]
    return Written(changes=told, more={"text": whole, "paragraphs": pasted.paragraphs})
