"""Translations: which texts have one, which have fallen behind their source, and how translators get them."""
