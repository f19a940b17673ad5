"""Counting for the plots of Patterns: pure, no averages, no verdicts. Gaps stay gaps."""
