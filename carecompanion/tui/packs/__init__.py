"""What the place of packs is made of."""
