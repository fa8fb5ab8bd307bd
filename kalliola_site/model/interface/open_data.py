"""The words of ``content/interface.yml`` that tell of the files with open data."""

from __future__ import annotations

from typing import Annotated

from kalliola_site.model.base import LocalizedText, Model
from kalliola_site.model.interface.placeholders import Placeholders


class DataFileWords(Model):
    """What a file is called, and what it is for."""

    name: Annotated[LocalizedText, Placeholders("size")]
    """The link to the file: what is in it and, in brackets, its format and {size}."""
    description: LocalizedText
    """What the file has, and for whom, in a sentence."""


class OpenDataWords(Model):
    """On the page about the site, beneath its text: the files that programs can read."""

    heading: LocalizedText
    """The heading over the files."""
    introduction: LocalizedText
    """What the files are."""
    versions: Annotated[LocalizedText, Placeholders("version")]
    """What those who write programs can rely on. {version} is the version of the formats."""
    size: Annotated[LocalizedText, Placeholders("number")]
    """The size of a file: {number} kilobytes."""
    strategy: DataFileWords
    """The whole strategy in all languages, as JSON."""
    strategy_schema: DataFileWords
    """The JSON Schema of that."""
    indicators: DataFileWords
    """The figures of all indicators, as CSV."""
    indicators_package: DataFileWords
    """The description of that table, as a Data Package."""
    plan: DataFileWords
    """The strategy in one language, as StratML. The language's own name follows."""
    brand: DataFileWords
    """The visual identity, as design tokens."""
