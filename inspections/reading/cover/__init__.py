"""Facts printed on a cover or in a letter's head: dates, kind of visit, inspectors."""
