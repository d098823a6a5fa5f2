"""Downloads of everything published."""
