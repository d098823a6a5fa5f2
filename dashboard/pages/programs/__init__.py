"""The read interface for programs, and the page that says how it is used."""
