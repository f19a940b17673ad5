"""What the place Ongoing shows and does."""
