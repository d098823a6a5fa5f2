"""Whether this machine has a font to write in pictures with."""

from functools import cache

import resvg_py


@cache
def can_write() -> bool:
    """Whether there is a font on this machine: without one the words of a picture would be missing."""
    start = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
    tried = (f"{start}{each}</svg>" for each in ("", '<text x="4" y="30" font-size="30">W</text>'))
    blank, written = (bytes(resvg_py.svg_to_bytes(svg_string=each)) for each in tried)
    return blank != written
