"""One council: its profile, its timeline, what was asked of it, and its peers."""
