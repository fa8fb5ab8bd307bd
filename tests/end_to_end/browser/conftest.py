"""A real browser on the built site, served by a real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import build
from tests.conftest import copy_living_project, copy_project
from tests.support import chromium
from tests.support.serving import served

expect.set_options(timeout=20_000)
"""Milliseconds that a page has to become what a test expects, on a machine that does other things too."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium, started once."""
    path = chromium.find()
    if path is None:
        pytest.skip("there is no Chromium on this machine: see tests/support/chromium.py")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=chromium.arguments())
        yield running
        running.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served, under a path of its own."""
    root: Path = tmp_path_factory.mktemp("browser")
    with served(root, "strategia/") as base:
        build(copy_project(root.parent / "browser-project"), root / "strategia", BuildOptions(base_url=base))
        yield base


@pytest.fixture(scope="session")
def living(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of a strategy with indicators and updates is served."""
    root: Path = tmp_path_factory.mktemp("living")
    with served(root, "site/") as base:
        build(copy_living_project(root.parent / "living-project"), root / "site", BuildOptions(base_url=base))
        yield base
