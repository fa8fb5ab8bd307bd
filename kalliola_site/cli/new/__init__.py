"""The commands that start files: they ask, or take options, and never write over what is there."""
