"""Firebase Hosting: ``firebase.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from kalliola_site.data.hosts.rules import HostRules

CONFIGURATION = "firebase.json"


def write_firebase(rules: HostRules) -> Mapping[str, str]:
    """Word the rules for Firebase; it asks for no query."""
    single = ({"source": address, "headers": _pairs(values)} for address, values in rules.by_file().items())
    hosting = {
        "public": ".",
        "ignore": [CONFIGURATION, *(address.removeprefix("/") for address in rules.private)],
        "cleanUrls": False,
        "trailingSlash": True,
        "headers": [
            {"source": f"{rules.root}/**", "headers": _pairs(rules.everywhere)},
            {"source": f"{rules.data_folder}**", "headers": _pairs(rules.open_data)},
            *single,
        ],
        "redirects": [
            {"regex": f"^{re.escape(redirect.origin)}$", "destination": redirect.destination, "type": 301}
            for redirect in rules.redirects
            if not redirect.query
        ],
    }
    return {CONFIGURATION: json.dumps({"hosting": hosting}, ensure_ascii=False, indent=2) + "\n"}


def _pairs(headers: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"key": name, "value": value} for name, value in headers.items()]
