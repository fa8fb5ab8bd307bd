from __future__ import annotations

import pytest
from markupsafe import Markup

from kalliola_site.language.text import Text, localize, localize_model, marking, noting_borrowed
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.site import Organisation
from kalliola_site.model.strategy import Value
from kalliola_site.syntax.place_in_file import TextPlace

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


PLACE = TextPlace("content/a.yml", ("means", 1))
PLACED = LocalizedText({"fi": "Ilo {n}", "en": "Joy {n}"}, PLACE)


def test_a_text_is_marked_only_where_a_page_is_made_for_editing() -> None:
    text = localize(PLACED, "en", "fi").fill(n=2)
    assert text.__html__() == "Joy 2"
    with marking():
        assert text.__html__() == "<!--content/a.yml#/means/1/en-->Joy 2<!--/-->"
    assert text.__html__() == "Joy 2"


def test_a_borrowed_text_names_its_place_and_the_one_where_it_is_wanted() -> None:
    with marking():
        html = localize(LocalizedText({"fi": "Ilo"}, PLACE), "en", "fi").__html__()
    marks = "content/a.yml#/means/1/fi content/a.yml#/means/1/en"
    assert html == f'<!--{marks}--><span lang="fi">Ilo</span><!--/-->'


def test_words_without_mark_up_have_no_mark_and_are_told_of_when_they_are_written() -> None:
    with marking() as noted:
        words = localize(PLACED, "fi", "fi").plain
        assert noted == {}
        assert Markup('<p title="{}">').format(words) == '<p title="Ilo {n}">'
    assert list(noted) == ["content/a.yml#/means/1/fi"]


def test_what_a_text_was_filled_with_is_told_of_when_it_is_shown() -> None:
    with marking() as noted:
        localize(PLACED, "fi", "fi").fill(
            n=localize(LocalizedText({"fi": "a"}, PLACE), "fi", "fi")
        ).__html__()
    assert list(noted) == ["content/a.yml#/means/1/fi"]


def test_what_a_template_makes_of_a_text_is_marked_as_a_whole() -> None:
    text = localize(PLACED, "en", "fi")
    with marking():
        assert (
            text.around(lambda: Markup("<b>J</b>oy")) == "<!--content/a.yml#/means/1/en--><b>J</b>oy<!--/-->"
        )
    assert text.around(lambda: Markup("<b>J</b>oy")) == "<b>J</b>oy"


def test_a_text_keeps_its_place_in_other_words() -> None:
    assert PLACED.in_other_words({"fi": "Luonnos: Ilo"}).place == PLACE


def test_a_name_that_all_languages_share_has_no_language_in_its_place_and_no_markdown() -> None:
    values = {"name": "A *b*", "legal_name": "A", "founded": 1900, "street": "B 1", "locality": "C"}
    organisation = Organisation.model_validate(values).placed("content/site.yml")
    with marking():
        html = localize_model(organisation, "en", "fi").name.__html__()
    assert html == "<!--content/site.yml#/name-->A *b*<!--/-->"
