"""Real reports bent as life bends them, and how many of their facts come out right, to check, lost or wrong."""
