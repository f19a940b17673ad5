"""Answering by fields: one widget for each kind, and the box that gives it its heading."""
