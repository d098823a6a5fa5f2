"""The words every stage and every reader of a reading share: grades, kinds, confidence and error codes."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Grade(StrEnum):
    """A grade as stored; older frameworks' words map onto these by their own scale."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    ADEQUATE = "adequate"
    INADEQUATE = "inadequate"
    NOT_JUDGED = "not_judged"


class Body(StrEnum):
    """Whose work a judgement is of."""

    COUNCIL = "council"
    SAFEGUARDING_BOARD = "safeguarding_board"
    PARTNERSHIP = "partnership"


class Licence(StrEnum):
    """On what terms the words of a report may be passed on."""

    OPEN_GOVERNMENT = "open_government"
    NARROWER = "narrower"
    """Crown copyright, with a notice of before about 2013: no commercial use, no changes."""


class Confidence(StrEnum):
    """How sure a value is: `check` wherever the reader had to choose."""

    CERTAIN = "certain"
    CHECK = "check"


class Kind(StrEnum):
    """What sort of document within its framework."""

    FULL = "full"
    RE_INSPECTION = "re-inspection"
    STANDARD = "standard"
    SHORT = "short"
    BOARD_REVIEW = "lscb-review"
    LETTER = "letter"
    VISIT = "visit"
    JTAI = "jtai"
    SEND = "send"
    SECONDARY = "secondary"


class EventKind(StrEnum):
    """What sort of event a report names."""

    INSPECTION = "inspection"
    FOCUSED_VISIT = "focused_visit"
    MONITORING_VISIT = "monitoring_visit"
    ASSURANCE_VISIT = "assurance_visit"
    JTAI = "jtai"
    SEND = "send"


class RatingKind(StrEnum):
    """What sort of rating of another assessment a letter mentions."""

    STARS = "stars"
    SERVICE_BLOCK = "service_block"


class Audience(StrEnum):
    """Whom a recommendation addresses."""

    AUTHORITY = "authority"
    BOARD = "lscb"
    PARTNERS = "partners"


class Absence(StrEnum):
    """Why a value is not there: four things that are never said for each other. A reading never says the last."""

    UNKNOWN = "unknown"
    """None was found, and nobody has said that there is none."""
    NOT_PRINTED = "not_printed"
    """The report prints none."""
    NOT_READ = "not_read"
    """The report prints something that could not be read."""
    NOT_IN_RECORD = "not_in_record"
    """The record does not hold it."""


class ErrorCode(StrEnum):
    """Why a file could not be read."""

    EMPTY = "empty"
    NOT_A_PDF = "not_a_pdf"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NO_TEXT = "no_text"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    GAVE_UP = "gave_up"
    NOT_FOUND = "not_found"
    NOT_AN_INSPECTION_REPORT = "not_an_inspection_report"


GRADES: Final = (Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.ADEQUATE, Grade.INADEQUATE)
"""Best first; the third place had another word, and another standard, to 2013."""
GOOD_OR_BETTER: Final = (Grade.OUTSTANDING, Grade.GOOD)
MIDDLE_GRADES: Final = (Grade.REQUIRES_IMPROVEMENT, Grade.ADEQUATE)
"""The two words for the third place, of which a scale has one."""
GRADE_LABELS: Final[dict[Grade, str]] = {
    Grade.OUTSTANDING: "Outstanding",
    Grade.GOOD: "Good",
    Grade.REQUIRES_IMPROVEMENT: "Requires improvement",
    Grade.ADEQUATE: "Adequate",
    Grade.INADEQUATE: "Inadequate",
    Grade.NOT_JUDGED: "Not judged",
}
RANKS: Final[Mapping[str, int]] = {
    Grade.OUTSTANDING: 4,
    Grade.GOOD: 3,
    Grade.REQUIRES_IMPROVEMENT: 2,
    Grade.ADEQUATE: 2,
    Grade.INADEQUATE: 1,
}
"""4 is best, 1 is worst; the words of either time for the third place have one rank."""
GRADE_RANKS: Final[dict[Grade, int | None]] = {grade: RANKS.get(grade) for grade in Grade}
KIND_LABELS: Final[dict[Kind, str]] = {
    Kind.FULL: "Full inspection",
    Kind.RE_INSPECTION: "Re-inspection",
    Kind.STANDARD: "Standard inspection",
    Kind.SHORT: "Short inspection",
    Kind.BOARD_REVIEW: "Review of the Local Safeguarding Children Board",
    Kind.LETTER: "Letter",
    Kind.VISIT: "Visit",
    Kind.JTAI: "Joint targeted area inspection",
    Kind.SEND: "Area SEND inspection",
    Kind.SECONDARY: "Secondary source",
}
AUDIENCE_LABELS: Final[dict[Audience, str]] = {
    Audience.AUTHORITY: "The council",
    Audience.BOARD: "The Local Safeguarding Children Board",
    Audience.PARTNERS: "Partners",
}
