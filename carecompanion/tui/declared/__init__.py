"""Every command, declared once, by where it works."""
