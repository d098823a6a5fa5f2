"""One recommendation: what was asked, whether it was asked before, and what became of it."""
