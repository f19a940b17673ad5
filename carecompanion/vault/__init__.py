"""One practitioner's encrypted home: the database, its stores, its backups."""
