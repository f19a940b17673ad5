"""HTML out: one writer for every page that is read without the companion, on a screen or on paper.

Self-contained and inert: nothing is fetched, nothing runs, and no word that somebody wrote is ever markup.
"""
