"""The commands that open a file, standing ready: started once, and asked again and again.

`python -m inspections.reading.standing` takes a line of JSON for each request: a word that names the request, the name
of a command, then the command's words. It says that word when it takes the request; then comes a line of the word, the
command's exit status and the number of bytes that it printed, then these bytes. It ends with its input, or when nobody
has asked for a while. As when a command is started for one file, it parses no file itself: a child does that which is
made for that file alone, and which has neither end of what is asked and answered here.
"""

import io
import json
import os
import select
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from functools import cache
from typing import IO, Final

from inspections.reading import command
from inspections.reading.isolation import page_lines, render_page
from inspections.reading.reader import warm_up

GOES_LAST: Final = 10
"""The niceness at least: pages are answered first, also where the site itself has pictures drawn. As nice as a worker,
and no nicer, for a reading has a limit of time that is not the processor's.
"""
_MISUNDERSTOOD: Final = 2
"""The exit status that argparse gives too."""
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


def _answer(name: str, words: Sequence[str]) -> tuple[int, bytes]:
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(io.StringIO()):
        try:
            status = _COMMANDS[name](words)
        except SystemExit:
            # Words that the command does not understand.
            status = _MISUNDERSTOOD
    return status, printed.getvalue().encode()


def _taken(number: int, mode: str) -> IO[bytes]:
    """An end of what this process was started with, for it alone; whatever it starts finds nothing there."""
    own = os.fdopen(os.dup(number), mode)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, number)
    os.close(nothing)
    return own


def _end_if_left_alone(parent: int) -> Callable[..., None]:
    """Being told to stop is for whoever asks, who may finish what is in hand first; where nobody asks any more, it is
    for this process and the child, which dies with it.
    """

    def told(*_: object) -> None:
        if os.getppid() != parent:
            os._exit(0)

    return told


def main() -> int:
    """Answers until there is nothing more to come; returns 0."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end_if_left_alone(os.getppid()))
    os.nice(max(0, GOES_LAST - os.nice(0)))
    with suppress(BrokenPipeError), _taken(0, "rb") as requests, _taken(1, "wb") as answers:
        while select.select([requests], [], [], UNUSED_FOR)[0] and (line := requests.readline()):
            request, name, *words = json.loads(line)
            answers.write(f"{request}\n".encode())
            answers.flush()
            status, printed = _answer(name, words)
            answers.write(f"{request} {status} {len(printed)}\n".encode() + printed)
            answers.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
