"""Which reports' text may be passed on."""

from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Licence


def is_open(framework: str) -> bool:
    """Whether reports under the framework carry the Open Government Licence, so that files may include their text."""
    return frameworks()[framework].licence is Licence.OPEN_GOVERNMENT
