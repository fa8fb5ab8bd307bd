"""From the disk to documents: the only room that opens what people wrote."""
