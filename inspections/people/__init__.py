"""Who may do what: the table of roles and rights, and the one gate that every view asks."""
