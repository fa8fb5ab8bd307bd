"""Long searches for input that breaks a promise: ``make fuzz``."""
