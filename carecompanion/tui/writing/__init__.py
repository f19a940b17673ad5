"""What the page one writes on is put together from."""
