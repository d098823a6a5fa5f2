"""Every write of collecting: the run, what the lists say, the files that come in, and what follows from it."""
