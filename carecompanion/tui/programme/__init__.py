"""A programme one goes through: its dialogs, and its words."""
