"""``python -m fuzz TARGET [libFuzzer's options]``: look for input that breaks a promise, guided by coverage.

What breaks one is kept in ``.fuzz/TARGET/`` and tried first the next time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import atheris  # type: ignore[import-not-found]  # only this command needs it

ROOT = Path(__file__).resolve().parents[1]
SECONDS_FOR_ONE = 10
"""How long one input may take; longer means time that is not linear in it."""
LONGEST = 4096
"""The longest input, in bytes."""


def main() -> None:
    """Fuzz one target until told to stop."""
    with atheris.instrument_imports(include=["kalliola_site"]):
        from fuzz.promises import (  # noqa: PLC0415 - imported under instrumentation
            content_is_read_or_told_of,
            markdown_is_harmless,
            yaml_is_read_or_told_of,
        )
        from kalliola_site.load.project import load  # noqa: PLC0415
        from kalliola_site.model.paths import SITE  # noqa: PLC0415
    project, _ = load(ROOT)

    def text_of(data: bytes) -> str:
        return data.decode("utf-8", errors="ignore").replace("\r", "\n")

    targets: dict[str, tuple[Callable[[bytes], None], list[bytes]]] = {
        "yaml": (yaml_is_read_or_told_of, [path.read_bytes() for path in (ROOT / "content").rglob("*.yml")]),
        "markdown": (
            lambda data: markdown_is_harmless(text_of(data)),
            [path.read_bytes() for path in (ROOT / "content").rglob("*.md")],
        ),
        "content": (
            lambda data: content_is_read_or_told_of(project, SITE, text_of(data)),
            [(ROOT / SITE).read_bytes()],
        ),
    }
    name, *options = sys.argv[1:] or [""]
    if name not in targets:
        sys.exit(f"python -m fuzz TARGET; a target is one of: {', '.join(targets)}")
    target, examples = targets[name]
    folder = ROOT / ".fuzz" / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, example in enumerate(examples):
        (folder / f"example-{number}").write_bytes(example)
    longest = max(LONGEST, *map(len, examples))
    limits = [
        "-verbosity=0",
        "-print_final_stats=1",
        f"-timeout={SECONDS_FOR_ONE}",
        f"-max_len={longest}",
        f"-artifact_prefix={folder}/",
    ]
    atheris.Setup([sys.argv[0], *limits, *options, str(folder)], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
