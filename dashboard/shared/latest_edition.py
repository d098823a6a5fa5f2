"""How what is shown stands to the latest edition: it is in it, or something public changed since."""

from inspections.models import Edition
from inspections.partial_dates import format_day
from inspections.queries.editions import latest_edition
from inspections.queries.record_version import record_version


def latest_edition_words() -> str:
    """A sentence for a file; blank while there is no edition. Three queries at most."""
    latest = latest_edition()
    if latest is None:
        return ""
    named = f"dition {latest.number} of {format_day(latest.day)}"
    return f"Changed since e{named}; in no edition yet." if changed_since(latest) else f"E{named}."


def changed_since(latest: Edition) -> bool:
    """Whether something that may be public changed since the latest edition; two queries."""
    return latest.version != record_version().name
