"""Azure Static Web Apps: ``staticwebapp.config.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from kalliola_site.data.hosts.rules import TYPES, HostRules
from kalliola_site.data.security_policy import FINGERPRINTED

CONFIGURATION = "staticwebapp.config.json"

_MOST_BYTES = 20_000
"""How large the file may be (learn.microsoft.com, *Quotas in Azure Static Web Apps*)."""


def write_azure(rules: HostRules) -> Mapping[str, str]:
    """Word the rules for Azure; it asks for no query.

    What is too much comes last: a file without a rule is asked for anew each time, and an old address without
    one has a page that leads on.
    """
    routes: list[Mapping[str, object]] = [
        *({"route": address, "statusCode": 404} for address in rules.private),
        {"route": f"{rules.data_folder}*", "headers": dict(rules.open_data)},
        *(
            {"route": redirect.encoded, "redirect": redirect.destination, "statusCode": 301}
            for redirect in rules.redirects_in_one_step
            if not redirect.query
        ),
        *({"route": address, "headers": {"Cache-Control": FINGERPRINTED}} for address in rules.fingerprinted),
    ]
    while len((text := _said(rules, routes)).encode()) > _MOST_BYTES:
        routes.pop()
    return {CONFIGURATION: text}


def _said(rules: HostRules, routes: Iterable[Mapping[str, object]]) -> str:
    configuration = {
        "trailingSlash": "always",
        "globalHeaders": dict(rules.everywhere),
        "mimeTypes": TYPES,
        "responseOverrides": {"404": {"rewrite": rules.missing[-1].address}},
        "routes": list(routes),
    }
    return json.dumps(configuration, ensure_ascii=False, indent=1) + "\n"
