"""Prompts and practices, read from plain files."""
