"""The national tables in the form in which committees print them."""
