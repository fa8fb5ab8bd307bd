"""From files to the output folder, all or nothing, and the records of what was published."""
