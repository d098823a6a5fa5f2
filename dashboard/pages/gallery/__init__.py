"""The gallery: every component of the pages in each of its states, with invented data."""
