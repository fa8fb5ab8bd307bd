"""From documents to content that the rest can rely on, with every mistake told of at once."""
