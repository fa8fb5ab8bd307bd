"""A length as style sheets write it."""

from __future__ import annotations

import re
from typing import Annotated

from kalliola_site.model.shapes import Form
from kalliola_site.problems import messages

_LENGTH = r"0|[0-9]+(\.[0-9]+)?(px|rem|em|ch|%)"

_FLUID = r"clamp\(\.?[0-9][0-9.a-z]*, \.?[0-9][0-9.a-z +]*, \.?[0-9][0-9.a-z]*\)"

Size = Annotated[str, Form(re.compile(f"{_LENGTH}|{_FLUID}"), messages.models.BAD_SIZE, "size")]
"""A CSS length, fixed (``4px``, ``58ch``) or fluid (``clamp(1rem, .9rem + 1vi, 2rem)``).

Nothing else is let through: what stands here goes into the style sheet as it is.
"""
