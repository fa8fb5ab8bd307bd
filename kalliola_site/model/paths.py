"""The names of ``content/`` and ``templates/`` and of the files in them."""

from __future__ import annotations

CONTENT = "content"

TEMPLATES = "templates"

ASSETS = "templates/assets/"

COMPONENTS = "templates/components/"

SITE = "content/site.yml"

BRAND = "content/brand.yml"

INTERFACE = "content/interface.yml"

STRATEGY = "content/strategy.yml"

TRANSLATIONS = "content/translations.yml"
"""The record of accepted translations; need not be there."""

ADDRESSES = "content/addresses.yml"
"""The record of published addresses; need not be there."""

GOALS = "content/goals"

PAGES = "content/pages"

UPDATES = "content/updates"

PERIODS = "content/periods"
"""The strategies of past periods, a folder each; need not be there."""
