"""The national tables in the form that committees print them."""
