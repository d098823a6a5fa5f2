"""The gallery: every component of the pages in every state, with invented data."""
