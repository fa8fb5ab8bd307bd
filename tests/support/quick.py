"""Which tests ``make quick`` leaves out."""

from __future__ import annotations

from pathlib import Path

SLOW = (
    "audit/",
    "brand/test_second_brand.py",
    "cache/",
    "cli/",
    "data/test_open_data.py",
    "data/test_same_facts.py",
    "edit/",
    "end_to_end/",
    "images/test_sized_pictures.py",
    "language/test_translation_states.py",
    "load/test_language_server.py",
    "load/test_schema.py",
    "plan/test_redirects.py",
    "preview/",
    "problems/test_invocation.py",
    "problems/test_translation.py",
    "publish/test_compression.py",
    "publish/test_folder.py",
    "render/",
    "validate/test_drafts.py",
    "validate/test_every_field.py",
    "validate/test_external_links.py",
    "validate/test_interface_words.py",
    "validate/test_prose.py",
    "validate/test_security_txt.py",
    "validate/test_updates.py",
)
"""What needs a browser, a server, Java or a program of its own, or makes a whole site for each test."""


def is_slow(path: Path) -> bool:
    """Whether ``make quick`` leaves out a file with tests."""
    return path.relative_to(Path(__file__).resolve().parents[1]).as_posix().startswith(SLOW)
