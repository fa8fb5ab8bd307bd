"""Documents of word processors: from their bytes to blocks of text, knowing nothing of what they say."""
