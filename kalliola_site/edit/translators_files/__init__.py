"""Translators' files: from the project to a .po file, and back."""
