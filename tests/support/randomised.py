"""How long randomised tests look: a tenth of their examples in ``make test``, all in ``make nightly``."""

from __future__ import annotations

from hypothesis import settings

NIGHTLY = "nightly"
"""The profile for all examples: ``pytest --hypothesis-profile=nightly``."""


def examples(whole: int) -> int:
    """Give how many examples to try now of those that a whole look takes."""
    return whole if settings.get_current_profile_name() == NIGHTLY else max(1, whole // 10)
