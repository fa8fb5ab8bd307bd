"""``check --external`` asks the addresses that texts link to; here a server on this machine answers."""

from __future__ import annotations

import http.server
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kalliola_site.cli.main import main
from kalliola_site.load.project import load
from kalliola_site.problems.problem import Problem
from kalliola_site.validate.content import validate
from kalliola_site.validate.remarks.external_links import AT_ONCE_OF_A_HOST, Patience, outside_link_problems
from tests.conftest import ROOT, SAMPLE

ABOUT = "content/pages/about.fi.md"
PATIENT = Patience(one=10, all=20)


class _Answers(http.server.BaseHTTPRequestHandler):
    """Answers as its path says: ``/200``, ``/404``, ``/301/200`` (moved to ``/200``), ``/slow``."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_arguments: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        server: _Server = self.server  # type: ignore[assignment]
        with server.lock:
            server.asked.append(f"{self.command} {self.path}")
            server.busy += 1
            server.busiest = max(server.busiest, server.busy)
        try:
            self._answer_as_the_path_says(server)
        finally:
            with server.lock:
                server.busy -= 1

    def _answer_as_the_path_says(self, server: _Server) -> None:
        first, _, rest = self.path.removeprefix("/").partition("/")
        if first == "slow":
            server.released.wait(30)
        if first == "pause":
            time.sleep(0.05)
        if first == "circle":
            self._send(302, "/circle")
        elif first == "out":
            self._send(302, "ftp://127.0.0.1/x")
        elif first == "head-405":
            self._send(405 if self.command == "HEAD" else 200)
        elif first.startswith("30"):
            self._send(int(first), f"/{rest}")
        else:
            self._send(int(first) if first.isdigit() else 200)

    def _send(self, status: int, location: str | None = None) -> None:
        self.send_response(status)
        if location is not None:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.lock = threading.Lock()
        self.released = threading.Event()
        self.asked: list[str] = []
        self.busy = 0
        self.busiest = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Server]:
    monkeypatch.setenv("NO_PROXY", "*")
    with _Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A project whose only links out of the site are those a test writes."""
    shutil.copytree(SAMPLE / "content", tmp_path / "content")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html.jinja").write_text("<h1>Kalliola</h1>\n", encoding="utf-8")
    for language in ("fi", "en"):
        (tmp_path / f"content/pages/accessibility.{language}.md").write_text("Seloste.\n", encoding="utf-8")
    return tmp_path


def problems(project: Path, *urls: str, patience: Patience = PATIENT) -> tuple[Problem, ...]:
    """Ask the addresses, one on each line of a text."""
    links = "\n".join(f"[osoite {number}]({url})" for number, url in enumerate(urls))
    (project / ABOUT).write_text(f"{links}\n", encoding="utf-8")
    found, mistakes = validate(load(project)[0])
    assert found is not None, mistakes
    # In a thread of its own, for a browser that another test has open runs an event loop in this one.
    with ThreadPoolExecutor(1) as other:
        return other.submit(lambda: tuple(outside_link_problems(found, patience))).result()


def test_a_page_that_is_there_is_not_remarked_on_and_asked_only_for_its_head(
    content: Path, server: _Server
) -> None:
    assert problems(content, f"{server.url}/200") == ()
    assert server.asked == ["HEAD /200"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/404", "outside-gone"),
        ("/410", "outside-gone"),
        ("/403", "outside-refuses"),
        ("/500", "outside-refuses"),
        ("/301/200", "outside-moved"),
        ("/308/200", "outside-moved"),
        ("/301/404", "outside-gone"),
        ("/circle", "outside-in-circles"),
        ("/out", "outside-leaves-web"),
    ],
)
def test_a_bad_answer_is_a_warning_at_the_link(
    content: Path, server: _Server, path: str, message: str
) -> None:
    url = f"{server.url}{path}"
    (problem,) = problems(content, f"{server.url}/200", url)
    assert (problem.message.id, problem.severity) == (message, "warning")
    assert (problem.place.path, problem.place.line, problem.place.length) == (ABOUT, 2, len(url))
    assert problem.place.excerpt[problem.place.column - 1 :].startswith(url)


@pytest.mark.parametrize("path", ["/302/200", "/307/200", "/302/301/200", "/head-405", "/200#kohta"])
def test_what_readers_reach_is_fine_as_it_is(content: Path, server: _Server, path: str) -> None:
    assert problems(content, f"{server.url}{path}") == ()


def test_the_new_address_is_named_up_to_where_it_is_for_good(content: Path, server: _Server) -> None:
    (problem,) = problems(content, f"{server.url}/301/308/302/200")
    assert problem.values["url"] == f"{server.url}/302/200"


def test_a_server_that_does_not_answer_is_waited_for_only_so_long(content: Path, server: _Server) -> None:
    (problem,) = problems(content, f"{server.url}/slow", patience=Patience(one=0.2, all=20))
    assert problem.message.id == "outside-too-slow"


def test_all_together_take_only_so_long(content: Path, server: _Server) -> None:
    urls = [f"{server.url}/slow/{number}" for number in range(5)]
    found = problems(content, *urls, patience=Patience(one=20, all=0.3))
    assert {problem.message.id for problem in found} == {"outside-not-asked"}
    assert len(found) == 5


def test_addresses_are_asked_side_by_side_but_no_host_for_many_at_once(
    content: Path, server: _Server
) -> None:
    assert problems(content, *(f"{server.url}/pause/{number}" for number in range(8))) == ()
    assert server.busiest == AT_ONCE_OF_A_HOST == 2


def test_an_address_that_stands_twice_is_asked_once_and_told_of_twice(content: Path, server: _Server) -> None:
    found = problems(content, f"{server.url}/404", f"{server.url}/404#osa")
    assert [problem.place.line for problem in found] == [1, 2]
    assert server.asked == ["HEAD /404", "GET /404"]


def test_a_port_that_nobody_listens_on_is_told_of(content: Path, server: _Server) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        (problem,) = problems(content, f"http://127.0.0.1:{unused.getsockname()[1]}/")
    assert problem.message.id == "outside-no-connection"
    assert server.asked == []


def test_a_host_that_nobody_can_have_is_told_of_by_name(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")

    def unknown(*_arguments: object, **_options: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    (problem,) = problems(content, "https://kallliola.invalid/")
    assert (problem.message.id, problem.values["host"]) == ("outside-no-host", "kallliola.invalid")


def test_a_server_without_a_valid_certificate_is_told_of(content: Path, server: _Server) -> None:
    (problem,) = problems(content, f"https://127.0.0.1:{server.server_address[1]}/")
    assert problem.message.id == "outside-not-trusted"


def test_letters_and_telephones_are_not_asked(content: Path, server: _Server) -> None:
    assert problems(content, "mailto:posti@kalliola.fi", "tel:+358401234567") == ()
    assert server.asked == []


def test_the_publishers_own_site_is_asked_too(content: Path, server: _Server) -> None:
    path = content / "content/site.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("locality: Helsinki", f"locality: Helsinki\n  website: {server.url}/404/"),
        encoding="utf-8",
    )
    (problem,) = problems(content)
    assert (problem.message.id, problem.place.path) == ("outside-gone", "content/site.yml")


@pytest.mark.parametrize(("path", "errors"), [("/404", 1), ("/410", 1), ("/403", 0), ("/301/200", 0)])
def test_only_a_page_that_is_gone_fails_a_check_that_shall_fail(
    content: Path, server: _Server, path: str, errors: int
) -> None:
    (content / ABOUT).write_text(f"[osoite]({server.url}{path})\n", encoding="utf-8")
    shutil.rmtree(content / "templates")
    shutil.copytree(ROOT / "templates", content / "templates")
    (content / "content/translations.yml").unlink()
    with ThreadPoolExecutor(1) as other:
        done = other.submit(lambda: main(["check", "--external=fail", "--project", str(content)])).result()
    assert done == errors
    with ThreadPoolExecutor(1) as other:
        assert other.submit(lambda: main(["check", "--external", "--project", str(content)])).result() == 0
