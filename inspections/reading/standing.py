"""The commands that open a file, standing ready: started once, and asked again and again.

`python -m inspections.reading.standing` takes a line of JSON for each request: the name of a command, then its words.
It answers with a line of the command's exit status and the number of bytes that it printed, then these bytes; and it
ends with its input, or when nobody has asked for a while. As when a command is started for one file, what is in a file
is looked at by a child that is made for that file alone; this process only makes the children.
"""

import io
import json
import os
import select
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from typing import Final

from inspections.reading import command
from inspections.reading.isolation import page_lines, render_page
from inspections.reading.reader import warm_up

GOES_LAST: Final = 10
"""Of niceness: pages of the site are answered first, also where the site itself has pictures drawn."""
UNUSED_FOR: Final = 300.0
"""Seconds after which it ends by itself and gives back its memory; starting it again takes a fifth of one."""


@cache
def _warm() -> None:
    """Once, and only where something is to be read: pictures need none of it."""
    warm_up()


def _read(words: Sequence[str]) -> int:
    _warm()
    return command.main(words)


_COMMANDS: Final[Mapping[str, Callable[[Sequence[str]], int]]] = {
    "read": _read,
    "draw": render_page.main,
    "lines": page_lines.main,
}


def _answer(line: bytes) -> bytes:
    name, *words = json.loads(line)
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(io.StringIO()):
        status = _COMMANDS[name](words)
    said = printed.getvalue().encode()
    return b"%d %d\n%s" % (status, len(said), said)


def main() -> int:
    """Answers until there is nothing more to come; returns 0."""
    # Being told to stop is for whoever asks, who may finish what is in hand first.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    os.nice(GOES_LAST)
    while select.select([sys.stdin], [], [], UNUSED_FOR)[0] and (line := sys.stdin.buffer.readline()):
        sys.stdout.buffer.write(_answer(line))
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
