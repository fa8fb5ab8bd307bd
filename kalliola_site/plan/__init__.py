"""Which pages there are, where, and what leads to what."""
