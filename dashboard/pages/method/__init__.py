"""How things are counted, and what the record lacks."""
