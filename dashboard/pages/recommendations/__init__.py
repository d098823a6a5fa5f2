"""Search over all recommendations, and their themes."""
