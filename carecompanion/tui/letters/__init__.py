"""What the screens of letters share: threads, days in words, files that are dropped on the terminal."""
