"""The editor's script: its modules, which stand beside this one, and the words that they say."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Translate

FOLDER = Path(__file__).resolve().parent / "browser"
"""Where the modules are."""

MODULES = tuple(sorted(path.name for path in FOLDER.glob("*.js")))
"""Their names."""

_WORDS: dict[str, Phrase] = {
    "preview": messages.preview.PREVIEW,
    "stopped": messages.preview.PREVIEW_STOPPED,
    "addItems": messages.editor.ADD_ITEMS,
    "allTexts": messages.editor.ALL_TEXTS,
    "asItems": messages.editor.AS_ITEMS,
    "asOne": messages.editor.AS_ONE,
    "changedMeanwhile": messages.editor.CHANGED_MEANWHILE,
    "changes": messages.editor.REVIEW,
    "close": messages.editor.CLOSE,
    "drop": messages.editor.DROP,
    "dropAsked": messages.editor.DROP_ASKED,
    "editText": messages.editor.EDIT_TEXT,
    "editTexts": messages.editor.EDIT_TEXTS,
    "editor": messages.editor.EDITOR,
    "goOn": messages.editor.GO_ON,
    "hint": messages.editor.HINT,
    "keepMine": messages.editor.KEEP_MINE,
    "keptWords": messages.editor.KEPT_WORDS,
    "notAnswering": messages.editor.NOT_ANSWERING,
    "openUnsaved": messages.editor.OPEN_UNSAVED,
    "pageChanged": messages.editor.PAGE_CHANGED,
    "redo": messages.editor.REDO,
    "save": messages.editor.SAVE,
    "saveFirst": messages.editor.SAVE_FIRST,
    "saving": messages.editor.SAVING,
    "takeTheirs": messages.editor.TAKE_THEIRS,
    "textsHere": messages.editor.TEXTS_HERE,
    "understood": messages.editor.UNDERSTOOD,
    "undo": messages.editor.UNDO,
    "undoConflict": messages.editor.UNDO_CONFLICT,
}
"""What the script says, by the names that it knows the phrases by; it fills their placeholders itself."""


def words_module(project: Path, token: str, language: str, translate: Translate) -> str:
    """Write the module that gives the script its words, and its token.

    Args:
        project: The project's folder: what is kept in the browser for one is not offered for another.
        token: What our pages say when they write; empty where nothing is to be edited.
        language: The language of messages.
        translate: Puts the words into it.
    """
    named = {name: translate(phrase.text) for name, phrase in _WORDS.items()}
    words = {
        **named,
        "language": language,
        "project": hashlib.sha256(str(project.resolve()).encode()).hexdigest()[:16],
        "token": token,
    }
    return f"export default {json.dumps(words, ensure_ascii=False, indent=1)};\n"
