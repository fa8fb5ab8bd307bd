"""The record of published addresses: whether it is there at all."""

from __future__ import annotations

from collections.abc import Iterator

from kalliola_site.model.content import Content
from kalliola_site.model.paths import ADDRESSES
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem


def address_record_problems(content: Content) -> Iterator[Problem]:
    """Ask about a record that is not there though the other one is: nobody can tell then what moved."""
    if ADDRESSES not in content.documents and content.accepted:
        values = {"path": ADDRESSES}
        yield Problem(Place(ADDRESSES), messages.addresses.RECORD_MISSING, values, severity="warning")
