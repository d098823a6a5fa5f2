"""Movement from the previous inspection to the latest, and how long councils stay inadequate."""
