"""Plots as lines of text: each a pure drawing of what :mod:`carecompanion.domain.plot` holds, for a width."""
