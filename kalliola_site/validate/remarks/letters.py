"""Letters: which of them a face of the brand lacks, on pages, in pictures and in documents alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from kalliola_site.load.face_table import drawable, face_table
from kalliola_site.model.brand.typography import Face
from kalliola_site.model.content import Content
from kalliola_site.model.paths import SITE
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem
from kalliola_site.validate.remarks.leftovers import take_out_leftovers
from kalliola_site.validate.remarks.passages import BLANK, passages


def letter_problems(content: Content, assets: Mapping[str, bytes]) -> Iterator[Problem]:
    """Find the letters that a face of the brand lacks, each once a file and language, where it stands first.

    Args:
        content: All content.
        assets: The files below ``templates/assets/`` by their name there.
    """
    if messages.remarks.LETTERS_MISSING.id in content.site.prose.off:
        return
    faces = content.brand.type.faces
    tables = [face_table(face, assets) for face in (faces.heading, faces.text) if isinstance(face, Face)]
    # A face without a table may have any letter.
    known = [frozenset(table.letters) for table in tables if table is not None]
    if not known:
        return
    common = frozenset.intersection(*known)
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for text, language, place in _texts(content):
        seen = told[place.path, language]
        lacking = {letter for letter in set(drawable(text)) - common - seen if letter.isprintable()}
        if lacking:
            seen |= lacking
            values = {"letters": " ".join(sorted(lacking))}
            yield Problem(place, messages.remarks.LETTERS_MISSING, values, severity="warning")


def _texts(content: Content) -> Iterator[tuple[str, str, Place]]:
    """Return what readers see, with its language and its place."""
    for name in ("name", "legal_name"):
        words = getattr(content.site.organisation, name)
        yield words, "", content.documents[SITE].place(("organisation", name))
    for written in passages(content):
        passage, _ = take_out_leftovers(written, content.site.prose)
        words = passage.words.replace(BLANK, "")
        yield words, passage.language, passage.place(0, len(passage.written))
