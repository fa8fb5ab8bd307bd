"""The site behind real web servers."""
