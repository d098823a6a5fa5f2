"""What whoever takes the paper to a board fills in for its cover; kept nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final, Self

MOST_LETTERS: Final = 400
"""A cover has a line for each; a decision asked for may take a few."""


@dataclass(frozen=True)
class Cover:
    """The fields of a cover, each blank where it was left out."""

    board: str = ""
    meeting: str = ""
    author: str = ""
    contact: str = ""
    decision: str = ""

    @classmethod
    def from_form(cls, sent: Mapping[str, str]) -> Self:
        """White space is taken together, and what is too long is cut."""
        return cls(**{field.name: _line(sent.get(field.name, "")) for field in fields(cls)})

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Label and words of what was filled in."""
        words = ((label, getattr(self, name)) for name, label, _ in FIELDS)
        return tuple((label, said) for label, said in words if said)


FIELDS: Final = (
    ("board", "Board or committee", ""),
    ("meeting", "Date of the meeting", ""),
    ("author", "Author", ""),
    ("contact", "Contact", "An address or a telephone number for questions before the meeting."),
    ("decision", "Decision asked for", "What the board is asked to do: note, agree, decide."),
)
"""Name, label and hint, in the order of the cover."""


def _line(text: str) -> str:
    return " ".join(text.split())[:MOST_LETTERS]
