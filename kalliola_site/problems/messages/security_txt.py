"""Messages on whom to tell of a hole in the site's security."""

from __future__ import annotations

from kalliola_site.problems.problem import Message

BAD_SECURITY_CONTACT = Message(
    "bad-security-contact",
    "“{text}” is not an address where someone can tell of a security problem",
    "Write mailto:name@example.org, tel:+358-9-123-4567 or an address that begins with https://.",
)
SECURITY_TXT_ENDED = Message(
    "security-txt-ended",
    "security.txt was valid until {day}: nobody may rely on it any more",
    "Make sure that contact: still reaches someone, write a new day here, at most a year away, and publish.",
)
SECURITY_TXT_ENDS_SOON = Message(
    "security-txt-ends-soon",
    "security.txt is valid until {day} only",
    "Make sure that contact: still reaches someone, write a new day here, at most a year away, and publish.",
)
NO_SUCH_DAY = Message(
    "no-such-day",
    "there is no day “{text}” in the calendar",
    "Check the month, and how many days it has. Year, month and day are written as in 2027-12-31.",
)
BAD_DAY = Message("bad-day", "“{text}” is not a day", "Write year, month and day, as in 2027-12-31.")
