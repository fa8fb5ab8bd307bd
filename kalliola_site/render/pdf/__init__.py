"""Documents: the whole strategy as a PDF for each language."""
