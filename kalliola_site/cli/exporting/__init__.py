"""``export``: the group of the commands that make documents of content."""
