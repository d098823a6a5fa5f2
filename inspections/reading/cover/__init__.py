"""Facts printed on the cover of a report or at the head and foot of a letter: dates and inspectors."""
