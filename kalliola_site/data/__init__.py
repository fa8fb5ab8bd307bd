"""What machines read: open data, feeds, the site map, structured data, files for hosts."""
