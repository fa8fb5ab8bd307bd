"""``build.py preview`` as its user meets it, on the terminal."""

from __future__ import annotations

import json
import resource
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.previewing import PATIENCE, edit, previewed


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a preview that cannot start."""
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "preview", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )


def news(address: str) -> dict[str, str]:
    """The first that a page hears."""
    with urllib.request.urlopen(f"{address}_preview/news?path=/", timeout=PATIENCE) as stream:  # noqa: S310
        data = next(line for line in stream if line.startswith(b"data: "))
    found: dict[str, str] = json.loads(data.removeprefix(b"data: "))
    return found


def test_a_mistake_is_told_and_so_is_that_it_was_mended(project: Path) -> None:
    goal = project / "content/goals/1-inequality.yml"
    line = goal.read_text(encoding="utf-8").partition("outcomes:")[0].count("\n") + 1
    with previewed(project, "--lang", "en") as preview:
        assert preview.said.index("Checked 30 pages") < preview.said.index("Preview: http://127.0.0.1:")
        edit(goal, "outcomes:", "otcomes:")
        preview.wait_for("1 error and 1 warning. Until this is mended and saved")
        assert f"{goal.relative_to(project)}:{line}:1: error: the key otcomes is not known" in preview.said
        assert "Did you mean outcomes?" in preview.said
        edit(goal, "otcomes:", "outcomes:")
        preview.wait_for("Updated: 30 pages")


def test_a_warning_is_told_once_and_not_with_every_save(project: Path) -> None:
    strategy = project / "content/strategy.yml"
    with previewed(project) as preview:
        strategy.touch()
        preview.wait_for("Updated: ")
        strategy.touch()
        preview.wait_for("Updated: ", times=2)
        assert preview.said.count("there is no way to give feedback") == 1


def test_a_first_build_that_fails_is_told_and_the_site_comes_when_it_is_mended(project: Path) -> None:
    brand = project / "content/brand.yml"
    good = brand.read_text(encoding="utf-8")
    brand.write_text("colour: red\n", encoding="utf-8")
    with previewed(project) as preview:
        with pytest.raises(urllib.error.HTTPError, match="503"):
            urllib.request.urlopen(preview.address, timeout=PATIENCE)  # noqa: S310 - our own server
        told = news(preview.address)
        assert "the key colour is not known here" in told["panel"]
        assert told["page"] == ""
        brand.write_text(good, encoding="utf-8")
        preview.wait_for("Updated: ")
        assert "mistakes" not in news(preview.address)["panel"]
        with urllib.request.urlopen(preview.address, timeout=PATIENCE) as page:  # noqa: S310 - our own server
            assert page.status == 200


def test_a_folder_with_a_link_out_of_it_is_refused_and_the_link_never_followed(project: Path) -> None:
    secret = project.parent / "secret.css"
    secret.write_text("secret {}", encoding="utf-8")
    with previewed(project) as preview:
        (project / "templates/assets/css/link.css").symlink_to(secret)
        preview.wait_for("templates/assets/css/link.css:1:1: error: this is a link to another place")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{preview.address}assets/css/link.css", timeout=PATIENCE)  # noqa: S310


def test_ctrl_c_ends_it_with_0_and_no_traceback_though_a_page_listens(project: Path) -> None:
    with (
        previewed(project) as preview,
        urllib.request.urlopen(f"{preview.address}_preview/news", timeout=PATIENCE) as stream,  # noqa: S310
    ):
        stream.readline()
        assert preview.interrupt() == 0
        assert "Traceback" not in preview.said


def test_nothing_is_written_but_kept_drawings(project: Path) -> None:
    before = set(project.rglob("*"))
    with previewed(project) as preview:
        preview.interrupt()
    assert {path for path in set(project.rglob("*")) - before if ".cache" not in path.parts} == set()


def test_it_speaks_finnish_on_the_terminal_and_on_the_page(project: Path) -> None:
    edit(project / "content/goals/1-inequality.yml", "outcomes:", "otcomes:")
    with previewed(project, "--lang", "fi") as preview:
        assert "virhe: avainta otcomes ei tunneta tässä" in preview.said
        told = news(preview.address)
        with urllib.request.urlopen(f"{preview.address}_preview/words.js", timeout=PATIENCE) as words:  # noqa: S310
            script = words.read().decode()
    assert "avainta otcomes ei tunneta tässä" in told["panel"]
    assert '"save": "Tallenna"' in script


def test_a_port_in_use_is_told_of_with_3(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("--port", port, "--project", project, "--lang", "en")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"Another program uses port {port}, perhaps another preview.")
    assert "--port 0" in done.stderr


@pytest.mark.parametrize("port", ["x", "-1", "65536", "8000.0", "²", "1" * 5000])
def test_what_is_no_port_is_wrong_usage(project: Path, port: str) -> None:
    done = run(f"--port={port}", "--project", project, "--lang", "en")
    assert done.returncode == 2
    assert "is not a port; write a number from 0 to 65535." in done.stderr


def test_a_folder_that_is_no_project_is_told_of_with_1(tmp_path: Path) -> None:
    done = run("--project", tmp_path, "--lang", "en")
    assert done.returncode == 1
    assert "there is no content folder here" in done.stderr


def test_help_does_not_wait_for_the_server() -> None:
    code = (
        "import sys, kalliola_site.cli.main; print({'uvicorn', 'starlette', 'watchfiles'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout == "set()\n"


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="the limit is set as Linux has it")
def test_too_many_pages_at_once_are_told_of_in_one_line_and_the_preview_goes_on(project: Path) -> None:
    with previewed(project, "--lang", "en") as preview:
        preview.limit_open_files(40)
        visitors = [socket.create_connection(("127.0.0.1", preview.port), PATIENCE) for _ in range(60)]
        line = preview.wait_for("The preview could not answer everybody: too many files are open.")
        for visitor in visitors:
            visitor.close()
        assert news(preview.address)["page"]
        assert preview.interrupt() == 0
        after = preview.said.partition(line)[2]
    assert after == ""
