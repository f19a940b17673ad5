"""Cards and letters: their bytes, their seals, their guards."""
