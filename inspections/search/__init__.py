"""Full-text search: what a person typed becomes words, and each database finds and marks them in its own way."""
