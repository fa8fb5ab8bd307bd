"""Lighthouse on the pages that readers come to first (``make audit``).

It needs npm and takes half a minute, so it is no part of ``make test``. It fails where a score is under 100.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import build
from tests.conftest import ROOT
from tests.support import chromium
from tests.support.serving import served

VERSION = "12.2.3"
"""The last version that runs on Node 20."""
TOOLS = ROOT / ".cache" / "npm"
PAGES = ("", "tavoitteet/eriarvoisuuden-ratkaisija/")
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


def main() -> int:
    """Print the scores of each page; give 1 where one is under 100."""
    lighthouse = installed()
    if lighthouse is None:
        sys.stdout.write("*** npm is missing: Lighthouse was NOT run. ***\n")
        return 1
    perfect = True
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address:
        build(ROOT, Path(folder) / "site", BuildOptions(base_url=f"{address}site/"))
        for page in PAGES:
            found = scores(lighthouse, f"{address}site/{page}")
            perfect &= set(found.values()) == {100}
            sys.stdout.write(f"/{page} {found}\n")
    return 0 if perfect else 1


if __name__ == "__main__":
    sys.exit(main())
