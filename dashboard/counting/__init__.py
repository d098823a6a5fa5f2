"""Counting, pure and typed: each council's position as at a date, and how many councils hold each grade.

Nothing here imports Django or knows about requests and pages. The rules are those under "Counting" in the design.
"""
