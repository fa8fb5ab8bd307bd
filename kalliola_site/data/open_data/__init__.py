"""The strategy as data that other programs can use; the formats are described in ``docs/open-data.md``."""
