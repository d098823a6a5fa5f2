"""Every write of reports and of the record: keyword-only, by a person or the system, each in one transaction."""
