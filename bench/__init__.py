"""The benchmark: makes projects of many goals, builds each in several ways, and prints what that took.

Nothing here is part of the generator, and no test depends on a time. How to run it, and what its figures
mean, is in docs/benchmark.md.
"""
