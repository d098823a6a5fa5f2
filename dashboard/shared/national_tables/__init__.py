"""The national tables in the form that committees print them, for the distribution page and for committee papers."""
