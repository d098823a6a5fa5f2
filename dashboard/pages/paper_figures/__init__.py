"""The national tables of a committee paper compared with the record's counts at the same date."""
