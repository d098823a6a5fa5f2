"""What the record lacks: the shipped tables that say it, and how they are brought in line with it."""
