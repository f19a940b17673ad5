"""Short questions over a place."""
