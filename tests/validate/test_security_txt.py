"""``security.txt`` (RFC 9116) is published when the content says whom to tell, and never invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kalliola_site.cli.main import main
from kalliola_site.options import CheckOptions
from kalliola_site.pipeline import Site, assemble, check
from kalliola_site.problems.problem import Problem, ProblemsFoundError

PATH = ".well-known/security.txt"


def with_security(project: Path, lines: str) -> Path:
    path = project / "content/site.yml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\nsecurity:\n{lines}", encoding="utf-8")
    return project


def test_without_a_contact_there_is_none(site: Site) -> None:
    assert PATH not in site.files


@pytest.mark.parametrize(
    "contact", ["mailto:turva@kalliola.fi", "https://kalliola.fi/turva?a=b#c", "tel:+358-9-123-4567"]
)
def test_it_names_the_contact_the_last_day_and_its_own_address(project: Path, contact: str) -> None:
    site = assemble(with_security(project, f"  contact: {contact}\n  expires: 2027-06-30\n"))
    assert site.files[PATH].decode() == (
        f"Contact: {contact}\n"
        "Expires: 2027-06-30T23:59:59Z\n"
        "Canonical: https://strategia.example/.well-known/security.txt\n"
    )


@pytest.mark.parametrize(
    "contact",
    ["turva@kalliola.fi", "http://kalliola.fi/", "javascript:x", '"mailto:a@b.fi\\nExpires: x"', '"mailto:"'],
)
def test_what_is_no_contact_is_an_error(project: Path, contact: str) -> None:
    with pytest.raises(ProblemsFoundError) as found:
        assemble(with_security(project, f"  contact: {contact}\n  expires: 2027-06-30\n"))
    assert "bad-security-contact" in {problem.message.id for problem in found.value.problems}


@pytest.mark.parametrize("lines", ["  contact: mailto:a@b.fi\n", "  expires: 2027-06-30\n"])
def test_both_are_needed(project: Path, lines: str) -> None:
    with pytest.raises(ProblemsFoundError) as found:
        assemble(with_security(project, lines))
    assert "key-missing" in {problem.message.id for problem in found.value.problems}


# Its end


def told(project: Path, today: date | None) -> list[Problem]:
    warnings = check(with_security(project, EXPIRING), asked=CheckOptions(on_day=today)).warnings
    return [problem for problem in warnings if problem.message.id.startswith("security-txt")]


EXPIRING = "  contact: mailto:a@b.fi\n  expires: 2027-06-30\n"


@pytest.mark.parametrize(
    ("today", "ids"),
    [
        (date(2027, 4, 30), []),
        (date(2027, 5, 1), ["security-txt-ends-soon"]),
        (date(2027, 6, 30), ["security-txt-ends-soon"]),
        (date(2027, 7, 1), ["security-txt-ended"]),
        (None, []),
    ],
    ids=["61 days before", "60 days before", "the last day", "the day after", "on no day"],
)
def test_its_end_is_told_of_for_two_months_and_from_then_on(
    project: Path, today: date | None, ids: list[str]
) -> None:
    assert [problem.message.id for problem in told(project, today)] == ids


def test_its_end_is_told_of_where_the_day_stands(project: Path) -> None:
    (problem,) = told(project, date(2027, 6, 1))
    assert (problem.place.path, problem.severity) == ("content/site.yml", "warning")
    assert problem.place.excerpt == "  expires: 2027-06-30"
    assert problem.place.column == 12


def in_days(project: Path, days: int) -> list[str]:
    """A project without links out of the site, whose security.txt ends in some days, and a check of it."""
    expires = datetime.now(UTC).date() + timedelta(days=days)
    with_security(project, f"  contact: mailto:a@b.fi\n  expires: {expires}\n")
    for path in (project / "content/pages").glob("*.md"):
        path.write_text("Sanoja.\n", encoding="utf-8")
    return ["check", "--project", str(project), "--lang", "fi"]


def test_check_asks_the_calendar_only_when_it_asks_outside(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = in_days(project, 9)
    assert main(command) == 0
    assert "security.txt" not in capsys.readouterr().err
    assert main([*command, "--external"]) == 0
    assert "varoitus: security.txt on voimassa enää" in capsys.readouterr().err


def test_a_check_that_shall_fail_fails_for_a_near_end_with_an_annotation(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = in_days(project, 9)
    assert main([*command, "--external=fail", "--format", "github"]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::error")]
    assert [line for line in told if "file=content/site.yml" in line and "security.txt" in line] == told != []


def test_a_check_that_shall_fail_passes_while_the_end_is_far(project: Path) -> None:
    assert main([*in_days(project, 300), "--external=fail"]) == 0
