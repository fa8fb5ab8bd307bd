"""The strategy out of the document in which it was adopted: recognised, shown, and written into content."""
