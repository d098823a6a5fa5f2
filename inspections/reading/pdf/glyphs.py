"""What letters look like, so that a picture of the page can show whether the words of its text are really there.

Text can be covered, invisible, or named differently from what is drawn; the ink in its box tells.
"""

import math
from collections.abc import Sequence
from typing import Final

from inspections.reading.contract import Box
from inspections.reading.pdf.raster import GreyPicture

_COLUMNS: Final = 4
"""Cells across a letter: coarse enough to be alike in most typefaces, fine enough to tell letters apart."""
_ROWS: Final = 5
"""Cells down a letter."""
_PLAIN: Final = """
    A 0760078026727777900a  B d994b019d9b6b00bd998  C 4996a005a000b0074a96  D d9b4a00ba00aa00bd994
    E d999c000e998c000e999  F d999c000e993c000c000  G 399690059068a0094a99  H a00aa00ad99da00aa00a
    K a067a670ec30b0b1a03a  L d000d000d000d000e999  M e00db42c876887688568  N e109ca09a569a09ba01e
    O 49949009900990094994  P d998b00cd998b000b000  R d8a4a019dab2a0a1a01a  S 5996a10529a5600a7a98
    T 9bb90450045004500450  U a00aa00aa00aa00a7997  V 90097107265208800670  X 7317099007801881911a
    Y 91092872077004400440  Z 699d009306504800e999  a 5bb4601a5aaac02a999b  b c000d882d00cc00cc886
    c 3bb6c008c000c00a5ba6  d 000b288cb00dc00b688d  e 3bb4b00beaabc0075bb6  f 09c87fa70f600f600f60
    g 588cc00cc10d287d7878  h d000d784e10dd00cd00c  k c000c063da60d6a0c069  m ab989457834783478347
    n aab6f10dd00cd00cd00c  o 4bb4b00bb00bb00c4bb5  p c885c00cd00cd772c000  q 588cc00bc00d287d000b
    r d9cafa00f700f700f700  s 6bb5c2053ac6700d7ba8  u c00cd00cd00dd00e6cbb  v b00b733828830aa00780
    x 85490bb109901bb2a32b  y b10b47650aa007505900  z 8acc00b308604a00ebbb  0 4995b00cc00bc00c5986
    2 5987500b00861a40da99  3 6994402a03a6400d7887  4 00b407945574b9ca0074  5 5b969640744a500c8997
    6 4987b223e769d00c6988  7 89ad00a205700c100c00  8 5995a21b6aa7c00c7888  9 5995c00ca55e233b7885
"""
_SERIF: Final = """
    A 0330048004903584802a  B 7967460b4986460c7959  C 2649b002c000b0003844  D 9674720a720a720a9664
    E 88466401686464018848  F 79485601595656007900  G 3656a002a017a0094646  H 943a721876687218943a
    K 947374307c1074909487  L 87006400640064008848  M 911a563738373737641a  N 84084a04438440857105
    O 3553a00ab00aa00a3654  P 7968570c596657007900  R 96917264788073a09448  S 5658a60319c3202eb458
    T 98990560056005600780  U 94087204720462042842  V 94082714094007700150  X 68170a50067004a08169
    Y 96080a40066003500570  Z 747a00b106601a00b648  a 649170943584c084b89a  b 74006651662c640b5735
    c 2668a006d000d3034eb4  d 005603669056c0468778  e 3694b46cc111d1034da4  f 07383d300d000d003e20
    g 4577844536306787a664  h 8400655066476428864a  k 7400642266406b508695  m 8966733673367336a569
    n 77b3643864386438975a  o 3764b00bc00cb00b3674  p 6878550b550958417700  q 5466b037c14727670069
    r 5c6d2e002e002e006f30  s 7447e4024dc4304fb348  u 94687438743874383c79  v a70939040b4007800250
    x 7a730b50077005c08179  y 87070b22069002408700  z 85aa10d108702d01b95a  0 3554b00cd00dc00c4554
    2 48b32048006103207a87  3 4689001803a8000c7535  4 00910491328197c80081  5 08976940027a000a8533
    6 05647730d34cc00d6537  7 899c0017007100900540  8 6346b3191bd2b02d8437  9 5555d00d963e00581550
"""
"""Each letter of Helvetica and of Times within its own edges: how dark its cells are, row by row, from 0 to f.

Letters that are mere stems, or that differ from one typeface to the next, are left out.
"""


def _unit(cells: Sequence[float]) -> tuple[float, ...]:
    """The cells relative to their mean and scaled to length one; all zero where they are all alike."""
    mean = sum(cells) / len(cells)
    length = math.sqrt(max(0.0, math.sumprod(cells, cells) - mean * mean * len(cells)))
    return tuple([(cell - mean) / length for cell in cells]) if length > 1 else (0.0,) * len(cells)


def _forms(grids: str) -> dict[str, tuple[float, ...]]:
    words = grids.split()
    return {
        letter: _unit([int(cell, 16) for cell in grid]) for letter, grid in zip(words[::2], words[1::2], strict=True)
    }


_TYPEFACES: Final = (_forms(_PLAIN), _forms(_SERIF))


def has_known_shape(letter: str) -> bool:
    """Whether it is known what the letter looks like."""
    return letter in _TYPEFACES[0]


def likeness_to_letters(picture: GreyPicture, letters: Sequence[tuple[str, Box]]) -> float:
    """How like the letters the ink within their boxes is: 1 the same, 0 nothing in common.

    Light letters on a dark ground are as good as dark ones on a light ground.
    """
    found = [(letter, _unit(picture.cell_darkness(box, _COLUMNS, _ROWS))) for letter, box in letters]
    sums = (sum(math.sumprod(forms[letter], cells) for letter, cells in found) for forms in _TYPEFACES)
    return max(map(abs, sums)) / len(found) if found else 0.0
