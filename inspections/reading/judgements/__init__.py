"""Grades and the labels they belong to, in tables, matrices, headings and sentences."""
