"""``python -m bench.documents``: measure ``import strategy`` beside pandoc, on the same Word document.

The document is a strategy of as many goals as make 44 000 words. Both only read it: this program shows what
it recognised (``--dry-run``), pandoc writes Markdown.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import venv
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from bench.corpus import VOCABULARY

ROOT = Path(__file__).resolve().parent.parent
PANDOC = "1.17"
"""The version of pypandoc_binary, which brings pandoc 3.9."""
ENVIRONMENT = ROOT / ".cache" / "bench" / "pandoc"
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORDS_IN_TEXT = 18


@click.command(epilog="Example: python -m bench.documents --words 44000 --runs 9")
@click.option(
    "--words", default=44_000, show_default=True, type=click.IntRange(min=500), help="How long it is."
)
@click.option(
    "--runs", default=9, show_default=True, type=click.IntRange(min=1), help="How often each is run."
)
def main(words: int, runs: int) -> None:
    """Measure the import of a strategy from a Word document."""
    pandoc = find_pandoc()
    with tempfile.TemporaryDirectory(prefix="kalliola-bench-") as folder:
        top = Path(folder)
        for count in (500, words):
            file = top / f"strategy-{count}.docx"
            write_document(file, count)
            commands = {"ours": _ours(file, top)}
            if pandoc is not None:
                commands["pandoc"] = [str(pandoc), str(file), "-t", "markdown", "-o", os.devnull]
            found: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
            for run in range(runs + 1):
                for name, command in commands.items():
                    usage = _run(command, top)
                    # The first time, byte code is written and files are read from the disk.
                    found[name] += [usage] if run else []
            _tell(count, found)


def _tell(count: int, found: dict[str, list[tuple[float, float]]]) -> None:
    for name, usages in found.items():
        seconds = statistics.median(wall for wall, _ in usages)
        peak = max(peak for _, peak in usages)
        print(f"{count} words, {name}: {seconds:.3f} s, {peak:.0f} MiB")
    if len(found) > 1:
        ratios = [ours / other for (ours, _), (other, _) in zip(found["ours"], found["pandoc"], strict=True)]
        print(f"{count} words, ours / pandoc: {statistics.median(ratios):.2f}")


def _ours(file: Path, top: Path) -> list[str]:
    command = [sys.executable, str(ROOT / "build.py"), "import", "strategy", str(file)]
    return [*command, "--into", str(top / "new"), "--dry-run", "--lang", "en"]


def _run(command: Sequence[str], scratch: Path) -> tuple[float, float]:
    """Run a command; return its seconds from start to end, and its peak memory in MiB."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(scratch / "pycache"), "NO_COLOR": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise click.ClickException(f"{command[0]} failed ({process.returncode})")
    return wall, used.ru_maxrss * _MAXRSS_UNIT / 2**20


def find_pandoc() -> Path | None:
    """Return the program, installed where it is missing; None where it cannot be had."""
    if (found := _program()) is not None:
        return found
    print(f"Installing pandoc (pypandoc_binary {PANDOC}) into {ENVIRONMENT} ...", file=sys.stderr, flush=True)
    venv.create(ENVIRONMENT, with_pip=True)
    pip = [
        str(ENVIRONMENT / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        f"pypandoc_binary=={PANDOC}",
    ]
    subprocess.run(pip, check=False)
    return _program()


def _program() -> Path | None:
    return next(iter(ENVIRONMENT.glob("lib/python*/site-packages/pypandoc/files/pandoc*")), None)


def write_document(file: Path, words: int) -> None:
    """Write a strategy as a Word document of about as many words; the same words give the same bytes."""
    body = "".join(_paragraphs(words))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}<w:sectPr/></w:body></w:document>',
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')


def _paragraphs(words: int) -> Iterator[str]:
    chosen = random.Random(1919)  # noqa: S311 - the same words every time

    def sentence() -> str:
        text = " ".join(chosen.choices(VOCABULARY["en"], k=_WORDS_IN_TEXT))
        return f"{text[0].upper()}{text[1:]}."

    yield _paragraph("Strategy 2026–2028", 1)
    left, goal = words, 0
    for heading in ("Mission", "Vision"):
        yield _paragraph(heading, 1)
        yield from (_paragraph(sentence(), is_bold=number == 0) for number in range(4))
        left -= 4 * _WORDS_IN_TEXT
    while left > 0:
        goal += 1
        yield _paragraph(f"Strategic goal {goal}: {sentence()[:60].strip()}", 1)
        for heading in ("Description", "How we do it", "What does good look like?"):
            yield _paragraph(heading, 2)
            yield from (_paragraph(sentence()) for _ in range(6))
        left -= 18 * _WORDS_IN_TEXT + 16


def _paragraph(text: str, level: int = 0, *, is_bold: bool = False) -> str:
    outline = f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>' if level else ""
    middle = len(text) // 2
    # As Word does, the text is in several runs.
    runs = "".join(
        f'<w:r>{"<w:rPr><w:b/></w:rPr>" if is_bold else ""}<w:t xml:space="preserve">{part}</w:t></w:r>'
        for part in (text[:middle], text[middle:])
    )
    return f"<w:p>{outline}{runs}</w:p>"


if __name__ == "__main__":
    main()
