"""What the content is: one module for each kind of file under ``content/``."""
