"""The parts of the place Patterns."""
