"""What templates see: small values in one language."""
