"""What the place of People is made of."""
