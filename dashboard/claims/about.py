"""The councils and the date that a sentence is about, so that no sentence can leave out its filter or its date."""

import datetime
from dataclasses import dataclass

from dashboard.claims.words import TYPES_PLURAL, with_article
from inspections.partial_dates import format_day
from inspections.reading.letters import lower_first, upper_first


@dataclass(frozen=True)
class About:
    """`when` is the date with its basis in words; `latest` is True if the date leaves out nothing on the record.

    `complete_to` is the day to which the record is complete: None if its frameworks are over, or the ledger claims
    none. `region` and `type` are the chosen filters, blank for all.
    """

    date: datetime.date
    when: str
    latest: bool = False
    region: str = ""
    type: str = ""
    complete_to: datetime.date | None = None

    @property
    def as_at(self) -> str:
        """`as at 5 August 2016`; for the latest, `complete to 22 August 2026`."""
        if self.latest and self.complete_to:
            return f"complete to {format_day(self.complete_to)}"
        return f"as at {format_day(self.date)}"

    @property
    def until(self) -> str:
        """` by 5 August 2016`, for a title; for the latest, `, complete to 22 August 2026`."""
        return self.dated if self.latest and self.complete_to else f" by {format_day(self.date)}"

    @property
    def by(self) -> str:
        """` by 5 August 2016`; blank for the latest."""
        return "" if self.latest else f" by {format_day(self.date)}"

    @property
    def dated(self) -> str:
        """`, as at 5 August 2016`; for the latest, `, complete to 22 August 2026`, or blank if it is not complete."""
        return f", {self.as_at}" if self.complete_to or not self.latest else ""

    @property
    def where(self) -> str:
        """`North West, unitary authorities`, for a line of facts."""
        kind = f", {type_in_sentence(self.type)}" if self.type else ""
        return f"{self.region or 'England'}{kind}"

    @property
    def place(self) -> str:
        """`England`, `the North West`, `unitary authorities in the North West`, for the middle of a sentence."""
        region = with_article(self.region or "England")
        if not self.type:
            return region
        return f"{type_in_sentence(self.type)} in {region}" if self.region else type_in_sentence(self.type)

    @property
    def chosen(self) -> str:
        """`place` if a filter was chosen; blank for all England."""
        return self.place if self.region or self.type else ""

    def headed(self, sentence: str) -> str:
        """The sentence with the chosen place in front: `London: leadership is …`; unchanged for all England."""
        if not self.chosen:
            return upper_first(sentence)
        return f"{upper_first(self.chosen.removeprefix('the '))}: {sentence}"

    @property
    def inside(self) -> str:
        """` in the North West`, ` among unitary authorities`; blank for all England."""
        if self.type:
            return f" among {self.place}"
        return f" in {self.place}" if self.region else ""


def type_in_sentence(council_type: str) -> str:
    """`unitary authorities`, but `London boroughs`: names keep their capitals."""
    words = TYPES_PLURAL[council_type]
    return words if words.startswith("London") else lower_first(words)
