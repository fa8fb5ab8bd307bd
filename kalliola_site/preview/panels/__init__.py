"""What the editor's panel has in it, a module a kind of panel; the script shows whatever it is told here."""
