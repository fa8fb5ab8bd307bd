"""What copying and other programs leave in texts: ``check`` tells of each once, and lets be what is right."""

from __future__ import annotations

from pathlib import Path

from kalliola_site.load.project import load
from kalliola_site.pipeline import check
from kalliola_site.validate.content import validate
from tests.validate.test_prose import ABOUT, ENGLISH, GOAL, SITE, change, remarks, told, write


def hints(project: Path) -> list[str]:
    return [str(problem.hint) for problem in remarks(project)]


def test_letters_read_in_an_old_encoding_are_told_of_with_what_they_stand_for(content: Path) -> None:
    right = {
        "yhteisÃ¶": "yhteisö",
        "Ã„iti": "Äiti",
        "kahvilaâ€“ravintola": "kahvila–ravintola",
        "itâ€™s": "it’s",
        "10Â\u00a0â‚¬": "10\u00a0€",
        "Å¡addat": "šaddat",
        "Ruotsiâ€¦": "Ruotsi…",
        "talos√∂": "talosö",
        "we‚Äôre": "we’re",
        "taloss├Â": "talossö",
        "tÃ¤Ã¤llÃ¤": "täällä",
    }
    write(content, ABOUT, "".join(f"- Siis **{garbled}** on.\n" for garbled in right))
    assert told(content) == [("garbled-letters", garbled) for garbled in right]
    assert [hint.partition("”")[0] for hint in hints(content)] == [
        f"Write “{word}" for word in right.values()
    ]


def test_garbled_letters_that_stand_for_nobody_knows_what_are_told_of_too(content: Path) -> None:
    garbled = ("Ð¡Ñ‚Ñ€Ð°Ñ‚", "â€kyllÃ¤", "ðŸ˜€")
    write(content, ABOUT, "".join(f"- Siis {words} on.\n" for words in garbled))
    assert told(content) == [("garbled-letters", words) for words in garbled]
    assert {hint.partition(",")[0] for hint in hints(content)} == {"Copy the text anew from where it came"}


def test_nothing_else_is_said_of_garbled_letters(project: Path) -> None:
    write(project, ABOUT, "Se â€“ √§√§ni ├ñ, :contentReference[oaicite:0]{index=0} 【4†lähde】 TODO.\n")
    found = [problem.message.id for problem in check(project).warnings if problem.place.path == ABOUT]
    assert sorted(found) == ["filler-text", *["garbled-letters"] * 3, *["left-by-program"] * 2]


def test_a_word_torn_at_the_end_of_a_line_is_told_of(content: Path) -> None:
    write(content, ABOUT, "Koko yhtei- sö.\n\nKoko yhtei-\nsö.\n\n> Koko yhtei-\n> sö.\n\nKoko yhtei¬sö.\n")
    assert told(content) == [("torn-word", about) for about in ("yhtei- sö", "yhtei-", "yhtei-", "yhtei¬sö")]
    assert {hint.partition(".")[0] for hint in hints(content)} == {"Write “yhteisö”"}


def test_words_after_a_part_of_a_word_are_those_of_the_language(content: Path) -> None:
    write(content, ENGLISH, "Pre- and postwar, pre- ja postwar.\n")
    assert told(content) == [("torn-word", "pre- ja")]
    change(content, SITE, "    en: [and,", "    en: [ja, and,")
    assert told(content) == []


def test_what_holds_the_place_of_a_text_is_told_of(content: Path) -> None:
    fillers = ("TODO", "tbd", "Lorem ipsum", "XXX", "xx.xx.2026", "???", "____", "FIXME")
    write(content, ABOUT, "".join(f"- Siis {words} on.\n" for words in fillers) + "- Kasvu on X %.\n")
    assert told(content) == [("filler-text", words) for words in (*fillers, "X")]


def test_what_a_program_left_in_a_text_is_told_of(content: Path) -> None:
    left = (
        ":contentReference[oaicite:3]{index=3}",
        "turn0search3",
        "【12†source】",
        "Virhe. Viitteen lähdettä ei löytynyt",
        "Error! Reference source not found",
    )
    write(content, ABOUT, "".join(f"- Siis {words} on.\n" for words in left))
    assert told(content) == [("left-by-program", words) for words in left]


RIGHT = """\
Lapsi- ja nuorisotyö, ala- tai yläkoulu, perhe-, koti- sekä lapsityö.
Kieli- kuin kulttuuritaito; kunto- ym. salit; lapsi- nuoriso- ja perhetyö.
Itä-Helsinki, Kallio- Alppila ja A- B-luokka, lapsityö ja -neuvola, 5- vuotias.
”HYVÄ”, ”ÄÄ”, ’Ä’, ”Å–Ö” ja ÄLÄ… Ä\u00a0ja Å\u00a0ja «Ä»; hyvä, ää ja älä.
Þórður, Ðorđe, château, Ñandú, São João, CRÊPE, Ângela, crêpe ja Øresund.
Todo on sana, XXI vuosisata, X-sukupolvi ja Malcolm X. Mitä? Mitä?? Mitä???
Koko √2 × §5 ja 25 °C, ½ ja ¼ ©2025 ®.
"""


def test_what_is_right_is_left_in_peace(content: Path) -> None:
    write(content, ABOUT, RIGHT)
    assert told(content) == []


TARGET = "https://www.kalliola.fi/x?id=3"


FOLLOWING = (
    "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.kalliola.fi%2Fx%3Fid%3D3&data=05%7C02",
    "https://www.google.com/url?sa=t&url=https%3A%2F%2Fwww.kalliola.fi%2Fx%3Fid%3D3&ved=2ah",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.kalliola.fi%2Fx%3Fid%3D3%26fbclid%3DIw&h=AT",
    "https://urldefense.com/v3/__https://www.kalliola.fi/x?id=3__;!!abc!def$",
    "https://www.kalliola.fi/x?utm_source=mail&id=3&UTM_medium=x&fbclid=Iw",
)
OTHERS = (
    TARGET,
    "https://www.google.com/maps?q=Kallio",
    "https://example.org/?utm",
    "https://x.example/url?q=a&&b=",
)


def test_an_address_that_follows_readers_is_told_of_with_the_one_that_does_not(content: Path) -> None:
    addresses = (*OTHERS, *FOLLOWING)
    write(content, ABOUT, "".join(f"- Lue [järjestön uutinen]({address}).\n" for address in addresses))
    assert told(content) == [("tracking-address", address) for address in FOLLOWING]
    assert set(hints(content)) == {f"Write {TARGET}"}


def test_an_accepted_address_may_follow_readers(content: Path) -> None:
    address = "https://www.kalliola.fi/?utm_source=x"
    write(content, ABOUT, f"Lue [järjestön uutinen]({address}).\n")
    change(content, SITE, "  accepted:\n", f"  accepted:\n    - {address}\n")
    assert told(content) == []


def test_a_translation_that_is_the_source_text_is_told_of(content: Path) -> None:
    write(content, ABOUT, "Yksi.\n\nTämä *teksti* on vain suomeksi.\n\nKalliolan Setlementti ry\n")
    write(content, ENGLISH, "One.\n\nTämä teksti on vain\nsuomeksi.\n\nKalliolan Setlementti ry\n")
    assert told(content) == [("copy-of-source", "Tämä teksti on vain")]


def test_a_short_description_of_a_page_is_told_of(content: Path) -> None:
    text = (content / SITE).read_text(encoding="utf-8")
    line = next(line for line in text.split("\n") if "fi: Kalliolan missio kertoo" in line)
    change(content, SITE, line, "      fi: Kalliolan missio")
    assert told(content) == [("short-description", "Kalliolan missio")]


def test_what_is_left_of_a_program_in_a_goal_is_found(content: Path) -> None:
    change(content, GOAL, "  fi: Brändi ja viestintä\n", '  fi: "Br\\xc3\\xa4ndi ja viestint\\xe4"\n')
    assert told(content) == [("garbled-letters", "Br\\xc3\\xa4ndi")]


def test_two_languages_that_were_swapped_are_told_of_by_what_the_record_knows(project: Path) -> None:
    finnish, english = (project / f"content/pages/vision.{language}.md" for language in ("fi", "en"))
    was = finnish.read_text(encoding="utf-8")
    finnish.write_text(english.read_text(encoding="utf-8"), encoding="utf-8")
    english.write_text(was, encoding="utf-8")
    assert {remark for remark, _ in told(project)} == {"copy-of-source"}


def test_two_short_texts_that_were_swapped_are_an_error(project: Path) -> None:
    change(project, SITE, "fi: Etusivu\n      en: Home\n", "fi: Home\n      en: Etusivu\n")
    _, problems = validate(load(project)[0])
    (swapped,) = (problem for problem in problems if problem.severity == "error")
    assert (swapped.message.id, swapped.place.words) == ("languages-swapped", "Etusivu")


def test_letters_that_are_lost_are_not_laid_at_the_fonts_door(project: Path) -> None:
    change(project, GOAL, "Brändi", "Br\ufffdndi")
    assert {remark for remark, _ in told(project)} == {"garbled-letters"}
