"""The whole way of a strategy: from the document in which it was adopted to pages in two languages."""

from __future__ import annotations

import re
from pathlib import Path

import polib

from kalliola_site.cli.main import main
from kalliola_site.pipeline import build
from kalliola_site.validate.read_content import read_content
from tests.support.word_documents import strategy_document

UNWRITTEN = re.compile(r'"\[[^\]"]+\]"')


def command(project: Path, *arguments: str) -> int:
    return main([*arguments, "--project", str(project), "--lang", "en"])


def test_a_document_becomes_the_published_site_in_both_languages(project: Path, tmp_path: Path) -> None:
    document, translation = tmp_path / "strategia.docx", tmp_path / "english.po"
    document.write_bytes(strategy_document("2026-2028", ("Naapurit kohtaavat", "Talo kunnostetaan")))
    assert command(project, "import", "strategy", str(document), "--yes", "--slug", "1.en=neighbours") == 0

    # What the document did not say is written, and the drafts are declared ready.
    for file in (project / "content/strategy.yml", *(project / "content/goals").iterdir()):
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"(fi: )" + UNWRITTEN.pattern, r"\1Kirjoitettu käsin", text)
        text = re.sub(r"(en: )" + UNWRITTEN.pattern, r"\1Written by hand", text)
        file.write_text(text.replace("draft: true\n", ""), encoding="utf-8")

    # The translator gets what is missing, and it comes back translated.
    assert command(project, "translations", "export", "--to", "en", "--out", str(translation)) == 0
    entries = polib.pofile(str(translation))
    missing = {entry.msgid for entry in entries if not entry.msgstr}
    assert {
        "Jokaisessa rapussa tunnetaan naapurit.",
        "Naapurit kohtaavat",
        "Keino 2.",
        "Siihen menee aikaa.",
    } <= missing
    for entry in entries:
        entry.msgstr = entry.msgstr or f"English of {entry.msgid}"
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entries.save()
    assert command(project, "translations", "import", str(translation)) == 0
    assert {item.state for item in read_content(project).translations if "periods/" not in item.text.key} == {
        "current"
    }

    assert command(project, "check") == 0
    out = tmp_path / "site"
    build(project, out)
    finnish = (out / "tavoitteet/naapurit-kohtaavat/index.html").read_text(encoding="utf-8")
    english = (out / "en/goals/neighbours/index.html").read_text(encoding="utf-8")
    assert "Keino 1." in finnish
    assert "English of Keino 1." in english
    assert "Avaamme ovia naapureiden välille." in (out / "missio/index.html").read_text(encoding="utf-8")
    assert "Kohtaamme yhteisöjen kanssa" in (out / "2023-2025/missio/index.html").read_text(encoding="utf-8")
