"""``security.txt`` by the calendar: what it says counts only up to a day (RFC 9116, 2.5.5).

Only ``check --external`` does this: a build gives the same site on any day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kalliola_site.model.content import Content
from kalliola_site.model.paths import SITE
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem

SOON = timedelta(days=60)
"""How long before its end it is told of: time enough for a holiday and a decision."""


def security_txt_problems(content: Content, today: date) -> Iterator[Problem]:
    """Find a ``security.txt`` that has ended or ends soon, as seen from a day."""
    security = content.site.security
    if security is None or security.expires - today > SOON:
        return
    message = (
        messages.security_txt.SECURITY_TXT_ENDED
        if security.expires < today
        else messages.security_txt.SECURITY_TXT_ENDS_SOON
    )
    place = content.documents[SITE].place(("security", "expires"))
    yield Problem(place, message, {"day": security.expires.isoformat()}, severity="warning")
