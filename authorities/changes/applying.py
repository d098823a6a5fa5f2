"""Writing a change that keeps to the rules; the caller holds the transaction."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable

from django.utils import timezone

from authorities.changes.rows import Recorder
from authorities.changes.wanted import BodyChange, DetailsChange, Facts, Reorganisation, Wanted
from authorities.models import (
    Authority,
    AuthorityCode,
    AuthorityName,
    DeliveryBody,
    FormerSlug,
    Neighbour,
    Succession,
)
from authorities.names import name_key

ONE_DAY = datetime.timedelta(days=1)


def apply_change(wanted: Wanted, recorder: Recorder) -> None:
    match wanted:
        case Reorganisation():
            _reorganise(wanted, recorder)
        case DetailsChange():
            _change_details(wanted, recorder)
        case BodyChange():
            _change_body(wanted, recorder)


def ofsted_region(region: str) -> str:
    """The inspectorate's region for one of the ONS, which the councils of that region have."""
    found = Counter(Authority.objects.filter(region=region).values_list("region_ofsted", flat=True))
    return found.most_common(1)[0][0]


def current_code(council: Authority) -> AuthorityCode | None:
    """The code that a council has, or had on its last day."""
    codes = list(council.codes.all())
    return next((code for code in codes if code.valid_to is None), codes[-1] if codes else None)


def _reorganise(wanted: Reorganisation, recorder: Recorder) -> None:
    for number in wanted.ends:
        council = Authority.objects.get(dfe_number=number)
        council.valid_to = wanted.last_day
        council.short_name = dict(wanted.renamed).get(number, council.short_name)
        recorder.save(council)
    for new in wanted.new:
        council = Authority(dfe_number=new.dfe_number, valid_from=wanted.on)
        _set_facts(council, new.facts)
        recorder.save(council)
        if new.facts.code:
            recorder.save(AuthorityCode(authority=council, code=new.facts.code))
        _set_names(council, new.facts.names, recorder)
    for new in wanted.new:
        _set_neighbours(Authority.objects.get(dfe_number=new.dfe_number), new.facts, recorder)
    numbers = dict(Authority.objects.values_list("dfe_number", "pk"))
    for link in wanted.takes_over:
        ends = {"predecessor_id": numbers[link.predecessor], "successor_id": numbers[link.successor]}
        recorder.save(Succession(**ends, date=wanted.on, extent=link.extent))


def _change_details(wanted: DetailsChange, recorder: Recorder) -> None:
    council = Authority.objects.get(dfe_number=wanted.dfe_number)
    slug, begun = council.slug, len(recorder.steps)
    # A council is still printed under the names it had, in the reports of then.
    names = (*wanted.facts.names, council.name, council.short_name)
    _set_facts(council, wanted.facts)
    # A slug that comes back is the council's own again.
    for former in FormerSlug.objects.filter(authority=council, slug=council.slug):
        recorder.delete(former)
    recorder.save(council)
    if slug != council.slug:
        recorder.save(FormerSlug(authority=council, slug=slug, until=timezone.now()))
    _set_code(council, wanted, recorder)
    _set_names(council, names, recorder)
    _set_neighbours(council, wanted.facts, recorder)
    if len(recorder.steps) > begun:
        recorder.write(council)


def _set_facts(council: Authority, facts: Facts) -> None:
    council.name, council.short_name, council.slug = facts.name, facts.short_name, facts.slug
    council.type, council.ofsted_urn = facts.type, facts.ofsted_urn
    if facts.region != council.region:
        council.region, council.region_ofsted = facts.region, ofsted_region(facts.region)


def _set_code(council: Authority, wanted: DetailsChange, recorder: Recorder) -> None:
    before = current_code(council)
    if wanted.facts.code in ("", before.code if before else ""):
        return
    if before is not None:
        before.valid_to = (wanted.code_from or datetime.date.min) - ONE_DAY
        recorder.save(before)
    recorder.save(AuthorityCode(authority=council, code=wanted.facts.code, valid_from=wanted.code_from))


def _set_names(council: Authority, names: Iterable[str], recorder: Recorder) -> None:
    """The names that a council is printed under, and no others."""
    wanted = {name_key(name): name for name in reversed(tuple(names))}
    kept = {name.key: name for name in council.names.all()}
    for key in sorted(kept.keys() - wanted.keys()):
        recorder.delete(kept[key])
    for key in sorted(wanted.keys() - kept.keys()):
        recorder.save(AuthorityName(authority=council, name=wanted[key], key=key))


def _set_neighbours(council: Authority, facts: Facts, recorder: Recorder) -> None:
    kept = list(council.neighbour_rows.filter(edition=Neighbour.Edition.CURRENT).select_related("neighbour"))
    if [row.neighbour.dfe_number for row in kept] == list(facts.neighbours):
        return
    for row in kept:
        recorder.delete(row)
    numbers = dict(Authority.objects.values_list("dfe_number", "pk"))
    for position, number in enumerate(facts.neighbours, start=1):
        recorder.save(Neighbour(authority=council, neighbour_id=numbers[number], position=position))


def _change_body(wanted: BodyChange, recorder: Recorder) -> None:
    """Other councils that it serves, perhaps since another day, are left as they are."""
    kept = {row.authority.dfe_number: row for row in DeliveryBody.objects.filter(name=wanted.name)}
    for number in wanted.councils:
        row = kept.get(number) or DeliveryBody(authority=Authority.objects.get(dfe_number=number), name=wanted.name)
        row.kind, row.valid_from, row.from_precision = wanted.kind, wanted.valid_from, wanted.from_precision
        row.valid_to, row.to_precision = wanted.valid_to, wanted.to_precision
        recorder.save(row)
