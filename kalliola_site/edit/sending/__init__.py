"""Sending changed texts to be published: what changed, how versions come together, and the program git."""
