"""Lighthouse on a page of each kind (``make audit``).

It needs npm and takes some minutes, so it is no part of ``make test``. It fails where a score is under 100.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.robotparser import RobotFileParser

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import build
from tests.conftest import ROOT, copy_living_project, copy_project
from tests.support import chromium
from tests.support.pages_of_site import PAGE_TYPES
from tests.support.servers import SERVERS

VERSION = "12.2.3"
"""The last version that runs on Node 20."""
TOOLS = ROOT / ".cache" / "npm"
PAGES = {
    "strategy": tuple(page for page in PAGE_TYPES if page != "404.html"),
    "living": (
        "tavoitteet/talo-kestaa/",
        "mittarit/",
        "ajankohtaista/",
        "ajankohtaista/kerhohuoneet-kunnostettiin/",
    ),
}
"""The pages by the site that has them: one without indicators and updates, and one with them."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def installed() -> str | None:
    """The path of Lighthouse, installed where nothing else looks; None where npm is missing."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    command = [npm, "install", "--prefix", str(TOOLS), "--silent", "--no-audit", "--no-fund"]
    subprocess.run([*command, f"lighthouse@{VERSION}"], check=True)
    return str(TOOLS / "node_modules" / ".bin" / "lighthouse")


def scores(lighthouse: str, url: str) -> dict[str, int]:
    """Ask Lighthouse for its scores of a page, from 0 to 100."""
    flags = " ".join(["--headless=new", *chromium.arguments()])
    done = subprocess.run(
        [
            lighthouse,
            url,
            "--quiet",
            "--output=json",
            "--skip-audits=robots-txt",
            "--no-enable-error-reporting",
            f"--chrome-flags={flags}",
        ],
        env={**os.environ, "CHROME_PATH": str(chromium.find())},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    report = json.loads(done.stdout)
    for audit in report["audits"].values():
        if audit["score"] is not None and audit["score"] < 1 and audit["scoreDisplayMode"] == "binary":
            sys.stdout.write(f"  {audit['id']}: {audit['title']}\n")
    return {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES}


def may_be_indexed(page: str, robots: str) -> bool:
    """Whether robots.txt lets search engines read a page.

    Lighthouse asks for the file from within the page, whose security policy forbids all requests of its own.
    """
    rules = RobotFileParser(robots)
    rules.read()
    return rules.can_fetch("*", page)


def main() -> int:
    """Print the scores of each page; give 1 where one is under 100."""
    lighthouse = installed()
    if lighthouse is None:
        sys.stdout.write("*** npm is missing: Lighthouse was NOT run. ***\n")
        return 1
    perfect = True
    with tempfile.TemporaryDirectory() as top:
        for name, copy in (("strategy", copy_project), ("living", copy_living_project)):
            project, root, settings = (Path(top) / name / part for part in ("project", "site", "server"))
            copy(project)
            settings.mkdir()
            # As it is published: compressed, by a server that a site may have.
            with SERVERS["caddy"](root, "", settings) as site:
                build(project, root, BuildOptions(base_url=site, compress=True))
                for page in PAGES[name]:
                    found = scores(lighthouse, f"{site}{page}")
                    perfect &= set(found.values()) == {100}
                    perfect &= may_be_indexed(f"{site}{page}", f"{site}robots.txt")
                    sys.stdout.write(f"{name}: /{page} {found}\n")
                    sys.stdout.flush()
    return 0 if perfect else 1


if __name__ == "__main__":
    sys.exit(main())
