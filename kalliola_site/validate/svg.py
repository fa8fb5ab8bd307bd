"""SVG drawings: a browser takes them for documents, so they are held to shapes and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from kalliola_site.cache.memory import Memory
from kalliola_site.model.paths import ASSETS
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

_ACTIVE = frozenset(
    {
        "script",
        "foreignobject",
        "handler",
        "listener",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
    }
)
"""Elements that run something or show what is not a drawing (SVG 2, 5.11 and 15)."""
_ANIMATION = frozenset({"set", "animate", "animatemotion", "animatetransform"})
_LOADING_CSS = re.compile(r"(?i)@import|url\(\s*+[\"']?+(?!#)|expression\(|\\")
"""CSS that loads something, or hides its words behind escapes."""


def drawing_problems(assets: Mapping[str, bytes], memory: Memory) -> Iterator[Problem]:
    """Find SVG files that could run or load something.

    Args:
        assets: The files by name below their folder.
        memory: What was found in earlier builds.
    """
    for name, data in assets.items():
        if name.lower().endswith(".svg"):
            found: str = memory.recall_or_make(partial(_first_unsafe, data), "drawing", data)
            if found:
                yield Problem(Place(f"{ASSETS}{name}"), messages.pages.DRAWING_UNSAFE, {"found": found})


def _first_unsafe(svg: bytes) -> str:
    return next(unsafe_parts(svg), "")


def unsafe_parts(svg: bytes) -> Iterator[str]:
    """Name what in an SVG file could run or load something, or that it cannot be read."""
    # Without a DOCTYPE there are no entities, so nothing can grow or hide while it is parsed.
    for mark in (b"<!DOCTYPE", b"<!ENTITY", b"<?xml-stylesheet"):
        if mark.lower() in svg.lower():
            yield mark.decode()
            return
    import xml.etree.ElementTree as ET  # noqa: PLC0415 - slow to import, and drawings hardly ever change

    try:
        drawing = ET.fromstring(svg.decode("utf-8"))  # noqa: S314 - no DOCTYPE, see above
    except (ET.ParseError, ValueError):
        yield "SVG?"
        return
    for element in drawing.iter():
        yield from _unsafe_in(element)


def _unsafe_in(element: ET.Element) -> Iterator[str]:
    tag = _local(element.tag)
    if tag in _ACTIVE:
        yield f"<{tag}>"
    if tag == "style" and _LOADING_CSS.search("".join(element.itertext())):
        yield "<style>"
    for name, value in element.attrib.items():
        attribute = _local(name)
        moves_link = tag in _ANIMATION and attribute == "attributename" and not _may_be_animated(value)
        if (
            attribute.startswith("on")
            or moves_link
            or (attribute in {"href", "src", "base"} and not value.strip().startswith("#"))
            or _LOADING_CSS.search(value)
        ):
            yield f"{attribute}="


def _may_be_animated(attribute: str) -> bool:
    name = attribute.rpartition(":")[2].strip().lower()
    return name != "href" and not name.startswith("on")


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()
