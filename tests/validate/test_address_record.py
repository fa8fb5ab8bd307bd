"""The record of published addresses that is gone: nobody can tell then which address was lost."""

from __future__ import annotations

from pathlib import Path

from kalliola_site.model.paths import ADDRESSES, SITE, TRANSLATIONS
from kalliola_site.pipeline import check


def missing(project: Path) -> list[str]:
    found = (problem for problem in check(project).warnings if problem.message.id == "record-missing")
    return [problem.place.path for problem in found]


def test_check_asks_about_a_record_that_is_gone_where_there_was_time_for_one(project: Path) -> None:
    (project / ADDRESSES).unlink()
    assert missing(project) == []
    site = (project / SITE).read_text(encoding="utf-8")
    real = site.replace("https://strategia.example/", "https://strategia.kalliola.fi/")
    (project / SITE).write_text(real, encoding="utf-8")
    assert missing(project) == [ADDRESSES]
    (project / TRANSLATIONS).unlink()
    assert missing(project) == []
