"""What was put right on the record after it was published: old and new value, when, why, in which role."""
