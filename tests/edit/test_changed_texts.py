"""What changed between two versions of a file, text by text."""

from __future__ import annotations

import pytest

from kalliola_site.edit.sending.changed_texts import changed_blocks, changed_values

LANGUAGES = ("fi", "en")


def told(old: object, new: object) -> list[tuple[str, str, dict[str, tuple[str | None, str | None]]]]:
    return [
        (
            str(change.place).partition("#")[2],
            change.kind,
            {language: (wording.old, wording.new) for language, wording in change.wordings.items()},
        )
        for change in changed_values("content/x.yml", old, new, LANGUAGES)
    ]


def text(fi: str, en: str | None = None) -> dict[str, str]:
    return {"fi": fi} if en is None else {"fi": fi, "en": en}


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ({"a": text("x", "y")}, {"a": text("x", "y")}, []),
        (
            {"a": text("x", "y")},
            {"a": text("z", "y")},
            [("/a", "changed", {"fi": ("x", "z"), "en": ("y", "y")})],
        ),
        ({"a": text("x")}, {"a": text("x", "y")}, [("/a", "changed", {"fi": ("x", "x"), "en": (None, "y")})]),
        ({"a": text("x y")}, {"a": text("x\n  y")}, []),
        ({"a": "1"}, {"a": "2"}, [("/a", "changed", {"": ("1", "2")})]),
        (None, {"a": text("x")}, [("/a", "added", {"fi": (None, "x")})]),
        ({"a": text("x")}, None, [("/a", "removed", {"fi": ("x", None)})]),
        (
            {"m": [text("yksi", "one"), text("kaksi", "two")]},
            {"m": [text("uutta"), text("yksi", "one"), text("kaksi jo", "two")]},
            [
                ("/m/0", "added", {"fi": (None, "uutta")}),
                ("/m/2", "changed", {"fi": ("kaksi", "kaksi jo"), "en": ("two", "two")}),
            ],
        ),
        (
            {"m": [text("yksi"), text("kaksi"), text("kolme")]},
            {"m": [text("kolme"), text("yksi"), text("kaksi")]},
            [("/m/0", "moved", {"fi": ("kolme", "kolme")})],
        ),
        (
            {"m": [{"id": "a", "n": "1"}, {"id": "b", "n": "1"}]},
            {"m": [{"id": "b", "n": "2"}]},
            [
                ("/m/0/id", "removed", {"": ("a", None)}),
                ("/m/0/n", "removed", {"": ("1", None)}),
                ("/m/0/n", "changed", {"": ("1", "2")}),
            ],
        ),
        (
            {"m": [text("a", "b"), text("yksi", "one")]},
            {"m": [text("a", "b"), {"text": text("yksi", "one"), "status": "done"}]},
            [("/m/1/status", "added", {"": (None, "done")})],
        ),
        (
            {"m": [{"text": text("yksi", "one"), "status": "done"}]},
            {"m": [text("uusi", "one")]},
            [
                ("/m/0/text", "changed", {"fi": ("yksi", "uusi"), "en": ("one", "one")}),
                ("/m/0/status", "removed", {"": ("done", None)}),
            ],
        ),
        (
            {"i": "to-be-agreed"},
            {"i": [{"id": "a"}]},
            [("/i", "removed", {"": ("to-be-agreed", None)}), ("/i/0/id", "added", {"": (None, "a")})],
        ),
    ],
)
def test_each_changed_text_is_told_once_in_all_languages(
    old: object, new: object, changes: list[object]
) -> None:
    assert told(old, new) == changes


def test_paragraphs_are_told_with_their_translation() -> None:
    versions = {
        "fi": ("# A\n\nyksi\n\n- b\n", "# A\n\nyksi toinen\n\n- b\n- c\n"),
        "en": ("# A\n\none\n\n- b\n", "# A\n\none\n\n- b\n- c\n"),
    }
    first, second = changed_blocks("content/pages/a.fi.md", versions, "fi")
    assert str(first.place) == "content/pages/a.fi.md#L3-L3"
    assert first.wordings["fi"].new == "yksi toinen"
    assert not first.wordings["en"].is_changed
    assert (second.kind, second.wordings["fi"].old, second.wordings["fi"].new) == ("added", None, "- c")


def test_how_lines_are_broken_is_no_change() -> None:
    assert changed_blocks("content/pages/a.fi.md", {"fi": ("a b\n", "a\nb\n")}, "fi") == ()
