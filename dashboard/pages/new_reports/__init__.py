"""The list of new reports, and the feeds."""
