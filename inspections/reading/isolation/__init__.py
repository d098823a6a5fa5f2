"""Running on files that may be hostile: checked first, read in a process under limits, drawn in another."""
