"""Take the pictures of the site that README and docs show: ``python -m scripts.screenshots``.

Builds the real site, serves it on this machine and photographs it with the Chromium of the browser tests.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import build
from tests.support import chromium
from tests.support.serving import served

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: a page as it looks in a mode, on a screen of a size in CSS pixels."""

    name: str
    page: str
    mode: Literal["light", "dark"]
    width: int
    height: int


PICTURES = (
    Picture("home", "", "light", 1280, 1500),
    Picture("home-night", "en/", "dark", 1280, 1500),
    Picture("goal", "tavoitteet/eriarvoisuuden-ratkaisija/", "light", 1280, 1200),
    Picture("phone", "", "light", 360, 1100),
    Picture("phone-night", "en/goals/solving-inequality/", "dark", 360, 1100),
)


def main() -> None:
    """Write every picture."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, served(Path(name)) as address, sync_playwright() as driver:
        build(ROOT, Path(name) / "site", BuildOptions(base_url=f"{address}site/"))
        browser = driver.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        for picture in PICTURES:
            page = browser.new_page(
                viewport={"width": picture.width, "height": picture.height}, color_scheme=picture.mode
            )
            page.goto(f"{address}site/{picture.page}", wait_until="networkidle")
            page.screenshot(path=IMAGES / f"{picture.name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
