"""Where things are kept, and how the program looks and behaves."""
