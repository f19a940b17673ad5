"""Benchmarks: ratios to a reference measured in the same run. They assert nothing; `make bench` prints them."""
