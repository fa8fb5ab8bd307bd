"""One language's form of anything: texts, numbers and days, and how translations stand."""
