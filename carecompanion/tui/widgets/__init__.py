"""Pieces of screens that know nothing of the activities."""
