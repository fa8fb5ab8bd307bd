"""All that ``check`` remarks on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from kalliola_site.model.content import Content
from kalliola_site.problems.problem import Problem
from kalliola_site.validate.remarks.address_record import address_record_problems
from kalliola_site.validate.remarks.goal_numbers import goal_number_problems
from kalliola_site.validate.remarks.letters import letter_problems
from kalliola_site.validate.remarks.prose import prose_problems
from kalliola_site.validate.remarks.security_txt import security_txt_problems
from kalliola_site.validate.remarks.unconfirmed import unconfirmed_problems
from kalliola_site.validate.translations import translation_remarks


def all_remarks(
    content: Content,
    assets: Mapping[str, bytes],
    external: Literal["never", "warn", "fail"],
    today: date | None,
) -> Iterator[Problem]:
    """Remark on how texts are written, how translations stand, and on the world outside where it is asked.

    Args:
        content: All content.
        assets: The files below ``templates/assets/`` by their name there.
        external: Whether the addresses outside the site that texts link to are asked, too, and whether what
            is lost there, or by the calendar, is an error.
        today: The day it is, if the calendar is to be asked, too.
    """
    yield from prose_problems(content)
    yield from letter_problems(content, assets)
    yield from address_record_problems(content)
    yield from goal_number_problems(content)
    yield from unconfirmed_problems(content)
    yield from translation_remarks(
        content.translations, content.accepted, content.documents, content.texts, content.drafts
    )
    if today is not None:
        for problem in security_txt_problems(content, today):
            yield replace(problem, severity="error" if external == "fail" else problem.severity)
    if external != "never":
        from kalliola_site.validate.remarks import external_links  # noqa: PLC0415 - it imports a network client

        for problem in external_links.outside_link_problems(content):
            is_lost = external == "fail" and problem.message in external_links.LOST
            yield replace(problem, severity="error" if is_lost else problem.severity)
