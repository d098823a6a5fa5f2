"""Plain questions that a scrutiny committee may ask a council, each with the words and the page behind it."""
