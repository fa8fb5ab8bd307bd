from __future__ import annotations

import gzip
from pathlib import Path

import brotli

from kalliola_site.cli.main import main
from kalliola_site.pipeline import Site
from kalliola_site.publish.compression import compress


def test_every_text_file_has_two_twins_that_say_the_same(site: Site) -> None:
    twins = compress(site.files)
    texts = {path for path in site.files if path.endswith((".html", ".css", ".xml", ".svg", ".txt"))}
    assert texts
    for path in texts | {"site.webmanifest"}:
        assert brotli.decompress(twins[f"{path}.br"]) == site.files[path]
        assert gzip.decompress(twins[f"{path}.gz"]) == site.files[path]


def test_nothing_else_has_twins(site: Site) -> None:
    originals = {path.rpartition(".")[0] for path in compress(site.files)}
    assert not [
        path for path in originals if path.endswith((".png", ".ico", ".woff2", "_headers", ".nojekyll"))
    ]
    assert originals <= set(site.files)


def test_a_page_becomes_a_third_of_its_size_at_most(site: Site) -> None:
    page = site.files["index.html"]
    twins = compress({"index.html": page})
    assert len(twins["index.html.br"]) < len(twins["index.html.gz"]) < len(page) / 3


def test_the_same_text_gives_the_same_bytes_whenever_it_is_compressed() -> None:
    (packed,) = (data for path, data in compress({"a.txt": b"text"}).items() if path.endswith(".gz"))
    # No time, no name and no system in the header (RFC 1952, 2.3.1).
    assert packed[:4] == b"\x1f\x8b\x08\x00"
    assert packed[4:8] == bytes(4)
    assert packed[9] == 255


def test_a_build_compresses_only_when_asked_to(project: Path) -> None:
    assert main(["build", "--project", str(project)]) == 0
    assert not list((project / "dist").rglob("*.br"))
    assert main(["build", "--project", str(project), "--compress"]) == 0
    assert (project / "dist/index.html.br").is_file()
    assert (project / "dist/en/index.html.gz").is_file()
