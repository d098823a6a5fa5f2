"""The list of councils, and the search for one."""
