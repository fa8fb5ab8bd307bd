"""Redirects: what was published once leads its readers on, however the site has changed since."""
