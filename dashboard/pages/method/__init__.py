"""How things are counted, and how right the reader is."""
