from __future__ import annotations

import pytest

from kalliola_site.language.text import Text, localize, localize_model, noting_borrowed
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.strategy import Value

BOTH = LocalizedText({"fi": "**Ilo** & valo", "en": "Joy"})
SOURCE_ONLY = LocalizedText({"fi": "**Ilo** & valo"})


def test_a_text_shows_its_markdown_as_html_and_its_words_plainly() -> None:
    text = localize(BOTH, "fi", "fi")
    assert text.__html__() == "<strong>Ilo</strong> &amp; valo"
    assert text.plain == str(text) == "Ilo & valo"


def test_a_text_is_in_the_language_that_was_asked_for() -> None:
    assert localize(BOTH, "en", "fi") == Text("Joy", "en")


def test_a_missing_text_is_borrowed_and_marked_with_its_language() -> None:
    text = localize(SOURCE_ONLY, "en", "fi")
    assert (text.language, text.borrowed) == ("fi", True)
    assert text.__html__() == '<span lang="fi"><strong>Ilo</strong> &amp; valo</span>'


def test_placeholders_take_values_whose_markdown_means_nothing() -> None:
    text = Text("Goal **{number}**: {title}", "en").fill(number=3, title="a *b* <i>")
    assert text.__html__() == "Goal <strong>3</strong>: a *b* &lt;i&gt;"
    assert text.plain == "Goal 3: a *b* <i>"


def test_a_placeholder_that_got_no_value_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        Text("{number}", "en").fill(title="x")


def test_a_model_is_mirrored_with_its_texts_in_one_language() -> None:
    value = Value(id="joy", name=BOTH, text=SOURCE_ONLY)
    view = localize_model(value, "en", "fi")
    assert (view.id, view.name.plain, view.text.borrowed) == ("joy", "Joy", True)


def test_a_text_that_a_borrowed_one_was_put_into_tells_of_it_when_it_is_shown() -> None:
    inner = localize(LocalizedText({"fi": "Ilo"}), "en", "fi")
    with noting_borrowed() as noted:
        sentence = Text("Value: {name}", "en").fill(name=inner)
        assert noted == set()
        assert str(sentence) == "Value: Ilo"
    assert noted == {"en"}


def test_a_borrowed_text_that_a_sentence_does_not_use_is_not_told_of() -> None:
    with noting_borrowed() as noted:
        str(Text("Nothing", "en").fill(name=localize(LocalizedText({"fi": "Ilo"}), "en", "fi")))
    assert noted == set()
