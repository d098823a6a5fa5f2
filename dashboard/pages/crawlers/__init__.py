"""What search engines are told: where the pages are, and which addresses without end to leave alone."""
