"""The commands on translations: how they stand, what was accepted, files for translators."""
