"""``import``: the group of the commands that take content from documents."""
