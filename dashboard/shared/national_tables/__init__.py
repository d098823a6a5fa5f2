"""The national tables in the form in which committees print them, for the distribution page and committee papers."""
