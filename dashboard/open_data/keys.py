"""Which reports' words may be passed on."""

from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Licence


def is_open(framework: str) -> bool:
    """Whether the words of such reports are under the Open Government Licence, so that they may stand in a file."""
    return frameworks()[framework].licence is Licence.OPEN_GOVERNMENT
