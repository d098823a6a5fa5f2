"""A paper as plain values and back, for the process that fills a council's own template."""

from dataclasses import asdict
from typing import Any

from dashboard.committee_paper.blocks import Block, BulletList, Grid, GridCell, Heading, Paper, Paragraph

_KINDS: dict[str, type[Heading | Paragraph | BulletList]] = {
    "Heading": Heading,
    "Paragraph": Paragraph,
    "BulletList": BulletList,
}
_SETS = ("numeric", "bold", "unbroken")
"""What of a table is a set of indexes."""


def plain_paper(paper: Paper) -> dict[str, Any]:
    values = asdict(paper)
    values["blocks"] = [{"kind": type(block).__name__, "values": _plain(block)} for block in paper.blocks]
    return values


def _plain(block: Block) -> dict[str, Any]:
    values = asdict(block)
    if isinstance(block, Grid):
        values |= {name: sorted(values[name]) for name in _SETS}
    return values


def blocks_from_plain(blocks: list[dict[str, Any]]) -> list[Block]:
    return [_block(each["kind"], each["values"]) for each in blocks]


def _block(kind: str, values: dict[str, Any]) -> Block:
    if kind == "BulletList":
        return BulletList(tuple(values["lines"]))
    if kind in _KINDS:
        return _KINDS[kind](**values)
    rows = tuple(tuple(GridCell(**cell) for cell in row) for row in values["rows"])
    sets = {name: frozenset(values[name]) for name in _SETS}
    return Grid(**values | sets | {"rows": rows, "header": tuple(values["header"]), "widths": tuple(values["widths"])})
