"""The page of one council: its judgements, its timeline, its recommendations and its peers."""
