"""Changing content: new files, the next period, translators' files."""
