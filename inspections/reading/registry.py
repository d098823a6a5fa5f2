"""Every framework there is, and what follows from them together: who bears a position, which areas make a series."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from inspections.reading.area import Area
from inspections.reading.framework import Edition, Framework
from inspections.reading.vocabulary import Body


class Registry(Mapping[str, Framework]):
    """The frameworks by their keys, in the order in which the classifier asks them."""

    def __init__(self, known: Iterable[Framework]) -> None:
        self._by_key = {each.key: each for each in sorted(known, key=lambda each: each.match_order)}

    def __getitem__(self, key: str) -> Framework:
        return self._by_key[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_key)

    def __len__(self) -> int:
        return len(self._by_key)

    @cached_property
    def bearing_position(self) -> tuple[Framework, ...]:
        """The frameworks whose inspections move a council's current position, oldest first."""
        return tuple(sorted((each for each in self.values() if each.bears_position), key=_began))

    @cached_property
    def position_areas(self) -> tuple[Area, ...]:
        """The areas that those frameworks judge, each key once.

        The council's own come first, as the newest edition has them, then those of older ones; then those of another
        body, and last what sums them up. An area that several print is as the newest has it.
        """
        found: dict[str, Area] = {}
        for edition in reversed([edition for each in self.bearing_position for edition in each.editions]):
            for area in edition.areas:
                found.setdefault(area.key, area)
        return tuple(sorted(found.values(), key=lambda area: (area.headline, area.body is not Body.COUNCIL)))

    @cached_property
    def lanes(self) -> tuple[str, ...]:
        """The lanes of a timeline on which those areas stand, what sums them up first."""
        ordered = sorted(self.position_areas, key=lambda area: not area.headline)
        return tuple(dict.fromkeys(lane for area in ordered for lane in area.lanes))

    @cached_property
    def areas_by_lane(self) -> tuple[Area, ...]:
        """Those areas lane by lane, so that what speaks of the same children stands together."""
        return tuple(sorted(self.position_areas, key=lambda area: self.lanes.index(area.lanes[0])))

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """Every area by its key: as the newest framework that bears a position has it, else the first to be asked."""
        found = {area.key: area for each in reversed(tuple(self.values())) for area in each.areas}
        return found | {area.key: area for area in self.position_areas}

    @cached_property
    def headlines(self) -> tuple[str, ...]:
        """The areas that say most in the editions that bear a position, the most telling first."""
        editions = [edition for each in self.bearing_position for edition in each.editions]
        found = [edition.headline for edition in editions if edition.headline]
        return tuple(dict.fromkeys(area.key for area in sorted(found, key=lambda area: not area.headline)))

    @property
    def overall(self) -> str:
        """The area that sums up the others, in the editions that have one."""
        return self.headlines[0]

    @property
    def current_headline(self) -> str:
        """The area that says most in the newest edition that bears a position: pages open with it."""
        newest = self.bearing_position[-1].editions[-1].headline
        return newest.key if newest else self.overall

    def of_series(self, area: str) -> tuple[Framework, ...]:
        """The frameworks that bear a position and judge the area, oldest first."""
        return tuple(each for each in self.bearing_position if each.area(area))

    def last_printed(self, area: str, on: date) -> date | None:
        """The last first-day-on-site of the inspections that move a position and print the area, as it stands on a day.

        None where they go on printing it, by itself or joined to others, and for what they had never printed by then.
        """
        editions = (edition for each in self.bearing_position for edition in each.editions if _judges(edition, area))
        ends = [edition.inspections_to for edition in editions if _has_begun(edition, on)]
        known = [end for end in ends if end is not None]
        return max(known) if known and len(known) == len(ends) else None

    @cached_property
    def first_begun(self) -> Framework:
        """The one that began first."""
        return min((each for each in self.values() if each.inspections_from), key=_began)

    def edition_in_force(self, day: date) -> Edition | None:
        """The newest edition bearing a position that had begun by the day; None before the first."""
        editions = [edition for each in self.bearing_position for edition in each.editions]
        begun = [edition for edition in editions if _has_begun(edition, day)]
        return begun[-1] if begun else None


def _has_begun(edition: Edition, day: date) -> bool:
    return edition.inspections_from is None or edition.inspections_from <= day


def _judges(edition: Edition, area: str) -> bool:
    return edition.prints(area) or any(area in each.joins for each in edition.areas)


def _began(framework: Framework) -> date:
    return framework.inspections_from or date.min
