"""Pictures: cards for shared links, icons, lettering, and the sizes that browsers get."""
