"""The admin: reports and the record, and what the record lacks."""

from inspections.admin import ledger, record

__all__ = ["ledger", "record"]
