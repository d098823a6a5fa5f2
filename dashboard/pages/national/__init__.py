"""Where councils stand, today or as at any date."""
