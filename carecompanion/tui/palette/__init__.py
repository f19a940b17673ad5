"""What the palette offers: commands, places, entries by name, and settings that change at once."""
