"""Each engine: what starts it on a folder, and which host it is the engine of."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

import httpx

from kalliola_site.data.hosts.all_hosts import HostName
from tests.support.hosts.install import FOLDER, PACKAGES, find_package, find_program
from tests.support.servers import SERVERS, free_port

PATIENCE = 90
"""Seconds that an engine has to start."""

Serve = Callable[[Path, str, Path], AbstractContextManager[str]]
"""Serves a folder as the root of a host: the folder, the site's path in it, and an empty folder for the
engine's own files; gives the address of the host, without a final slash."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that serves a site as some host does."""

    name: str
    version: str
    serve: Serve
    host: HostName
    """The host whose engine it is, as the content names it."""
    compress: bool = False
    """Whether it sends the compressed twins."""

    @property
    def is_there(self) -> bool:
        """Whether this machine has it."""
        return bool(self.version)


@contextmanager
def _running(command: list[str], port: int, folder: Path, settings: Path, **more: str) -> Iterator[str]:
    """Run a command in a folder until it is no longer needed; give its address once it answers."""
    environment = {
        **os.environ,
        "CI": "1",
        "HOME": str(settings),
        "NO_COLOR": "1",
        "WRANGLER_SEND_METRICS": "false",
        "NETLIFY_TELEMETRY_DISABLED": "1",
        "SWA_CLI_INTERNAL_COLLECT_TELEMETRY": "false",
        **more,
    }
    with (settings / "said.txt").open("wb") as said:
        # What it starts itself is in the same group, and ends with it.
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=said, stderr=said, start_new_session=True
        )
    address = f"http://127.0.0.1:{port}"
    try:
        with httpx.Client(transport=httpx.HTTPTransport(retries=7), timeout=PATIENCE) as client:
            client.get(f"{address}/")
        yield address
    except httpx.HTTPError as failure:
        raise RuntimeError((settings / "said.txt").read_text(encoding="utf-8")[-2000:]) from failure
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _package(program: str, *arguments: str, inside: bool = False) -> Serve:
    """An engine from npm, whose arguments name the PORT, the FOLDER and an empty one for its own SETTINGS.

    It is started in its own folder, or inside that of the site.
    """

    @contextmanager
    def serve(site: Path, _path: str, settings: Path) -> Iterator[str]:
        port = free_port()
        meant = {"PORT": str(port), "FOLDER": str(site), "SETTINGS": str(settings)}
        said = [re.sub("PORT|FOLDER|SETTINGS", lambda found: meant[found[0]], part) for part in arguments]
        command = [find_package(program) or program, *said]
        with _running(command, port, site if inside else settings, settings) as address:
            yield address

    return serve


@contextmanager
def _serve_by_apache(folder: Path, _path: str, settings: Path) -> Iterator[str]:
    port = free_port()
    modules = ("mpm_event", "authz_core", "dir", "mime", "alias", "headers", "rewrite")
    loaded = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in modules)
    (settings / "apache.conf").write_text(
        f"{loaded}ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {settings}/apache.pid\n"
        f"{'User www-data' if os.geteuid() == 0 else ''}\nErrorLog {settings}/error.log\n"
        f"TypesConfig /etc/mime.types\nDocumentRoot {folder}\n"
        f"<Directory {folder}>\n  AllowOverride All\n  Require all granted\n</Directory>\n",
        encoding="utf-8",
    )
    command = [find_program("apache2") or "apache2", "-f", f"{settings}/apache.conf", "-D", "FOREGROUND"]
    with _running(command, port, settings, settings) as address:
        yield address


@contextmanager
def _serve_by_lighttpd(folder: Path, path: str, settings: Path) -> Iterator[str]:
    port = free_port()
    (settings / "lighttpd.conf").write_text(
        f'server.document-root = "{folder}"\nserver.port = {port}\nserver.bind = "127.0.0.1"\n'
        'index-file.names = ( "index.html" )\n'
        f'server.errorfile-prefix = "{folder}{path}/"\n'
        'include_shell "/usr/share/lighttpd/create-mime.conf.pl"\n',
        encoding="utf-8",
    )
    command = [find_program("lighttpd") or "lighttpd", "-D", "-f", f"{settings}/lighttpd.conf"]
    with _running(command, port, settings, settings) as address:
        yield address


@contextmanager
def _serve_by_bucket(folder: Path, path: str, settings: Path) -> Iterator[str]:
    """A bucket that is a website, with every file put into it."""
    port = free_port()
    website = settings / "website.xml"
    website.write_text(
        '<WebsiteConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
        "<IndexDocument><Suffix>index.html</Suffix></IndexDocument>"
        f"<ErrorDocument><Key>{escape(f'{path}/404.html'.lstrip('/'))}</Key></ErrorDocument>"
        "</WebsiteConfiguration>",
        encoding="utf-8",
    )
    arguments = ["--directory", str(settings / "kept"), "--address", "127.0.0.1", "--port", str(port)]
    command = [find_package("s3rver") or "s3rver", *arguments, "--configure-bucket", "site", str(website)]
    with _running(command, port, settings, settings) as address:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                httpx.put(f"{address}/site/{file.relative_to(folder).as_posix()}", content=file.read_bytes())
        yield f"{address}/site"


@contextmanager
def _serve_by_deployed(name: str, folder: Path, path: str, settings: Path) -> Iterator[str]:
    """A server with what ``deploy/`` has for it."""
    with SERVERS[name](folder, path, settings) as address:
        yield address.removesuffix(f"{path}/")


def _version_of_package(name: str) -> str:
    """The version of a package from npm; empty where it is not there."""
    folder = FOLDER / "node_modules" / name
    return PACKAGES[name] if folder.is_dir() else ""


def _read_version(program: str, *arguments: str) -> str:
    """Ask a program for its version."""
    found = find_program(program)
    if found is None:
        return ""
    said = subprocess.run([found, *arguments], check=False, capture_output=True, text=True)
    version = re.search(r"\d+\.\d+(\.\d+)?", said.stdout + said.stderr)
    return version[0] if version else ""


def find_engines() -> tuple[Engine, ...]:
    """The engines, in the order of the table."""
    wrangler = ("--ip", "127.0.0.1", "--port", "PORT", "--persist-to", "SETTINGS/kept")
    return (
        Engine(
            "Workers (wrangler dev)",
            _version_of_package("wrangler"),
            _package("wrangler", "dev", "--config", "FOLDER/wrangler.jsonc", *wrangler),
            "workers",
        ),
        Engine(
            "Cloudflare Pages (wrangler pages dev)",
            _version_of_package("wrangler"),
            _package("wrangler", "pages", "dev", "FOLDER", *wrangler),
            "cloudflare",
        ),
        Engine(
            "Netlify (netlify dev)",
            _version_of_package("netlify-cli"),
            _package(
                "netlify",
                *("dev", "--offline", "--internal-disable-edge-functions", "--no-open"),
                *("--dir", "FOLDER", "--port", "PORT"),
            ),
            "netlify",
        ),
        Engine(
            "Firebase (superstatic)",
            _version_of_package("superstatic"),
            _package(
                "superstatic",
                *("serve", ".", "--config", "firebase.json"),
                *("--host", "127.0.0.1", "--port", "PORT"),
                inside=True,
            ),
            "firebase",
        ),
        Engine(
            "Azure (swa start)",
            _version_of_package("@azure/static-web-apps-cli"),
            _package(
                "swa",
                *("start", "FOLDER", "--swa-config-location", "FOLDER"),
                *("--host", "127.0.0.1", "--port", "PORT"),
            ),
            "azure",
        ),
        Engine(
            "serve",
            _version_of_package("serve"),
            _package("serve", "--listen", "tcp://127.0.0.1:PORT", "FOLDER"),
            "serve",
        ),
        Engine("Apache", _read_version("apache2", "-v"), _serve_by_apache, "apache"),
        Engine("nginx", _read_version("nginx", "-v"), partial(_serve_by_deployed, "nginx"), "nginx", True),
        Engine(
            "Caddy",
            _read_version(str(Path(sys.executable).with_name("caddy")), "version"),
            partial(_serve_by_deployed, "caddy"),
            "caddy",
            True,
        ),
        Engine("S3 (s3rver)", _version_of_package("s3rver"), _serve_by_bucket, "other"),
        Engine("lighttpd", _read_version("lighttpd", "-v"), _serve_by_lighttpd, "other"),
        Engine(
            "sirv",
            _version_of_package("sirv-cli"),
            _package("sirv", "FOLDER", "--host", "127.0.0.1", "--port", "PORT", "--etag"),
            "other",
        ),
        Engine(
            "http-server",
            _version_of_package("http-server"),
            _package("http-server", "FOLDER", "-a", "127.0.0.1", "-p", "PORT"),
            "other",
        ),
    )
