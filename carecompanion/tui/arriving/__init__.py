"""What the screens of a pack that arrives, and of a folder that is tried, share: its leaves, to be read one by one."""
