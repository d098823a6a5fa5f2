"""Collecting, against a real site on this machine that behaves well or ill as a test tells it."""
