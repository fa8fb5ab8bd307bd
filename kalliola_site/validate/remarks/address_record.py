"""The record of published addresses: whether it is there at all."""

from __future__ import annotations

from collections.abc import Iterator

from kalliola_site.model.content import Content
from kalliola_site.model.paths import ADDRESSES
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem
from kalliola_site.validate.models import is_placeholder


def address_record_problems(content: Content) -> Iterator[Problem]:
    """Ask about a record that is not there though the site may have been published: what moved is lost then.

    Only the other record and an address that is no placeholder speak for it. Nothing here can know more.
    """
    may_be_published = content.accepted and not is_placeholder(content.site.url)
    if ADDRESSES not in content.documents and may_be_published:
        values = {"path": ADDRESSES}
        yield Problem(Place(ADDRESSES), messages.addresses.RECORD_MISSING, values, severity="warning")
