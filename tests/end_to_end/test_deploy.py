"""What ``deploy/`` has for hosts that cannot be started here: scripts that run, files that can be read."""

from __future__ import annotations

import fnmatch
import json
import os
import shutil
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kalliola_site.data.security_policy import FINGERPRINTED
from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import build
from kalliola_site.publish.folder import MARKER, OFFLINE_MARKER
from tests.conftest import copy_project, tree

BIN = Path(sys.executable).parent

BUILD = """
# A build that was done already: says how it was called, and puts the new addresses on record.
import os, pathlib, sys
print("built with", *sys.argv[1:])
if "BUILD_FAILS" in os.environ:
    sys.exit(1)
pathlib.Path("content/addresses.yml").write_text("new", encoding="utf-8")
"""

RECORD = "content/addresses.yml"

SSH = """#!/bin/sh
# A server that is this machine: leaves out its name and does what it is told.
if [ "$1" = -l ]; then shift 2; fi
shift
exec sh -c "$*"
"""

AWS = """#!/bin/sh
"exec" "{python}" "$0" "$@"  # a path with a space cannot stand in the first line
# A bucket that is a folder, and lists its keys in an order of its own; writes down what was put there, with
# its header fields. BUCKET_LOSES names what it loses, BUCKET_KEEPS what it does not remove.
import fnmatch, json, os, pathlib, sys
service, command, *options = sys.argv[1:]
pairs = dict(zip(options, options[1:]))
log = pathlib.Path(os.environ["BUCKET_LOG"])
folder = log.with_name("bucket")
call = [command, "", [], dict(), options]
if command == "cp":
    site, call[1] = options[:2]
    for option in ("--cache-control", "--content-type"):
        if option in pairs:
            call[3][option[2:]] = pairs[option]
    filters = [pair for pair in zip(options, options[1:]) if pair[0] in ("--include", "--exclude")]
    for path in (path for path in pathlib.Path(site).rglob("*") if path.is_file()):
        name, wanted = path.relative_to(site).as_posix(), True
        for kind, pattern in filters:
            if fnmatch.fnmatch(name, pattern):
                wanted = kind == "--include"
        if wanted:
            call[2].append(name)
            key = folder / call[1].removeprefix("s3://") / name
            key.parent.mkdir(parents=True, exist_ok=True)
            if name != os.environ.get("BUCKET_LOSES"):
                key.write_bytes(b"")
elif command == "rm":
    call[1] = options[0]
    key = folder / options[0].removeprefix("s3://")
    if key.name != os.environ.get("BUCKET_KEEPS"):
        key.unlink()
elif command == "list-objects-v2":
    bucket = folder / pairs["--bucket"]
    keys = [path.relative_to(bucket).as_posix() for path in bucket.rglob("*") if path.is_file()]
    for key in sorted(keys, key=lambda key: key[::-1]):
        if key.startswith(pairs["--prefix"]):
            print(key)
call[2].sort()
with log.open("a") as lines:
    lines.write(json.dumps(call) + "\\n")
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site, made once."""
    folder = copy_project(tmp_path_factory.mktemp("built") / "project")
    build(folder, folder / "dist", BuildOptions(base_url="https://strategia.example/", compress=True))
    return folder / "dist"


@pytest.fixture
def project(tmp_path: Path, built: Path, root: Path) -> Path:
    """A folder with the built site and the scripts."""
    shutil.copytree(built, tmp_path / "project/dist")
    shutil.copytree(root / "deploy", tmp_path / "project/deploy")
    (tmp_path / "project/build.py").write_text(BUILD, encoding="utf-8")
    (tmp_path / "project/content").mkdir()
    (tmp_path / "project" / RECORD).write_text("old", encoding="utf-8")
    return tmp_path / "project"


def program(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text.replace("{python}", sys.executable), encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


TYPES = {
    ".woff2": "font/woff2",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".pdf": "application/pdf",
    ".xml": "application/xml",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".webmanifest": "application/manifest+json",
}
"""The types that a bucket is told; the others it knows."""


def run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    programs = project.parent / "programs"
    program(programs, "ssh", SSH)
    program(programs, "aws", AWS)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [
            project / "deploy" / arguments[0],
            *(word.replace("{parent}", str(project.parent)) for word in arguments[1:]),
        ],
        env={**os.environ, "PATH": path, "PYTHON": sys.executable, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


every_script = pytest.mark.parametrize(
    ("name", "target", "options"),
    [
        ("rsync.sh", ("me@server", "{parent}/server"), " --compress"),
        ("s3.sh", ("s3://bucket",), ""),
    ],
    ids=["rsync.sh", "s3.sh"],
)


@pytest.mark.parametrize("name", ["rsync.sh", "s3.sh"])
def test_shellcheck_finds_nothing_in_a_script(root: Path, name: str) -> None:
    done = subprocess.run([BIN / "shellcheck", root / "deploy" / name], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize("arguments", [("rsync.sh", "me@server", "/srv/x"), ("s3.sh", "s3://bucket")])
def test_a_copy_to_carry_is_never_published(project: Path, arguments: tuple[str, ...]) -> None:
    (project / "dist" / MARKER).rename(project / "dist" / OFFLINE_MARKER)
    done = run(project, *arguments)
    assert done.returncode == 2
    assert "no site to publish in dist" in done.stderr


needs_rsync = pytest.mark.skipif(shutil.which("rsync") is None, reason="there is no rsync on this machine")


@needs_rsync
@pytest.mark.parametrize("path", ["", "strategia"])
def test_a_server_gets_the_whole_site_in_one_step_and_keeps_the_one_before(project: Path, path: str) -> None:
    server = project.parent / "server"
    first = run(project, "rsync.sh", "me@server", str(server), path)
    assert first.returncode == 0, first.stderr
    assert tree(server / "current" / path) == tree(project / "dist")
    before = (server / "current").readlink()
    kept = (server / "current" / path / "index.html").stat()

    (project / "dist/arvot/index.html").write_text("new", encoding="utf-8")
    (project / "dist/missio/index.html").unlink()
    second = run(project, "rsync.sh", "me@server", str(server), path)
    assert second.returncode == 0, second.stderr
    assert tree(server / "current" / path) == tree(project / "dist")
    assert (server / before / path / "missio/index.html").is_file()
    # A page that did not change is the same file still, so readers' copies stay good.
    same = (server / "current" / path / "index.html").stat()
    assert (same.st_ino, same.st_mtime_ns) == (kept.st_ino, kept.st_mtime_ns)


@needs_rsync
def test_a_server_keeps_the_three_last_sites(project: Path) -> None:
    server = project.parent / "server"
    for _ in range(5):
        assert run(project, "rsync.sh", "me@server", str(server)).returncode == 0
    assert len(list((server / "releases").iterdir())) == 3
    assert (server / "current/index.html").is_file()


@needs_rsync
def test_what_goes_wrong_on_the_way_leaves_the_site_that_is_there(project: Path) -> None:
    server = project.parent / "server"
    assert run(project, "rsync.sh", "me@server", str(server)).returncode == 0
    before = (server / "current").readlink()
    program(project.parent / "programs", "rsync", "#!/bin/sh\nexit 12\n")
    assert run(project, "rsync.sh", "me@server", str(server)).returncode == 12
    assert (server / "current").readlink() == before


@pytest.mark.parametrize("folder", ["relative", "/srv/x; rm -rf y", "/srv/$(id)", "/srv/it's"])
def test_a_folder_that_could_be_a_command_is_refused(project: Path, folder: str) -> None:
    assert run(project, "rsync.sh", "me@server", folder).returncode == 2


@needs_rsync
@every_script
def test_what_is_published_is_built_for_that_and_goes_on_record(
    project: Path, name: str, target: tuple[str, ...], options: str
) -> None:
    done = run(project, name, *target, BUILD_OPTIONS="--pdf", BUCKET_LOG=str(project.parent / "log"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"built with build --record{options} --pdf\n")
    assert (project / RECORD).read_text(encoding="utf-8") == "new"


@every_script
def test_what_cannot_be_built_is_not_published(
    project: Path, name: str, target: tuple[str, ...], options: str
) -> None:
    log = project.parent / "log"
    done = run(project, name, *target, BUILD_FAILS="yes", BUCKET_LOG=str(log))
    assert done.returncode == 1
    assert done.stdout == f"built with build --record{options}\n"
    assert not log.exists()
    assert not (project.parent / "server").exists()


@needs_rsync
def test_what_never_reached_the_server_is_not_on_record(project: Path) -> None:
    program(project.parent / "programs", "rsync", "#!/bin/sh\nexit 12\n")
    assert run(project, "rsync.sh", "me@server", str(project.parent / "server")).returncode == 12
    assert (project / RECORD).read_text(encoding="utf-8") == "old"


@needs_rsync
def test_a_record_that_was_not_there_is_not_there_after_a_failure(project: Path) -> None:
    (project / RECORD).unlink()
    program(project.parent / "programs", "rsync", "#!/bin/sh\nexit 12\n")
    assert run(project, "rsync.sh", "me@server", str(project.parent / "server")).returncode == 12
    assert not (project / RECORD).exists()


def in_the_bucket(project: Path, path: str = "bucket") -> set[str]:
    return set(tree(project.parent / "bucket" / path))


def public(project: Path) -> set[str]:
    hidden = (".*", "_*", "*.br", "*.gz")
    return {
        path
        for path in tree(project / "dist")
        if not any(fnmatch.fnmatch(path, pattern) for pattern in hidden)
    }


def test_a_bucket_gets_what_pages_need_before_the_pages(project: Path) -> None:
    log = project.parent / "log"
    for name in ("assets/a.avif", "assets/a.webp", "strategia.pdf", "data/a.json", "data/a.csv"):
        (project / "dist" / name).parent.mkdir(exist_ok=True)
        (project / "dist" / name).write_bytes(b"")
    done = run(project, "s3.sh", "s3://bucket/strategia/", "--endpoint-url", "https://x", BUCKET_LOG=str(log))
    assert done.returncode == 0, done.stderr
    calls = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert all(options[-2:] == ["--endpoint-url", "https://x"] for *_, options in calls)
    copies = [call for call in calls if call[0] == "cp"]
    assert {bucket for _, bucket, *_ in copies} == {"s3://bucket/strategia"}
    order = [path for _, _, paths, *_ in copies for path in paths]
    assert sorted(order) == sorted(public(project))
    pages = [index for index, path in enumerate(order) if path.endswith(".html")]
    assets = [index for index, path in enumerate(order) if path.startswith("assets/")]
    assert max(assets) < min(pages)
    for _, _, paths, fields, _ in copies:
        for path in paths:
            assert (fields["cache-control"] == FINGERPRINTED) == path.startswith("assets/")
            assert fields.get("content-type") == TYPES.get(Path(path).suffix)
    assert {Path(path).suffix for path in order} >= set(TYPES)


@pytest.mark.parametrize("folder", ["bucket", "bucket/strategia"])
def test_a_bucket_loses_what_no_page_needs_any_more_in_whatever_order_it_lists_its_keys(
    project: Path, folder: str
) -> None:
    for old in (
        f"{folder}/vanha sivu/index.html",
        f"{folder}/assets/old.000000000000.css",
        "other/kept.html",
    ):
        file = project.parent / "bucket" / old
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")
    done = run(project, "s3.sh", f"s3://{folder}", BUCKET_LOG=str(project.parent / "log"))
    assert done.returncode == 0, done.stderr
    assert in_the_bucket(project, folder) == public(project)
    assert in_the_bucket(project, "other") == {"kept.html"}


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"BUCKET_LOSES": "arvot/index.html"}, "< arvot/index.html"),
        ({"BUCKET_KEEPS": "old.html"}, "> old.html"),
    ],
)
def test_a_bucket_that_has_not_what_was_published_is_told_of(
    project: Path, fault: dict[str, str], said: str
) -> None:
    (project.parent / "bucket/bucket").mkdir(parents=True)
    (project.parent / "bucket/bucket/old.html").write_bytes(b"")
    done = run(project, "s3.sh", "s3://bucket", BUCKET_LOG=str(project.parent / "log"), **fault)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Published" not in done.stdout


def test_what_is_not_a_bucket_is_refused(project: Path) -> None:
    assert run(project, "s3.sh", "bucket").returncode == 2


def test_netlify_and_cloudflare_publish_what_the_build_makes(root: Path) -> None:
    netlify = tomllib.loads((root / "deploy/netlify.toml").read_text(encoding="utf-8"))
    assert netlify["build"]["publish"] == "dist"
    commands = [netlify["build"]["command"], *(part["command"] for part in netlify["context"].values())]
    assert all(command.startswith("python3 build.py build --base-url ") for command in commands)
    wrangler = tomllib.loads((root / "deploy/wrangler.toml").read_text(encoding="utf-8"))
    assert wrangler["pages_build_output_dir"] == "dist"
