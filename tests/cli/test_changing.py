"""Commands that change content write nothing through locks and links, and say why."""

from __future__ import annotations

from pathlib import Path

from kalliola_site.cli.exit_status import EXIT_PROBLEMS
from kalliola_site.problems import messages
from tests.cli.test_main import run


def test_a_record_that_may_only_be_read_is_not_written_by_accept(project: Path) -> None:
    record = project / "content/translations.yml"
    record.write_text("accepted: {}\n", encoding="utf-8")
    record.chmod(0o444)
    done = run("translations", "accept", "--all", "--project", project)
    assert done.returncode == EXIT_PROBLEMS
    assert messages.editing.READ_ONLY.text in done.stderr
    assert record.read_text(encoding="utf-8") == "accepted: {}\n"
