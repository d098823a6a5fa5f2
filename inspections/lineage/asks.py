"""What one recommendation asks for: the matters that it names, and its other words, those of its head first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from inspections.lineage.matters import MATTERS, Weight

_WEIGHTS: Final[Mapping[Weight, float]] = {Weight.PARTICULAR: 4.0, Weight.GENERAL: 2.5, Weight.SLIGHT: 1.0}
"""Against a word that is of no matter, which has 1."""
_BEHIND_THE_HEAD: Final = 0.4
"""What is named as purpose or example ("to ensure that", "including") weighs less than what is asked for."""
_SHORTEST_HEAD: Final = 30
"""A turn before this letter begins the ask itself: "Ensure that ...", "Take action to improve ..."."""
_SHORTEST_STEM: Final = 4
"""Letters that a word keeps when its ending is cut."""

_REFERENCES: Final = re.compile(r"\s*\((?:page|para|p\.)[^)]*\)", re.IGNORECASE)
_PURPOSE: Final = re.compile(
    r"(?:(?<! ability)(?<! capacity)(?<! need)(?<! needs),? (?:in order )?to (?:ensure|enable|better|help|improve"
    r"|support|inform|reflect|reduce|avoid|meet|address|gather|progress|promote|drive|prevent)\b|,? so (?:that|as)\b"
    r"|,? in order\b|\b(?:informs?|informed by|informing)\b)",
    re.IGNORECASE,
)
_EXAMPLES: Final = re.compile(
    r"(?:,? including\b|,? (?:in )?particular(?:ly)?\b|,? especially\b|,? such as\b)", re.IGNORECASE
)
_TURNS: Final = re.compile(r"\b(?:of|for|to|in|on|at|with|when|where|who|about)\b", re.IGNORECASE)
"""Between a matter and one that it is narrowed down to; between two of a list stands none of these."""
_WORD: Final = re.compile(r"[a-z][a-z']+")
_ENDINGS: Final = (
    "ations ation ments ment ings ing ness ies ied ers er ed es s ly e y".split()  # noqa: SIM905
)
# Words that inspectors put into almost any ask, and the people whom almost any ask is about.
_COMMON: Final = frozenset(
    """a an and are as at be been by can for from has have having in into is it its of on or so that the their them
    they this these those to too including include includes particular relation being every was were what when
    which who whom whose will with within ensure ensures ensuring make sure all any each not no but if than then
    there where while how do does also both more most other such some only own through across between about over
    under up out child children child's children's young people person people's family families care leaver
    leavers local authority authorities council councils council's service services work working worker workers
    social area areas needs need improve improved improving improvement improvements strengthen strengthening
    further continue quality effective effectively effectiveness impact consistency consistent consistently
    timeliness timely robust robustly better good high appropriate appropriately relevant arrangement
    arrangements process processes provision provide provided providing support supported response respond take
    taken taking action actions review reviewed should must used use using understanding understand clear
    clearly full fully well regular regularly routinely systematic systematically progress progressed outcome
    outcomes focus focused offer offered standard standards urgent urgently immediate step steps level levels
    made makes develop developed time way ways""".split()  # noqa: SIM905
)
# An ask for speed is not an ask for quality, even of the same work.
_ASPECTS: Final = {
    "time": re.compile(r"\b(?:timel\w*|delay\w*|pace|prompt\w*|swift\w*|quick\w*|drift|length of time)\b"),
    "quality": re.compile(r"\b(?:quality|effective\w*|impact|consisten\w*|robust\w*|analy\w*)\b"),
    "reach": re.compile(r"\b(?:take.up|uptake|offer|offered|availab\w*|access|suffici\w*)\b"),
}


@dataclass(frozen=True)
class Ask:
    """`weights` are those of its matters, by their keys, and of its other words, by their stems after a colon.

    `head` has the stems of what is asked for, without purpose and examples; `asked` the matters without the purpose.
    `narrows` are the particular matters to which the ask narrows a general one down: "assessments of children who are
    privately fostered", and not "assessments, supervision and private fostering".
    """

    weights: Mapping[str, float]
    aspects: frozenset[str]
    head: frozenset[str]
    asked: frozenset[str]
    narrows: frozenset[str]

    @property
    def matters(self) -> tuple[str, ...]:
        return tuple(key for key in self.weights if not key.startswith(":"))


@lru_cache(maxsize=8192)
def ask_of(text: str) -> Ask:
    """What a recommendation asks for."""
    plain = _REFERENCES.sub("", text.replace("’", "'"))
    before_purpose = _before(_PURPOSE, plain)
    head = _before(_EXAMPLES, before_purpose)
    weights: dict[str, float] = {}
    covered: set[int] = set()
    asked: set[str] = set()
    for matter in MATTERS:
        if spans := matter.spans_in(plain):
            if spans[0][0] < len(before_purpose):
                asked.add(matter.key)
            weights[matter.key] = _WEIGHTS[matter.weight] * (1 if spans[0][0] < len(head) else _BEHIND_THE_HEAD)
            covered.update(at for start, end in spans for at in range(start, end))
    first: set[str] = set()
    for start, _, stem in telling_words(plain):
        if start < len(head):
            first.add(stem)
        if start not in covered:
            weight = 1 if start < len(head) else _BEHIND_THE_HEAD
            weights[f":{stem}"] = max(weights.get(f":{stem}", 0), weight)
    aspects = frozenset(name for name, words in _ASPECTS.items() if words.search(before_purpose.lower()))
    return Ask(weights, aspects, frozenset(first), frozenset(asked), _narrowed_to(head))


def _narrowed_to(head: str) -> frozenset[str]:
    spans = {matter: found[0] for matter in MATTERS if (found := matter.spans_in(head))}
    ends = [end for matter, (_, end) in spans.items() if matter.weight != Weight.PARTICULAR]
    return frozenset(
        matter.key
        for matter, (start, _) in spans.items()
        if matter.weight == Weight.PARTICULAR and any(end <= start and _TURNS.search(head, end, start) for end in ends)
    )


def _before(turn: re.Pattern[str], text: str) -> str:
    """What stands before the turn; all of it where there is none, or the ask only begins there."""
    found = turn.search(text, _SHORTEST_HEAD)
    return text[: found.start()] if found else text


def telling_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Where the words stand that are not in almost any ask, and the stem of each."""
    for found in _WORD.finditer(text.lower()):
        if found.group() not in _COMMON:
            yield *found.span(), _stem(found.group())


def _stem(word: str) -> str:
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST_STEM), "")
    return word.removesuffix(ending) if ending else word
