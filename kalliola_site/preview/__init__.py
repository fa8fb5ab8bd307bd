"""The preview: the site served from memory, built again at every save."""
