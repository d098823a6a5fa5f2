"""Editions of the public tables: their rows as they are kept, their files byte for byte, and what changed between two.

Knows neither the record nor Django. What is written here never changes: a file of years ago is written by it again.
"""
