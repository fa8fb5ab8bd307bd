from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.previewing import project_to_preview


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project to change at will, that builds fast."""
    return project_to_preview(tmp_path / "project")
