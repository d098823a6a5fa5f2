"""The list of councils, and finding one."""
