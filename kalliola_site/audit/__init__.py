"""Finished pages are read again, as a browser would, and held to what every page must be."""
