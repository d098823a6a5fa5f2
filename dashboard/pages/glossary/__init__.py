"""What the words of the pages mean, for people who do not work with them."""
