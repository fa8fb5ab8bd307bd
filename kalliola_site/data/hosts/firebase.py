"""Firebase Hosting: ``firebase.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from kalliola_site.data.hosts.rules import HostRules

CONFIGURATION = "firebase.json"

_PLAIN = re.compile(r"[\w/.~&'=_-]*")
"""What means only itself in a glob."""


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
            {**_origin(redirect.origin), "destination": redirect.destination, "type": 301}
            for redirect in rules.redirects_in_one_step
            if not redirect.query
        ],
    }
    return {CONFIGURATION: json.dumps({"hosting": hosting}, ensure_ascii=False, indent=2) + "\n"}


def _origin(path: str) -> Mapping[str, str]:
    """Name an old address; some marks mean something in a glob."""
    return {"source": path} if _PLAIN.fullmatch(path) else {"regex": f"^{re.escape(path)}$"}


def _pairs(headers: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"key": name, "value": value} for name, value in headers.items()]
