"""A static-site generator that publishes one organisation's strategy in several languages."""

__version__ = "0.1.0"
