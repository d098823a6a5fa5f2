"""One council: its judgements, its timeline, what reports recommended to it, and its peers."""
