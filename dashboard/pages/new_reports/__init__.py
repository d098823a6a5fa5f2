"""What was published since a day, and the feeds of it."""
