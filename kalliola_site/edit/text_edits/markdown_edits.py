"""Edits of Markdown: of one block, wherever it stands by now, or of a whole file."""

from __future__ import annotations

from kalliola_site.edit.text_edits.edits import Conflict, Edit, EditConflictError, InsertItem, TextEdit
from kalliola_site.syntax.markdown_editor import (
    find_block,
    lines_of,
    with_block,
    with_block_before,
    without_block,
)
from kalliola_site.syntax.source import Source


def edited_markdown(source: Source | None, edit: Edit) -> Source:
    """Make an edit of a Markdown file.

    Args:
        source: What the file says; None where there is none.
        edit: The edit of a block, or of all.

    Raises:
        EditConflictError: The block says something else by now, and stands nowhere else.
    """
    path, lines = edit.place.path, edit.place.lines
    text = source.text if source else ""
    match edit:
        case InsertItem(value=str(words), below=str(above)) if lines:
            last = lines[0] - 1
            there = find_block(text, (last - above.count("\n"), last), above)
            if there is None:
                raise EditConflictError([Conflict(edit.place, lines_of(text, (last, last)), words)])
            return with_block_before(Source(path, text), there[1] + 1, words)
        case InsertItem(value=str(words)) if lines:
            return with_block_before(Source(path, text), lines[0], words)
        case TextEdit(old=old, new=new) if lines is None and text.strip() == (old or "").strip():
            end = text[len(text.rstrip()) :] or "\n"
            return Source(path, f"{new.strip()}{end}" if new else "")
        case TextEdit(old=str(old), new=new) if lines and (there := find_block(text, lines, old)):
            source = Source(path, text)
            return without_block(source, there) if new is None else with_block(source, there, new)
        case TextEdit(new=str(new)) if lines and find_block(
            text, (lines[0], lines[0] + new.count("\n")), new
        ):
            # It is there already: who asked had no answer.
            return Source(path, text)
        case TextEdit(new=new):
            theirs = None if source is None else lines_of(text, lines) if lines else text
            raise EditConflictError([Conflict(edit.place, theirs, new)])
        case _:
            raise EditConflictError([Conflict(edit.place, text, None)])
