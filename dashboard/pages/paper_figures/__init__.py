"""The national tables of a committee paper beside what the record counts at the same date."""
