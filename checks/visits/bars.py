"""What a first visit may take at most, the median of several visits, and the lines of the table that says so."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Final

from checks.visits.visiting import Visit

PAINT: Final = 1_500.0
"""Milliseconds until something is there to read, and until the first chart is."""
LARGEST: Final = 2_500.0
"""Milliseconds until the largest thing of the first screen is there."""
BLOCKED: Final = 100.0
"""Milliseconds, in all, in which a press would have had no answer."""
MOVED: Final = 0.0005
"""No layout shift, to the three places to which it is given: less is a rounding of halves of pixels."""
SIZE: Final = 150 * 1024
"""Bytes of everything that a first visit brings: page, style sheet, scripts, pictures."""

HEAD: Final = f"{'page':<58}{'paint':>9}{'chart':>9}{'largest':>9}{'blocked':>9}{'moved':>8}{'bytes':>11}"
BARS: Final = (
    f"{'at most':<58}{PAINT:>6.0f} ms{PAINT:>6.0f} ms{LARGEST:>6.0f} ms{BLOCKED:>6.0f} ms{0:>8}{SIZE / 1024:>7.0f} KiB"
)


def middle(visits: Sequence[Visit]) -> Visit:
    """The median of each measure by itself; of the visits at least one."""
    charts = [each.chart for each in visits if each.chart is not None]
    return Visit(
        paint=statistics.median(each.paint for each in visits),
        chart=statistics.median(charts) if charts else None,
        largest=statistics.median(each.largest for each in visits),
        blocked=statistics.median(each.blocked for each in visits),
        moved=max(each.moved for each in visits),
        size=max(each.size for each in visits),
        requests=max(each.requests for each in visits),
    )


def missed(visit: Visit) -> list[str]:
    """The names of the bars that it does not hold."""
    chart = visit.chart or 0.0
    measured = {
        "paint": (visit.paint, PAINT),
        "chart": (chart, PAINT),
        "largest": (visit.largest, LARGEST),
        "blocked": (visit.blocked, BLOCKED),
        "moved": (visit.moved, MOVED),
        "bytes": (visit.size, SIZE),
    }
    return [name for name, (value, bar) in measured.items() if value > bar]


def line(path: str, visit: Visit) -> str:
    chart = f"{visit.chart:>6.0f} ms" if visit.chart is not None else f"{'–':>9}"
    times = f"{visit.paint:>6.0f} ms{chart}{visit.largest:>6.0f} ms{visit.blocked:>6.0f} ms"
    over = missed(visit)
    note = f"  MISSED: {', '.join(over)}" if over else ""
    return f"{path:<58}{times}{visit.moved:>8.3f}{visit.size / 1024:>7.1f} KiB{note}"
