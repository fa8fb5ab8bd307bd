"""Edits of files whose places are lines: of a block of Markdown, or all of it; of a row of a table."""

from __future__ import annotations

from kalliola_site.edit.text_edits.edits import Conflict, Edit, EditConflictError, InsertItem, TextEdit, mine
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


def edited_table(source: Source | None, edit: Edit) -> Source:
    """Make an edit of a table (CSV): put in a row, or another one in the place of a row.

    Args:
        source: What the file says; None where there is none.
        edit: The edit of a line. A row goes before its line, or to the end where there are not as many.

    Raises:
        EditConflictError: The row says something else by now.
    """
    path, lines = edit.place.path, edit.place.lines
    theirs = lines_of(source.text, lines) if source and lines else None
    match edit:
        case InsertItem(value=str(row)) if source and lines and row:
            rows = source.text.rstrip("\n").split("\n")
            at = min(lines[0] - 1, len(rows))
            return Source(path, "\n".join([*rows[:at], row, *rows[at:]]) + "\n")
        case TextEdit(old=str(old), new=new) if source and lines and theirs == old:
            rows = source.text.split("\n")
            rows[lines[0] - 1 : lines[1]] = [] if new is None else [new]
            return Source(path, "\n".join(rows))
        case _:
            raise EditConflictError([Conflict(edit.place, theirs, mine(edit))])
