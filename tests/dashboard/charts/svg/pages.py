"""The figures of a page as its HTML has them: what Plotly would draw, and the SVG that stands there."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

SHAPES = ("rect", "line", "path", "ellipse")


@dataclass(frozen=True)
class Drawn:
    """One drawing of a figure: its layout and traces in Plotly's schema, and its SVG."""

    name: str
    data: list[dict[str, Any]]
    layout: dict[str, Any]
    svg: ElementTree.Element

    @property
    def marks(self) -> list[ElementTree.Element]:
        return [each for each in self.svg.iter() if each.tag == "a" or each.get("class") == "said"]

    @property
    def words(self) -> list[str]:
        return ["\n".join(each.itertext()) if len(each) else each.text or "" for each in self.svg.iter("text")]


def drawings_of(html: str) -> list[Drawn]:
    found = []
    for figure in re.findall(r"<figure[^>]*data-figure.*?</figure>", html, re.DOTALL):
        payload = json.loads(re.search(r'type="application/json">(.*?)</script>', figure, re.DOTALL)[1])
        drawings = re.findall(r'<div class="drawing">(.*?)</div>', figure, re.DOTALL)
        assert len(drawings) == 2
        for variant, drawing in zip(("wide", "narrow"), drawings, strict=True):
            parts = ElementTree.fromstring(f"<div>{drawing}</div>")
            (svg,) = (each for each in parts if each.get("class") == "drawn")
            spec = payload[variant]
            found.append(Drawn(f"{payload['file']} {variant}", spec["data"], spec["layout"], svg))
    return found
