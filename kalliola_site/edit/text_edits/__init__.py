"""Editing where one reads: from what a person changed to the files as they are to be."""
