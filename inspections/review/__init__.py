"""A reading becomes a draft, is compared with the record and shown to an editor."""
