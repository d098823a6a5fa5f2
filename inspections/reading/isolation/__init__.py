"""Running on files that may be hostile: they are checked first, then read or drawn in a process under limits."""
