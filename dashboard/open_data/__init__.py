"""Everything published, as tables, a package and their formats."""
