"""carecompanion: reflective practice for equity, care and solidarity work, in the terminal."""

__version__ = "0.1.0"
