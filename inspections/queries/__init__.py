"""Every read of reports and of the record, with typed results."""
