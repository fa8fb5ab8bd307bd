from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kalliola_site.cli import main
from kalliola_site.publish.lock import Holder, OutputLockedError, hold_lock
from kalliola_site.publish.publish import claim_folder
from tests.conftest import ROOT

HOLD = (
    "import sys; from pathlib import Path; from kalliola_site.publish.lock import hold_lock\n"
    "with hold_lock(Path(sys.argv[1]), 0, print): print('held', flush=True); sys.stdin.read()"
)
COUNT = (
    "import sys; from pathlib import Path; from kalliola_site.publish.lock import hold_lock\n"
    "lock, counter = map(Path, sys.argv[1:])\n"
    "for _ in range(20):\n"
    "    with hold_lock(lock, 300, lambda holder: None):\n"
    "        counter.write_text(str(int(counter.read_text()) + 1))"
)


def ignore(_holder: Holder) -> None:
    pass


def test_the_lock_file_is_there_only_while_the_lock_is_held_and_says_who_holds_it(tmp_path: Path) -> None:
    with hold_lock(tmp_path / "lock", 0, ignore):
        assert f'"process": {os.getpid()}' in (tmp_path / "lock").read_text()
    assert list(tmp_path.iterdir()) == []


def test_a_second_one_is_told_who_holds_the_lock_once_and_then_refused(tmp_path: Path) -> None:
    told: list[Holder] = []
    with hold_lock(tmp_path / "lock", 0, ignore):
        with pytest.raises(OutputLockedError) as refused, hold_lock(tmp_path / "lock", 0.2, told.append):
            pass
        assert (tmp_path / "lock").exists()
    assert [holder.process for holder in told] == [os.getpid()]
    assert refused.value.holder == told[0]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill like that")
def test_a_killed_build_holds_up_nobody(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert holder.stdout
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(OutputLockedError), hold_lock(tmp_path / "lock", 0, ignore):
        pass
    holder.kill()
    holder.communicate()
    assert (tmp_path / "lock").exists()
    with hold_lock(tmp_path / "lock", 0, ignore):
        assert f'"process": {os.getpid()}' in (tmp_path / "lock").read_text()
    assert list(tmp_path.iterdir()) == []


def test_only_one_process_at_a_time_ever_holds_the_lock(tmp_path: Path) -> None:
    counter = tmp_path / "counter"
    counter.write_text("0")
    command = [sys.executable, "-c", COUNT, str(tmp_path / "lock"), str(counter)]
    processes = [subprocess.Popen(command, cwd=ROOT) for _ in range(4)]
    assert [process.wait() for process in processes] == [0, 0, 0, 0]
    assert counter.read_text() == "80"


def test_the_command_line_says_who_holds_the_folder_and_leaves_with_3(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kalliola_site.publish.publish.PATIENCE", 0)
    with claim_folder(project / "dist", project):
        assert main.main(["--project", str(project), "--lang", "fi"]) == 3
    said = capsys.readouterr().err
    assert f"toinen ajo (prosessi {os.getpid()} koneella " in said
    assert "Mitään ei julkaistu" in said
    assert not (project / "dist").exists()
