"""Updates to put into a project, with pictures that are drawn here: the sample content has none."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = "content/updates"
OPENING = f"{FOLDER}/2024-03-14-opening.yml"
WALK = f"{FOLDER}/2024-03-14-walk.yml"
SURVEY = f"{FOLDER}/2023-11-02-survey.yml"

TEXTS = {
    OPENING: """\
id: opening
date: 2024-03-14
slug: {fi: avajaiset, en: opening}
title: {fi: Uusi kohtaamispaikka avautui, en: A new meeting place opened}
summary:
  fi: Naapurit avasivat yhdessä uuden kohtaamispaikan.
  en: Neighbours opened a new meeting place together.
text:
  - fi: Paikka on **avoinna** kaikille. Se kuuluu [arvoihimme](values#joy).
    en: The place is **open** to all. It is one of [our values](values#joy).
  - fi: Lue myös [kyselystä](updates/survey).
    en: Read about [the survey](updates/survey), too.
goals: [community]
means: [inequality/2, community/1]
picture:
  file: Avajaiset päivä.JPG
  alt: {fi: Ihmisiä pihalla., en: People in a yard.}
  caption: {fi: Piha & portti., en: The yard & the gate.}
""",
    WALK: """\
id: walk
date: 2024-03-14
slug: {fi: kavely, en: walk}
title: {fi: Kävely naapurustossa, en: A walk round the neighbourhood}
summary: {fi: Kävelimme ja juttelimme., en: We walked and talked.}
goals: [community]
""",
    SURVEY: """\
id: survey
date: 2023-11-02
slug: {fi: kysely, en: survey}
title: {fi: Kysely alkoi, en: A survey began}
summary: {fi: Kysyimme naapureilta., en: We asked neighbours.}
""",
}
"""Three updates: two of one day, one of another year, one with all that an update can have."""

PICTURE = f"{FOLDER}/Avajaiset päivä.JPG"


def drawn(width: int = 1000, height: int = 650, mode: str = "RGB") -> Image.Image:
    """Draw a picture whose left upper corner is red and whose other parts are not."""
    picture = Image.new("RGB", (width, height), "#abc0f6")
    pencil = ImageDraw.Draw(picture)
    pencil.rectangle((0, 0, width // 4, height // 4), fill="#d02020")
    for step in range(0, width, 40):
        pencil.line((step, height, width - step, height // 3), fill="#0f5f58", width=6)
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """Save a picture as bytes."""
    data = io.BytesIO()
    picture.save(data, kind, **options)
    return data.getvalue()


def with_updates(project: Path) -> Path:
    """Put the updates and their picture into a project; no pictures for shared links, which take time."""
    site = project / "content/site.yml"
    site.write_text(f"share_images: false\n{site.read_text(encoding='utf-8')}", encoding="utf-8")
    (project / FOLDER).mkdir()
    for path, text in TEXTS.items():
        (project / path).write_text(text, encoding="utf-8")
    (project / PICTURE).write_bytes(saved(drawn()))
    return project
