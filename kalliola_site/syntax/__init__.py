"""Texts and their notations, knowing nothing of strategies: YAML, Markdown, slugs."""
