"""Sending to a real repository: two editors at once, and everything that can be in the way."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kalliola_site.edit.sending.conflicts import Choice
from kalliola_site.edit.sending.git import Git, GitTooSlowError
from kalliola_site.edit.sending.overview import Identity
from kalliola_site.edit.sending.rebase import ConflictsFoundError, WrongTogetherError
from kalliola_site.edit.sending.refusals import SendingRefusedError
from kalliola_site.edit.sending.send import LOCK, IdentityMissingError
from kalliola_site.problems.problem import ProblemsFoundError
from kalliola_site.publish.lock import hold_lock
from tests.conftest import ROOT, tree
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
from tests.support.previewing import PATIENCE

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


def begin_page(editor: Editor) -> None:
    editor.change("content/site.yml", "  identity:", f"  history: {HISTORY}\n  identity:")
    for language in ("fi", "en"):
        (editor.project / f"content/pages/history.{language}.md").write_text("1919\n", encoding="utf-8")


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
    begin_page(aino)
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
        (Choice(words='Eriarvoisuus: pois, "heti"'), "Eriarvoisuus: pois, "),
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


def test_who_has_nothing_left_to_send_gets_what_others_sent(
    newsroom: Newsroom, aino: Editor, eino: Editor
) -> None:
    aino.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    aino.send()
    eino.change(GOAL, TITLE_FI, "Kalliola poistaa eriarvoisuuden")
    (conflict,) = conflicts(eino).conflicts
    eino.send(choices={conflict.id: Choice("theirs")})
    veikko = newsroom.editor("Veikko")
    veikko.git("reset", "--quiet", "--hard", "HEAD~1")
    veikko.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    veikko.send("The very same")
    for editor in (eino, veikko):
        assert editor.says(GOAL) == aino.says(GOAL)
        assert editor.git("status", "--porcelain") == ""
    assert newsroom.log() == ["Shorter titles", "The strategy"]


def test_a_choice_holds_for_the_words_that_were_seen_only(aino: Editor, eino: Editor) -> None:
    aino.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    eino.change(GOAL, TITLE_FI, "Kalliola poistaa eriarvoisuuden")
    aino.send()
    (conflict,) = conflicts(eino).conflicts
    aino.change(GOAL, "Kalliola vähentää eriarvoisuutta", "Kalliola tasaa elämää")
    aino.send("Again")
    (later,) = conflicts(eino, choices={conflict.id: Choice("mine")}).conflicts
    assert later.theirs == "Kalliola tasaa elämää"


def test_a_text_and_its_translation_on_one_line_are_two_texts(
    newsroom: Newsroom, aino: Editor, eino: Editor
) -> None:
    line = "summary: {fi: Setlementtiyhdistys Helsingissä, en: Settlement association in Helsinki}"
    aino.change("content/site.yml", line, line.replace("Setlementtiyhdistys", "Yhdistys"))
    eino.change("content/site.yml", line, line.replace("Settlement association", "An association"))
    aino.send()
    eino.send("In English")
    assert "summary: {fi: Yhdistys Helsingissä, en: An association in Helsinki}" in newsroom.sent(
        "content/site.yml"
    )


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
    for path in (
        "content/pages/about.fi.md",
        "content/pages/about.en.md",
        "content/pages/accessibility.fi.md",
    ):
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
    once = f"[ -e done ] || {{ touch done; env -u GIT_DIR git -C '{eino.project}' push --quiet; }}"
    write_hook(aino.project / ".git/hooks", "pre-push", once)
    aino.send()
    assert newsroom.log() == ["Shorter titles", "Quicker", "The strategy"]


def test_two_who_send_at_the_same_moment_both_get_through(
    newsroom: Newsroom, aino: Editor, eino: Editor
) -> None:
    aino.change(GOAL, TITLE_EN, "Kalliola reduces inequality")
    eino.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    command = [sys.executable, ROOT / "build.py", "send", "--yes", "--why", "At once", "--project"]
    senders = [
        subprocess.Popen([*command, editor.project], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for editor in (aino, eino)
    ]
    said = [sender.communicate()[0].decode() for sender in senders]
    assert [sender.returncode for sender in senders] == [0, 0], said
    assert newsroom.log() == ["At once", "At once", "The strategy"]
    assert "Kalliola reduces inequality" in newsroom.sent(GOAL)
    assert "Kalliola vähentää eriarvoisuutta" in newsroom.sent(GOAL)


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


# What is in the way


def changed(editor: Editor) -> Editor:
    """Change a text, begin a page, and leave a template staged."""
    editor.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    begin_page(editor)
    editor.change("templates/pages/goal.html.jinja", "{% block main %}", "{% block main %}<!-- mine -->")
    editor.git("add", "templates")
    return editor


def detach(editor: Editor) -> None:
    editor.git("checkout", "--quiet", "--detach")


def begin_rebase(editor: Editor) -> None:
    (editor.project / ".git/rebase-merge").mkdir()


def begin_merge(editor: Editor) -> None:
    (editor.project / ".git/MERGE_HEAD").write_text(editor.git("rev-parse", "HEAD"))


def take_remote_away(editor: Editor) -> None:
    editor.git("remote", "remove", "origin")


def follow_local_branch(editor: Editor) -> None:
    editor.git("config", "branch.main.remote", ".")


def lead_nowhere(editor: Editor) -> None:
    editor.git("remote", "set-url", "origin", "https://user:s3cret@127.0.0.1:1/x.git")


def lead_to_no_repository(editor: Editor) -> None:
    editor.git("remote", "set-url", "origin", str(editor.project / "docs"))


def sign_without_key(editor: Editor) -> None:
    editor.git("config", "commit.gpgSign", "true")
    editor.git("config", "gpg.program", "false")


def hold_index(editor: Editor) -> None:
    (editor.project / ".git/index.lock").write_text("")


def refuse_before_commit(editor: Editor) -> None:
    write_hook(editor.project / ".git/hooks", "pre-commit", "echo No texts on Sundays; exit 1")


def refuse_message(editor: Editor) -> None:
    write_hook(editor.project / ".git/hooks", "commit-msg", "echo Name a ticket; exit 1")


def refuse_before_push(editor: Editor) -> None:
    write_hook(editor.project / ".git/hooks", "pre-push", "echo Not today >&2; exit 1")


@pytest.mark.parametrize(
    ("obstacle", "words"),
    [
        (detach, "an old state of the project"),
        (begin_rebase, "has to be finished first"),
        (begin_merge, "has to be finished first"),
        (take_remote_away, "knows no place to send it to"),
        (follow_local_branch, "knows no place to send it to"),
        (lead_nowhere, "does not answer"),
        (lead_to_no_repository, "is not there, or not for you"),
        (sign_without_key, "signing did not work"),
        (hold_index, "Another program is just using git"),
        (refuse_before_commit, "No texts on Sundays"),
        (refuse_message, "Name a ticket"),
        (refuse_before_push, "Not today"),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_what_is_in_the_way_is_told_plainly_and_leaves_all_as_it_was(
    newsroom: Newsroom, aino: Editor, obstacle: Callable[[Editor], None], words: str
) -> None:
    changed(aino)
    obstacle(aino)
    said = refusal(aino)
    assert words in said
    assert "s3cret" not in said
    assert newsroom.log() == ["The strategy"]


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (
            "echo GH006: Protected branch update failed for refs/heads/main. >&2; exit 1",
            "takes no changes directly",
        ),
        ("echo Too many commas >&2; exit 1", "Too many commas"),
        (
            r"printf '\033[31mRed https://aino:s3cret@host/ ghp_0123456789\007\n' >&2; exit 1",
            "Red https://host/",
        ),
    ],
)
def test_what_the_other_side_refuses_is_told_in_its_words_without_secrets(
    newsroom: Newsroom, aino: Editor, script: str, words: str
) -> None:
    newsroom.hook("pre-receive", script)
    said = refusal(changed(aino))
    assert words in said
    assert not re.search("s3cret|ghp_|\033|\007", said)
    assert newsroom.log() == ["The strategy"]


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "wants to know who you are"), (403, "but not send to it"), (404, "is not there, or not for you")],
)
def test_a_host_that_wants_a_password_or_gives_no_rights_is_told_of_and_asks_nobody(
    aino: Editor, host: str, status: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSH_ASKPASS", raising=False)
    aino.git("remote", "set-url", "origin", f"{host}/{status}/strategy.git")
    assert words in refusal(changed(aino))


@pytest.fixture
def host() -> Iterator[str]:
    """A host that answers with the status that its address begins with."""

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(int(self.path.split("/")[1]))
            self.send_header("WWW-Authenticate", 'Basic realm="Strategy"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_folder_of_somebody_else_is_told_of(aino: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(SendingRefusedError, match="belongs to another user"):
        aino.send()


def test_git_that_never_ends_is_stopped_with_all_that_it_started(aino: Editor, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "held")
    held = os.open(tmp_path / "held", os.O_RDONLY | os.O_NONBLOCK)
    endless = f"alias.endless=!exec tail -f /dev/null > '{tmp_path}/held'"
    with pytest.raises(GitTooSlowError):
        Git(aino.project).ask("-c", endless, "endless", seconds=1)
    # It can be read, and has nothing in it, once nobody holds the other end any more.
    assert select.select([held], [], [], PATIENCE)[0]
    assert os.read(held, 1) == b""
    os.close(held)


def test_one_sending_at_a_time(aino: Editor) -> None:
    with hold_lock(changed(aino).project / LOCK, 0, lambda _: None):
        assert "just being sent" in refusal(aino)


@pytest.mark.parametrize("signal_name", ["INT", "KILL"])
def test_who_stops_a_sending_in_its_midst_loses_nothing(
    newsroom: Newsroom, aino: Editor, signal_name: str
) -> None:
    before = changed(aino).state()
    stop = f"until [ -s sender ]; do :; done; kill -{signal_name} $(cat sender); exit 1"
    write_hook(aino.project / ".git/hooks", "pre-push", stop)
    command = [
        sys.executable,
        ROOT / "build.py",
        "send",
        "--yes",
        "--why",
        "First",
        "--project",
        aino.project,
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as sender:
        (aino.project / "sender").write_text(str(sender.pid))
        assert sender.wait() != 0
    (aino.project / "sender").unlink()
    (aino.project / ".git/hooks/pre-push").unlink()
    assert newsroom.log() == ["The strategy"]
    if signal_name == "INT":
        assert aino.state() == before
    aino.send("Second")
    assert "Kalliola vähentää" in newsroom.sent(GOAL)
    assert newsroom.sent("content/pages/history.fi.md") == "1919\n"
    assert aino.git("diff", "--cached", "--name-only").split() == ["templates/pages/goal.html.jinja"]


def test_without_git_nothing_can_be_sent(
    aino: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(aino.project)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(SendingRefusedError, match="no git on this computer"):
        aino.send()
    assert tree(aino.project) == before


def test_a_folder_that_git_does_not_keep_cannot_be_sent_from(newsroom: Newsroom, aino: Editor) -> None:
    shutil.rmtree(aino.project / ".git")
    with pytest.raises(SendingRefusedError, match="no copy that git keeps"):
        aino.send()
    # Nor is it put into a repository around it that has never heard of it.
    git("init", "--quiet", cwd=newsroom.folder)
    with pytest.raises(SendingRefusedError, match="no copy that git keeps"):
        aino.send()
    assert git("log", "--all", cwd=newsroom.folder) == ""


def test_a_project_below_the_repositorys_own_folder_is_sent_like_any_other(
    newsroom: Newsroom, aino: Editor, eino: Editor
) -> None:
    for editor in (aino, eino):
        if editor is eino:
            editor.git("pull", "--quiet")
            continue
        (editor.project / "site").mkdir()
        for name in ("content", "templates"):
            editor.git("mv", name, f"site/{name}")
        editor.git("commit", "--quiet", "-m", "Below")
        editor.git("push", "--quiet")
    inner = [Editor(editor.project / "site") for editor in (aino, eino)]
    for editor, words in zip(inner, ("Kalliola vähentää", "Kalliola poistaa"), strict=True):
        editor.change(GOAL, TITLE_FI, words)
    inner[0].send()
    (conflict,) = conflicts(inner[1]).conflicts
    assert conflict.place.path == GOAL
    inner[1].send(choices={conflict.id: Choice("mine")})
    assert "Kalliola poistaa" in newsroom.sent(f"site/{GOAL}")


def test_git_of_a_hook_around_this_program_is_not_meant(
    newsroom: Newsroom, aino: Editor, eino: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = eino.state()
    changed(aino)
    monkeypatch.setenv("GIT_DIR", str(eino.project / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(eino.project / ".git/index"))
    aino.send()
    for name in ("GIT_DIR", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name)
    assert "Kalliola vähentää" in newsroom.sent(GOAL)
    assert eino.state() == before


def test_files_that_conflict_and_are_no_content_are_named(aino: Editor, eino: Editor) -> None:
    template = "templates/pages/goal.html.jinja"
    for editor, words in ((aino, "<!-- a -->"), (eino, "<!-- b -->")):
        editor.change(template, "{% block main %}", "{% block main %}" + words)
        editor.git("commit", "--quiet", "--all", "-m", words)
    aino.git("push", "--quiet")
    assert template in refusal(eino)


def test_nothing_is_written_through_a_link_that_others_sent(
    aino: Editor, eino: Editor, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "1-inequality.yml").write_text("theirs", encoding="utf-8")
    changed(eino)
    shutil.move(aino.project / "content/goals", tmp_path / "goals")
    (aino.project / "content/goals").symlink_to(outside)
    aino.git("add", "--all")
    aino.git("commit", "--quiet", "-m", "A link")
    aino.git("push", "--quiet")
    before = eino.state()
    with pytest.raises((SendingRefusedError, ConflictsFoundError, WrongTogetherError)):
        eino.send()
    assert eino.state() == before
    assert (outside / "1-inequality.yml").read_text(encoding="utf-8") == "theirs"


# Who sends


@pytest.mark.parametrize("keeps", [True, False])
def test_who_git_does_not_know_says_it_once(newsroom: Newsroom, aino: Editor, keeps: bool) -> None:
    for name in ("user.name", "user.email"):
        aino.git("config", "--unset", name)
    changed(aino)
    before = aino.state()
    email = "aino@kalliola.example"
    impossible = [("Aino <x>", email), ("--global", email), ("Aino", "aino"), ("A\0", email), ("", email)]
    for identity in (None, *(Identity(*each) for each in impossible)):
        with pytest.raises(IdentityMissingError):
            aino.send(identity=identity)
    assert aino.state() == before
    sent = aino.send(identity=Identity("Aino Ä", "aino@kalliola.example"), keeps_identity=keeps)
    assert newsroom.log("%an <%ae> %cn <%ce>")[0] == " ".join(["Aino Ä <aino@kalliola.example>"] * 2)
    kept = subprocess.run(["git", "config", "user.name"], cwd=aino.project, capture_output=True, check=False)
    assert (sent.kept is not None, kept.stdout) == (keeps, "Aino Ä\n".encode() if keeps else b"")


# What happens next


def test_afterwards_it_is_told_what_happens_next_and_where_to_see_it(
    newsroom: Newsroom, aino: Editor
) -> None:
    assert "ask whoever maintains" in " ".join(map(str, changed(aino).send().steps))
    workflows = aino.project / ".github/workflows"
    workflows.mkdir(parents=True)
    (workflows / "check.yml").write_text("name: Check\non: {pull_request: }\n", encoding="utf-8")
    (workflows / "publish.yml").write_text(
        "name: Publish\non:\n  push:\n    branches: [main]\n", encoding="utf-8"
    )
    aino.git("config", f"url.{newsroom.remote.as_uri()}.insteadOf", "git@github.com:kalliola/strategia.git")
    aino.git("remote", "set-url", "origin", "git@github.com:kalliola/strategia.git")
    aino.change("content/site.yml", "https://strategia.example/", "https://strategia.kalliola.fi/")
    told = " ".join(map(str, aino.send().steps))
    assert "“Publish”" in told
    assert "https://github.com/kalliola/strategia/actions" in told
    assert "https://strategia.kalliola.fi/" in told
    aino.git("switch", "--quiet", "--create", "draft")
    aino.change(GOAL, "Kalliola vähentää", "Kalliola poistaa")
    assert "https://github.com/kalliola/strategia/compare/draft" in " ".join(map(str, aino.send().steps))
    assert aino.git("rev-parse", "--abbrev-ref", "@{upstream}") == "origin/draft\n"
