"""What a person typed, as the councils that it may mean: by name, place, body that runs services, code or postcode."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Final

from django.db.models import Q
from rapidfuzz import fuzz, process

from authorities.finding.places import places
from authorities.finding.postcodes import code_of_postcode, directory_is_loaded, postcode_key
from authorities.models import Authority, AuthorityName, DeliveryBody
from authorities.names import name_key

LONGEST_TYPED: Final = 120
"""As long as the longest name; whatever is longer is cut."""

_SHORTEST_GUESSED: Final = 4
"""A misspelt word of three letters could be anything."""

_LIKE_ENOUGH: Final = 74
"""Of 100: “Notingham”, “Leister” and “Yrok” are still near enough to their towns, and “zzzz” to none."""

_AS_LIKE: Final = 8
"""Guesses that are so much worse than the best are left out."""


_IN_A_WORD: Final = 4
"""The rank of a name that has what was typed inside a word."""


class MatchKind(StrEnum):
    COUNCIL = "council"
    DISTRICT = "district"
    FORMER_DISTRICT = "former district"
    COUNTY = "county"
    FORMER_COUNTY = "former county"
    PLACE = "place"
    BODY = "body"
    CODE = "code"
    POSTCODE = "postcode"


@dataclass(frozen=True)
class Match:
    """Something that was found: how it is called, what it is, and the councils that it leads to."""

    label: str
    kind: MatchKind
    councils: tuple[Authority, ...]
    exact: bool = False


@dataclass(frozen=True)
class Found:
    """The matches, best first. `guessed`: nothing is called so, and these are called nearly so.

    `postcode` is what was typed where it is a postcode, and `directory` whether postcodes can be looked up at all.
    """

    matches: tuple[Match, ...] = ()
    guessed: bool = False
    postcode: str = ""
    directory: bool = False

    @cached_property
    def councils(self) -> tuple[Authority, ...]:
        """Every council that a match leads to, once, best first."""
        return tuple({council.pk: council for match in self.matches for council in match.councils}.values())

    @property
    def called(self) -> tuple[Authority, ...]:
        """The councils that are called so themselves; where none is, those that anything else leads to."""
        own = tuple(match.councils[0] for match in self.matches if match.kind is MatchKind.COUNCIL)
        return own or self.councils

    @property
    def certain(self) -> bool:
        """Whether something is called exactly so, or has the code or postcode; else a person may be meant as well."""
        sure = (MatchKind.CODE, MatchKind.POSTCODE)
        return any(match.exact or match.kind in sure for match in self.matches) and not self.guessed

    @property
    def only(self) -> Authority | None:
        """The one council that was meant without any doubt; None where a person has to choose or to be told why."""
        if self.guessed or not self.matches:
            return None
        first, *others = self.matches
        sure = first.kind in (MatchKind.COUNCIL, MatchKind.CODE, MatchKind.POSTCODE) and len(first.councils) == 1
        unrivalled = not others or (first.exact and not any(match.exact for match in others))
        return first.councils[0] if sure and unrivalled else None


@dataclass(frozen=True)
class _Named:
    """A thing with the keys of its names."""

    match: Match
    keys: tuple[str, ...]


def find_councils(typed: str) -> Found:
    """Everything that what was typed may mean. A code or a postcode means one thing only."""
    text = " ".join(typed.split())[:LONGEST_TYPED]
    if not text:
        return Found()
    if coded := _by_code(text):
        return Found((Match(text, MatchKind.CODE, coded),))
    if postcode := postcode_key(text):
        return _by_postcode(postcode)
    key = name_key(text) if re.search(r"[^\W_]", text) else ""
    return _by_name(key) if re.search(r"[a-z0-9]", key) else Found()


def _by_name(key: str) -> Found:
    named = list(_named(list(Authority.objects.all())))
    matches = _containing(key, named)
    if matches or len(key) < _SHORTEST_GUESSED:
        return Found(tuple(matches))
    return Found(tuple(_nearest(key, named)), guessed=True)


def _by_code(text: str) -> tuple[Authority, ...]:
    """By DfE number, by any GSS code that a council ever had, or by the inspectorate's number."""
    code = text.upper()
    if not re.search(r"\d", code):
        return ()
    known = Q(dfe_number=code) | Q(ofsted_urn=code) | Q(codes__code=code)
    return tuple(Authority.objects.filter(known).distinct())


def _by_postcode(postcode: str) -> Found:
    shown = f"{postcode[:-3]} {postcode[-3:]}"
    code = code_of_postcode(postcode)
    found = _by_code(code) if code else ()
    matches = (Match(shown, MatchKind.POSTCODE, found),) if found else ()
    return Found(matches, postcode=shown, directory=bool(code) or directory_is_loaded())


def _named(councils: Sequence[Authority]) -> Iterator[_Named]:
    by_number = {council.dfe_number: council for council in councils}
    names: defaultdict[int, list[str]] = defaultdict(list)
    for pk, key in AuthorityName.objects.values_list("authority", "key"):
        names[pk].append(key)
    for council in councils:
        keys = dict.fromkeys((name_key(council.short_name), *names[council.pk]))
        yield _Named(Match(council.short_name, MatchKind.COUNCIL, (council,)), tuple(keys))
    for place in places():
        within = tuple(by_number[number] for number in place.dfe_numbers if number in by_number)
        if within:
            yield _Named(Match(place.name, MatchKind(place.kind), within), tuple(map(name_key, place.names)))
    for name, within in _bodies(councils):
        yield _Named(Match(name, MatchKind.BODY, within), (name_key(name),))


def _bodies(councils: Sequence[Authority]) -> Iterator[tuple[str, tuple[Authority, ...]]]:
    by_pk = {council.pk: council for council in councils}
    served: dict[str, list[Authority]] = {}
    for name, pk in DeliveryBody.objects.order_by("name", "authority__short_name").values_list("name", "authority"):
        served.setdefault(name, []).append(by_pk[pk])
    for name, within in served.items():
        yield name, tuple(within)


def _containing(key: str, named: Iterable[_Named]) -> list[Match]:
    """Those with a name that fits the key: first those called so, then those beginning so; councils first."""
    ranked: list[tuple[int, Match]] = []
    for each in named:
        ranks = [rank for own in each.keys if (rank := _rank(key, own)) is not None]
        if ranks:
            ranked.append((min(ranks), replace(each.match, exact=min(ranks) == 0)))
    in_a_word = all(rank == _IN_A_WORD for rank, _ in ranked)
    return [match for rank, match in sorted(ranked, key=_order) if rank != _IN_A_WORD or in_a_word]


def _order(ranked: tuple[int, Match]) -> tuple[int, bool, str]:
    rank, match = ranked
    return rank, match.kind is not MatchKind.COUNCIL, match.label


def _rank(key: str, own: str) -> int | None:
    """How well a name fits, less is better: it is the key, begins so, has a word that does, or words that all do; or
    has the key in a word, which counts only if nothing fits better: “stoke” is not typed for Basingstoke.
    """
    if own == key:
        return 0
    if own.startswith(key):
        return 1
    if f" {key}" in own:
        return 2
    words = own.split()
    if all(any(word.startswith(part) for word in words) for part in key.split()):
        return 3
    return _IN_A_WORD if key in own else None


def _nearest(key: str, named: Sequence[_Named]) -> Iterator[Match]:
    """The things of whose names a part is nearest to the key, if any is near enough."""
    size = key.count(" ") + 1
    parts = {part: each.match for each in reversed(named) for own in each.keys for part in _parts(own, size, key)}
    found = process.extract(key, list(parts), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=12)
    best = max((score for _, score, _ in found), default=0)
    near = [parts[part] for part, score, _ in found if score >= best - _AS_LIKE]
    yield from {match.label: match for match in near}.values()


def _parts(own: str, size: int, key: str) -> Iterator[str]:
    """As many words of a name as were typed, whole and cut to their length: “herford” is typed of Herefordshire."""
    words = own.split()
    for at in range(max(len(words) - size, 0) + 1):
        part = " ".join(words[at : at + size])
        yield part
        yield part[: len(key) + 1]
