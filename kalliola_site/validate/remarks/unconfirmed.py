"""What was put in its place without certainty, and nobody has confirmed yet."""

from __future__ import annotations

from collections.abc import Iterator

from kalliola_site.model.content import Content
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.unconfirmed import marks_in


def unconfirmed_problems(content: Content) -> Iterator[Problem]:
    """Find the comments that ask a person to look."""
    sources = [document.source for document in content.documents.values()]
    for source in (*sources, *content.texts.values()):
        for line, words in marks_in(source.path, source.text):
            excerpt = source.place(line).excerpt
            start = len(excerpt) - len(excerpt.lstrip()) + 1
            place = source.place(line, start, max(1, len(excerpt.strip())))
            yield Problem(place, messages.remarks.UNCONFIRMED, {"words": words}, severity="warning")
