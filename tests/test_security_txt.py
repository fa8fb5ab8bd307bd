"""``security.txt`` (RFC 9116) is published when the content says whom to tell, and never invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.pipeline import Site, assemble
from kalliola_site.problems import ProblemsFoundError

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
