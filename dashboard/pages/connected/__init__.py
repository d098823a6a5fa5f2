"""The record in other programs: a calendar of visits, and a typed table in long form."""
