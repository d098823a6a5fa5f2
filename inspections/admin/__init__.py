"""The admin: reports and the record, what the record lacks, and the accounts of those who change it."""

from inspections.admin import accounts, ledger, record

__all__ = ["accounts", "ledger", "record"]
