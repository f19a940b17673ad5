"""Entries out of and into other formats."""
