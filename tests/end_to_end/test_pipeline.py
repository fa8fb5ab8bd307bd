from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import assemble, build
from kalliola_site.problems.problem import ProblemsFoundError


def digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    parts = [f"{path.relative_to(folder).as_posix()} {path.read_bytes()!r}" for path in files]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def test_a_build_puts_the_assembled_site_into_the_output_folder(project: Path) -> None:
    site = build(project, project / "dist")
    published = {
        path.relative_to(project / "dist").as_posix(): path.read_bytes()
        for path in (project / "dist").rglob("*")
        if path.is_file()
    }
    assert published.items() >= site.files.items()
    assert set(published) - set(site.files) == {".kalliola-site"}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/strategy.yml", "\nmission:", "\nmisson:"),
        ("content/site.yml", "fi: tarina", "fi: missio"),
        ("templates/pages/home.html.jinja", "{% extends", "{{ nothing }}{% extends"),
        ("templates/pages/home.html.jinja", "{% block main %}", '{% block main %}<a href="dead/">x</a>'),
    ],
    ids=["validate", "plan", "render", "audit"],
)
def test_a_mistake_found_at_any_stage_leaves_the_old_site_as_it_was(
    project: Path, path: str, old: str, new: str
) -> None:
    build(project, project / "dist")
    before = digest(project / "dist")
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    for _ in range(2):  # red stays red when run again unchanged
        with pytest.raises(ProblemsFoundError):
            build(project, project / "dist")
    assert digest(project / "dist") == before
    assert {entry.name for entry in project.iterdir()} == {"content", "templates", "dist", ".cache"}


def test_warnings_let_a_site_through_unless_strict(project: Path) -> None:
    site = build(project, project / "dist")
    assert {warning.message.id for warning in site.warnings} == {"placeholder-address", "contact-missing"}
    with pytest.raises(ProblemsFoundError) as found:
        assemble(project, BuildOptions(strict=True))
    assert found.value.problems == site.warnings


def test_an_address_given_for_the_build_settles_the_placeholder(project: Path) -> None:
    site = assemble(project, BuildOptions(base_url="https://www.example.org/strategia/"))
    assert {warning.message.id for warning in site.warnings} == {"contact-missing"}
    assert (
        b'<link rel="canonical" href="https://www.example.org/strategia/arvot/">'
        in (site.files["arvot/index.html"])
    )


def test_each_stage_is_timed(site: object) -> None:
    from kalliola_site.pipeline import Site  # noqa: PLC0415

    assert isinstance(site, Site)
    assert list(site.seconds) == ["load", "validate", "plan", "draw", "print", "render", "audit"]
