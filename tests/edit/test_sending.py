"""Sending to a real repository: two editors at once, and everything that can be in the way."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest

from kalliola_site.edit.sending.conflicts import Choice
from kalliola_site.edit.sending.overview import Identity
from kalliola_site.edit.sending.rebase import ConflictsFoundError, WrongTogetherError
from kalliola_site.edit.sending.refusals import SendingRefusedError
from kalliola_site.edit.sending.send import IdentityMissingError
from kalliola_site.problems.problem import ProblemsFoundError
from tests.support.editors import (
    GOAL,
    STORY,
    TITLE_EN,
    TITLE_FI,
    Editor,
    Newsroom,
    git,
    open_newsroom,
    write_hook,
)


HISTORY = (
    "{title: {fi: Historia, en: History}, description: {fi: Setlementti vuodesta 1919., en: Since 1919.},"
    " slug: {fi: historia, en: history}}"
)


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    return open_newsroom(tmp_path, monkeypatch)


@pytest.fixture
def aino(newsroom: Newsroom) -> Editor:
    return newsroom.editor("Aino")


@pytest.fixture
def eino(newsroom: Newsroom) -> Editor:
    return newsroom.editor("Eino")


def refusal(editor: Editor, **asked: object) -> str:
    """Send in vain, see that nothing has changed by it, and return why."""
    before = editor.state()
    with pytest.raises(SendingRefusedError) as refused:
        editor.send(**asked)
    assert editor.state() == before
    return str(refused.value.reason)


# What is sent


def test_the_content_is_sent_with_why_and_by_whom(newsroom: Newsroom, aino: Editor) -> None:
    aino.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    aino.send("Otsikko lyhyemmäksi")
    assert newsroom.log("%s, %an <%ae>")[0] == "Otsikko lyhyemmäksi, Aino <aino@kalliola.example>"
    assert "Kalliola vähentää eriarvoisuutta" in newsroom.sent(GOAL)
    assert aino.git("status", "--porcelain") == ""


def test_what_is_not_content_stays_as_it_is_changed_staged_or_new(newsroom: Newsroom, aino: Editor) -> None:
    template, other = "templates/pages/goal.html.jinja", "templates/pages/home.html.jinja"
    for path in (template, other):
        aino.change(path, "{% block main %}", "{% block main %}<!-- mine -->")
    aino.git("add", template)
    (aino.project / "notes.txt").write_text("mine", encoding="utf-8")
    before = aino.git("status", "--porcelain")
    aino.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    (aino.project / "content/pages/.DS_Store").write_text("clutter", encoding="utf-8")
    aino.send()
    assert git("show", "--format=", "--name-only", "main", cwd=newsroom.remote).split() == [GOAL]
    assert aino.git("status", "--porcelain").replace("?? content/pages/.DS_Store\n", "") == before


def test_new_and_removed_files_of_the_content_go_along_but_no_clutter(
    newsroom: Newsroom, aino: Editor
) -> None:
    aino.change("content/site.yml", "  identity:", "  history: *\n  identity:".replace("*", HISTORY))
    for language in ("fi", "en"):
        (aino.project / f"content/pages/history.{language}.md").write_text("1919\n", encoding="utf-8")
    (aino.project / "content/pages/~$history.fi.md").write_text("of Word", encoding="utf-8")
    (aino.project / "content/translations.yml").unlink()
    aino.send()
    assert git("show", "--format=", "--name-status", "main", cwd=newsroom.remote).splitlines() == [
        "A\tcontent/pages/history.en.md",
        "A\tcontent/pages/history.fi.md",
        "M\tcontent/site.yml",
        "D\tcontent/translations.yml",
    ]


def problems(editor: Editor) -> ProblemsFoundError:
    before = editor.state()
    with pytest.raises(ProblemsFoundError) as found:
        editor.send()
    assert editor.state() == before
    return found.value


def test_nothing_is_sent_while_the_content_has_errors(newsroom: Newsroom, aino: Editor) -> None:
    aino.change(GOAL, "title:", "titel:")
    assert GOAL in str(problems(aino))
    assert newsroom.log() == ["The strategy"]


def test_what_was_committed_before_and_never_sent_goes_along(newsroom: Newsroom, aino: Editor) -> None:
    aino.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    aino.git("commit", "--quiet", "--all", "-m", "By hand")
    aino.send("")
    assert newsroom.log()[0] == "By hand"
    assert "is nothing" not in refusal(aino)


def test_nothing_is_sent_where_nothing_has_changed(aino: Editor) -> None:
    assert "Nothing has changed" in refusal(aino)


def test_a_reason_is_one_line_whatever_it_looks_like(newsroom: Newsroom, aino: Editor) -> None:
    aino.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    assert "why" in refusal(aino, why=" \n")
    aino.send("--amend\n# not a comment  ; $(touch x)")
    assert newsroom.log("%B")[0] == "--amend # not a comment ; $(touch x)"


# Two editors at once


def test_changes_to_a_text_and_to_its_translation_come_together(
    newsroom: Newsroom, aino: Editor, eino: Editor
) -> None:
    aino.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    eino.change(GOAL, TITLE_EN, "Kalliola reduces inequality")
    aino.send()
    sent = eino.send("The English title")
    assert sent.with_others
    assert sent.is_here
    for says in (newsroom.sent(GOAL), eino.says(GOAL)):
        assert "Kalliola vähentää eriarvoisuutta" in says
        assert "Kalliola reduces inequality" in says
    assert newsroom.log() == ["The English title", "Shorter titles", "The strategy"]
    assert eino.git("status", "--porcelain") == ""


def conflicts(editor: Editor, **asked: object) -> ConflictsFoundError:
    before = editor.state()
    with pytest.raises(ConflictsFoundError) as found:
        editor.send(**asked)
    assert editor.state() == before
    return found.value


def test_a_text_that_both_changed_is_shown_in_both_forms_and_nothing_is_touched(
    aino: Editor, eino: Editor
) -> None:
    aino.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    eino.change(GOAL, TITLE_FI, "Kalliola poistaa eriarvoisuuden")
    aino.send()
    (conflict,) = conflicts(eino).conflicts
    assert str(conflict.place) == f"{GOAL}#/title/fi"
    said = conflict.language, conflict.base, conflict.mine, conflict.theirs
    assert said == ("fi", TITLE_FI, "Kalliola poistaa eriarvoisuuden", "Kalliola vähentää eriarvoisuutta")
    assert conflict.beside == {"en": TITLE_EN}


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        (Choice("mine"), "Kalliola poistaa eriarvoisuuden"),
        (Choice("theirs"), "Kalliola vähentää eriarvoisuutta"),
        (Choice(words="Eriarvoisuus: pois, \"heti\""), "Eriarvoisuus: pois, "),
    ],
)
def test_a_conflict_is_settled_by_taking_a_side_or_by_other_words(
    newsroom: Newsroom, aino: Editor, eino: Editor, choice: Choice, says: str
) -> None:
    aino.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    eino.change(GOAL, TITLE_FI, "Kalliola poistaa eriarvoisuuden")
    eino.change(STORY, "jo yli sata vuotta", "yli sata vuotta")
    aino.send()
    (conflict,) = conflicts(eino).conflicts
    eino.send(choices={conflict.id: choice})
    assert says in newsroom.sent(GOAL)
    assert newsroom.sent(GOAL) == eino.says(GOAL)
    assert "tehneet yli sata vuotta" in newsroom.sent(STORY)


def test_a_choice_holds_for_the_words_that_were_seen_only(aino: Editor, eino: Editor) -> None:
    aino.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    eino.change(GOAL, TITLE_FI, "Kalliola poistaa eriarvoisuuden")
    aino.send()
    (conflict,) = conflicts(eino).conflicts
    aino.change(GOAL, "Kalliola vähentää eriarvoisuutta", "Kalliola tasaa elämää")
    aino.send("Again")
    (later,) = conflicts(eino, choices={conflict.id: Choice("mine")}).conflicts
    assert later.theirs == "Kalliola tasaa elämää"


def test_two_new_items_of_a_list_can_both_stay(newsroom: Newsroom, aino: Editor, eino: Editor) -> None:
    last = "  - fi: Asiakasmäärämme on kasvanut.\n    en: The number of our clients has grown.\n"
    for editor, words in ((aino, "Aino"), (eino, "Eino")):
        editor.change(GOAL, last, f"{last}  - fi: {words}n kohta.\n    en: {words}'s item.\n")
    aino.send()
    (conflict,) = conflicts(eino).conflicts
    assert conflict.sides == ("mine", "theirs", "both")
    eino.send(choices={conflict.id: Choice("both")})
    assert newsroom.sent(GOAL).index("Ainon kohta") < newsroom.sent(GOAL).index("Einon kohta")


def test_paragraphs_are_settled_one_by_one(newsroom: Newsroom, aino: Editor, eino: Editor) -> None:
    first, second, *_ = aino.says(STORY).splitlines(keepends=True)
    for editor, words in ((aino, "- Ainon kohta.\n"), (eino, "- Einon kohta.\n")):
        editor.change(STORY, first, words)
    eino.change(STORY, second, "- Vain Eino\n  muutti tämän.\n")
    aino.send()
    (conflict,) = conflicts(eino).conflicts
    said = conflict.language, conflict.base, conflict.mine, conflict.theirs
    assert said == ("fi", first, "- Einon kohta.\n", "- Ainon kohta.\n")
    eino.send(choices={conflict.id: Choice(words="- Yhteinen kohta.")})
    assert newsroom.sent(STORY).startswith("- Yhteinen kohta.\n- Vain Eino\n  muutti tämän.\n- ")


def test_a_file_that_one_removed_and_the_other_changed_is_asked_about(
    newsroom: Newsroom, aino: Editor, eino: Editor
) -> None:
    (aino.project / "content/addresses.yml").unlink()
    eino.change("content/addresses.yml", "addresses:", "# Eino was here\naddresses:")
    aino.send()
    (conflict,) = conflicts(eino).conflicts
    assert (conflict.kind, conflict.theirs) == ("file", None)
    assert "Eino was here" in (conflict.mine or "")
    eino.send(choices={conflict.id: Choice("mine")})
    assert "Eino was here" in newsroom.sent("content/addresses.yml")


def test_records_of_the_program_come_together_by_themselves(
    newsroom: Newsroom, aino: Editor, eino: Editor
) -> None:
    record = "content/addresses.yml"
    for editor, address in ((aino, "/ainon/"), (eino, "/einon/")):
        editor.change(record, "addresses: {}", f"addresses:\n  fi:\n    values: [{address}]")
    aino.send()
    eino.send()
    assert "values: [/ainon/, /einon/]" in newsroom.sent(record)


def test_what_is_right_here_and_wrong_together_is_not_sent(
    newsroom: Newsroom, aino: Editor, eino: Editor
) -> None:
    for path in ("content/pages/about.fi.md", "content/pages/about.en.md", "content/pages/accessibility.fi.md"):
        assert "goals/impact" not in aino.says(path)
    (aino.project / "content/goals/3-impact.yml").unlink()
    aino.change("content/goals/4-workplace.yml", "number: 4", "number: 3")
    eino.change("content/pages/about.fi.md", "## ", "Katso [tavoite](goals/impact).\n\n## ")
    aino.send()
    before = eino.state()
    with pytest.raises(WrongTogetherError) as found:
        eino.send()
    assert eino.state() == before
    assert {problem.place.path for problem in found.value.problems} == {"content/pages/about.fi.md"}
    assert newsroom.log() == ["Shorter titles", "The strategy"]


def test_who_is_overtaken_between_fetching_and_pushing_tries_again(
    newsroom: Newsroom, aino: Editor, eino: Editor
) -> None:
    aino.change(GOAL, TITLE_EN, "Kalliola reduces inequality")
    eino.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    eino.git("commit", "--quiet", "--all", "-m", "Quicker")
    once = "[ -e done ] || { touch done; env -u GIT_DIR git -C '%s' push --quiet --no-verify; }" % eino.project
    write_hook(aino.project / ".git/hooks", "pre-push", once)
    aino.send()
    assert newsroom.log() == ["Shorter titles", "Quicker", "The strategy"]


def test_nothing_is_forced_over_a_branch_that_was_rewritten(newsroom: Newsroom, aino: Editor) -> None:
    aino.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    identity = ("-c", "user.name=B", "-c", "user.email=b@c.example")
    root = git(*identity, "commit-tree", "-m", "Anew", "main^{tree}", cwd=newsroom.remote).strip()
    git("update-ref", "refs/heads/main", root, cwd=newsroom.remote)
    aino.send()
    assert newsroom.log() == ["Shorter titles", "Anew"]


def test_what_is_saved_while_it_is_sent_is_not_lost(newsroom: Newsroom, aino: Editor, eino: Editor) -> None:
    aino.change(GOAL, TITLE_EN, "Kalliola reduces inequality")
    aino.send()
    eino.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    save = f"sed -i 's/vähentää/poistaa/' '{eino.project / GOAL}'"
    write_hook(eino.project / ".git/hooks", "pre-push", save)
    sent = eino.send("Second")
    assert not sent.is_here
    assert "Kalliola poistaa eriarvoisuutta" in eino.says(GOAL)
    (eino.project / ".git/hooks/pre-push").unlink()
    assert eino.send("Third").is_here
    assert "Kalliola poistaa eriarvoisuutta" in newsroom.sent(GOAL)
    assert "Kalliola reduces inequality" in eino.says(GOAL)
    assert newsroom.log()[:2] == ["Third", "Second"]
