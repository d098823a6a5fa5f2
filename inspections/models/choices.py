"""What the record's fields may hold, taken from the reader's vocabulary.

These are functions, so that adding a framework's file needs no migration.
"""

from inspections.finding import FINDING_WORDS
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import lower_first
from inspections.reading.vocabulary import AUDIENCE_LABELS, GRADE_LABELS, GRADE_RANKS, KIND_LABELS, Audience

GRADE_RANKS_BY_KEY: dict[str, int | None] = {str(grade): rank for grade, rank in GRADE_RANKS.items()}


def framework_choices() -> list[tuple[str, str]]:
    return [(key, framework.short) for key, framework in frameworks().items()]


def kind_choices() -> list[tuple[str, str]]:
    return [(str(kind), label) for kind, label in KIND_LABELS.items()]


def grade_choices() -> list[tuple[str, str]]:
    return [(str(grade), label) for grade, label in GRADE_LABELS.items()]


def addressee_words(audience: str) -> str | None:
    """Whom a recommendation is for, as stands over or beside it; None where it is the council, as most are."""
    return None if audience == Audience.AUTHORITY else f"For {lower_first(AUDIENCE_LABELS[Audience(audience)])}"


def audience_choices() -> list[tuple[str, str]]:
    return [(str(audience), label) for audience, label in AUDIENCE_LABELS.items()]


def finding_kind_choices() -> list[tuple[str, str]]:
    return [(kind.value, words.noun) for kind, words in FINDING_WORDS.items()]
