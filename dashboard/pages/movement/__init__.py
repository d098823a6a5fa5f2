"""From the previous inspection to the latest, and how long inadequate lasts."""
