"""The kinds of content files: where each is, the model of what it says, and the schema that it names."""

from __future__ import annotations

from fnmatch import fnmatchcase

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.address_record import AddressRecord
from kalliola_site.model.base import Model
from kalliola_site.model.brand.brand import Brand
from kalliola_site.model.interface.interface import Interface
from kalliola_site.model.paths import (
    ADDRESSES,
    BRAND,
    GOALS,
    INTERFACE,
    PERIODS,
    SITE,
    STRATEGY,
    TRANSLATIONS,
    UPDATES,
)
from kalliola_site.model.period import PeriodPages
from kalliola_site.model.site import Site
from kalliola_site.model.strategy import Goal, Strategy
from kalliola_site.model.translation_record import TranslationRecord
from kalliola_site.model.update import Update
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase

FOLDER = "schemas"
"""Where content files look for their schemas, below the project's folder."""


@frozen_value
class FileKind:
    """A kind of content file."""

    name: str
    model: type[Model]
    files: str
    """The path of the file, or the pattern of the paths of several."""
    about: Phrase
    """What it holds."""
    of_past: str = ""
    """The pattern of the paths of those that are of past periods, where there can be such."""

    @property
    def schema_name(self) -> str:
        """The name of its schema's file."""
        return f"{self.name}.schema.json"


FILE_KINDS = (
    FileKind("site", Site, SITE, messages.schema.ABOUT_SITE),
    FileKind("brand", Brand, BRAND, messages.schema.ABOUT_BRAND),
    FileKind("interface", Interface, INTERFACE, messages.schema.ABOUT_INTERFACE),
    FileKind("strategy", Strategy, STRATEGY, messages.schema.ABOUT_STRATEGY, f"{PERIODS}/*/strategy.yml"),
    FileKind("addresses", AddressRecord, ADDRESSES, messages.schema.ABOUT_ADDRESSES),
    FileKind("goal", Goal, f"{GOALS}/*.yml", messages.schema.ABOUT_GOAL, f"{PERIODS}/*/goals/*.yml"),
    FileKind("period-pages", PeriodPages, f"{PERIODS}/*/pages.yml", messages.periods.ABOUT_PERIOD_PAGES),
    FileKind("update", Update, f"{UPDATES}/*.yml", messages.schema.ABOUT_UPDATE),
    FileKind("translations", TranslationRecord, TRANSLATIONS, messages.schema.ABOUT_TRANSLATIONS),
)


def modeline(path: str) -> str | None:
    """Word the comment by which a content file names its schema; None for a file of no kind."""
    for kind in FILE_KINDS:
        if fnmatchcase(path, kind.files) or fnmatchcase(path, kind.of_past):
            return f"# yaml-language-server: $schema={'../' * path.count('/')}{FOLDER}/{kind.schema_name}"
    return None
