"""The national page: how all councils are judged, today or as at any date."""
