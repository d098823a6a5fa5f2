"""The search over all recommendations and paragraphs, and themes over time."""
