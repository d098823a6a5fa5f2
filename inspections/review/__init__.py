"""A reading becomes a draft, is held against the record and shown to an editor."""
