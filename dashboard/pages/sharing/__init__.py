"""Charts to take along: an address of each that other sites may frame, and a picture for cards of shared links."""
