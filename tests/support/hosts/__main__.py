"""Build the sample project for each host, run the checks on the host's engine, and print the table."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx

from kalliola_site.edit.sample import write_sample
from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import build
from tests.conftest import ROOT
from tests.support.hosts.checks import CHECKS, OLD, Published
from tests.support.hosts.engines import Engine, find_engines
from tests.support.hosts.install import install

PATHS = ("", "/strategia")
"""At the root of a host, and under a path."""

SECURITY = "security: {contact: 'mailto:security@example.org', expires: 2027-12-31}\n"

AT_THE_TOP = frozenset(
    {
        *("_headers", "_redirects", "wrangler.jsonc", ".assetsignore", "firebase.json"),
        *("staticwebapp.config.json", "vercel.json", ".vercelignore", "serve.json"),
    }
)
"""What a host reads at the top of what is published, wherever below it the site is."""


def main() -> int:
    """Print the table; give 1 where deploy/README.md tells otherwise of an engine.

    The first words of engines may be given, to check these alone.
    """
    install()
    told = _without_versions((ROOT / "deploy" / "README.md").read_text(encoding="utf-8"))
    wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="kalliola-hosts-") as name:
        project = Path(name) / "project"
        write_sample(project)
        site = project / "content" / "site.yml"
        old = "".join(f"  {address}: values\n" for address in OLD)
        plain = f"{site.read_text(encoding='utf-8')}\nredirects:\n{old}{SECURITY}"
        rows = []
        for number, engine in enumerate(find_engines()):
            if wanted and engine.name.split(" ")[0] not in wanted:
                continue
            if not engine.is_there:
                sys.stdout.write(f"*** NO {engine.name}: it is SKIPPED. ***\n")
                continue
            site.write_text(f"{plain}hosts: [{engine.host}]\n", encoding="utf-8")
            rows.append(_row(engine, project, Path(name) / str(number)))
            sys.stdout.write(rows[-1])
            sys.stdout.flush()
    heads = ("engine", *CHECKS)
    table = f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n{''.join(rows)}"
    sys.stdout.write(f"\n{table}")
    others = [row for row in rows if _without_versions(row) not in told]
    for row in others:
        sys.stdout.write(f"\n*** deploy/README.md tells otherwise: ***\n{row}")
    return 1 if others else 0


def _without_versions(table: str) -> str:
    """Leave out the versions of engines: Debian's are not the same everywhere."""
    return re.sub(r"(?m)^(\| .*?)[0-9.]* \|", r"\1|", table)


def _row(engine: Engine, project: Path, folder: Path) -> str:
    """Check a site at the root of a host and one under a path; what differs there is told after a slash."""
    found = [list(_seen(engine, project, folder / f"at{path.replace('/', '-')}", path)) for path in PATHS]
    cells = (
        at_root if at_root == below else f"{at_root} / {below}" for at_root, below in zip(*found, strict=True)
    )
    return f"| {engine.name} {engine.version} | {' | '.join(cells)} |\n"


def _seen(engine: Engine, project: Path, folder: Path, path: str) -> Iterator[str]:
    top, site, settings = folder / "site", folder / f"site{path}", folder / "settings"
    settings.mkdir(parents=True)
    options = BuildOptions(base_url=f"https://strategia.example{path}/", compress=engine.compress)
    build(project, site, options)
    if path and engine.host not in {"nginx", "caddy"}:
        _move_up(site, top)
    with engine.serve(top, path, settings) as host, httpx.Client(timeout=60) as client:
        published = Published(client, host, path, site)
        yield from (check(published) for check in CHECKS.values())


def _move_up(site: Path, top: Path) -> None:
    """Move what hosts read to the top of what is published, as deploy/README.md says."""
    for file in sorted(site.iterdir()):
        if file.name in AT_THE_TOP:
            file.rename(top / file.name)
    (top / "404.html").write_bytes((site / "404.html").read_bytes())


if __name__ == "__main__":
    sys.exit(main())
