"""Azure Static Web Apps: ``staticwebapp.config.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kalliola_site.data.hosts.rules import TYPES, HostRules

CONFIGURATION = "staticwebapp.config.json"


def write_azure(rules: HostRules) -> Mapping[str, str]:
    """Word the rules for Azure; it asks for no query."""
    configuration = {
        "trailingSlash": "always",
        "globalHeaders": dict(rules.everywhere),
        "mimeTypes": TYPES,
        "responseOverrides": {"404": {"rewrite": rules.missing[-1].address}},
        "routes": [
            *(
                {"route": redirect.encoded, "redirect": redirect.destination, "statusCode": 301}
                for redirect in rules.redirects
                if not redirect.query
            ),
            *({"route": address, "statusCode": 404} for address in rules.private),
            {"route": f"{rules.data_folder}*", "headers": dict(rules.open_data)},
            *(
                {"route": address, "headers": {"Cache-Control": rules.by_file()[address]["Cache-Control"]}}
                for address in rules.fingerprinted
            ),
        ],
    }
    return {CONFIGURATION: json.dumps(configuration, ensure_ascii=False, indent=1) + "\n"}
