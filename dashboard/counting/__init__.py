"""Counting, pure and typed: each council's position as at a date, and how many stand at each grade.

Nothing here knows of Django, of requests or of pages; the rules are those of the design's "Counting".
"""
