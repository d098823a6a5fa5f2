"""Councils side by side."""
