"""Everything published, as files: which tables with which fields, their rows, and the forms that they come in."""
