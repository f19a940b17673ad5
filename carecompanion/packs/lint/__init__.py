"""What an author is told of a pack that can be read: words, lengths, loose ends, and translations that fell behind."""
