"""What the stages before rendering made for pages to show."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field

from kalliola_site.cache.memory import Memory
from kalliola_site.frozen_value import frozen_value
from kalliola_site.images.sized_pictures import SizedPictures
from kalliola_site.plan.assets import Assets
from kalliola_site.render.pdf.document import Document


@frozen_value
class RenderInputs:
    """What the stages before made for pages to show."""

    base_url: str
    """Where the site will be published, with a final slash."""
    assets: Assets
    """What pages need besides; published as they are."""
    share_images: Collection[str]
    """The paths of the pictures for shared links; a page without one names none."""
    pictures: SizedPictures
    """The pictures of updates."""
    documents: tuple[Document, ...]
    """The strategy as a document in each language, where they were made."""
    offline: bool = False
    """Whether the site is a copy that is opened from a folder."""
    editable: bool = False
    """Whether pages tell where their texts stand in the files; such pages are never published."""
    component_styles: Mapping[str, str] | None = None
    """The style sheets beside components by name, where the examples of components are wanted, too."""
    memory: Memory = field(default_factory=Memory)
    """What earlier builds made, and this one."""
