"""From the brand to what a browser reads, and the proof that it can be read."""
