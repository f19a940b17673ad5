"""What a run of a practice shows, how one begins, and how its time is told."""
