"""What is published under names that change with the content: style sheets, fonts, pictures."""

from __future__ import annotations

from collections.abc import Mapping

from kalliola_site.frozen_value import frozen_value

FONTS = "fonts/"


@frozen_value
class Assets:
    """The published assets."""

    files: Mapping[str, bytes]
    """What is published, by path below the site's root."""
    names: Mapping[str, str]
    """The path of each asset by the name that templates know it by."""
