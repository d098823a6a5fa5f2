"""The same judgements at two dates: how many councils were good or better then, and how many are now."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.counting.position import Position
from dashboard.counting.tally import Tally, tally_positions


@dataclass(frozen=True)
class ProfileChange:
    """One judgement counted at both dates. The councils, and the number judged, may differ between them."""

    then: Tally
    now: Tally

    @property
    def area(self) -> str:
        return self.now.area

    @property
    def difference(self) -> int | None:
        """The change in councils good or better; None if no council had the judgement then."""
        return self.now.good_or_better - self.then.good_or_better if self.then.judged else None


def profile_changes(
    then: Sequence[Position], now: Sequence[Position], areas: Sequence[str]
) -> tuple[ProfileChange, ...]:
    return tuple(ProfileChange(tally_positions(then, area), tally_positions(now, area)) for area in areas)
