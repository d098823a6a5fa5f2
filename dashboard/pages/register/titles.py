"""What a change is called, in the list of changes and over its page."""

from __future__ import annotations

from authorities.changes.applying import current_code
from authorities.changes.wanted import BodyChange, DetailsChange, Facts, Reorganisation
from authorities.models import Authority, Neighbour
from dashboard.claims.words import join_words
from inspections.partial_dates import format_day


def reorganisation_title(wanted: Reorganisation) -> str:
    """`East Surrey and West Surrey take over from Surrey on 1 April 2027`"""
    names = dict(Authority.objects.values_list("dfe_number", "short_name"))
    names |= {new.dfe_number: new.facts.short_name for new in wanted.new}
    after = dict.fromkeys([*(new.dfe_number for new in wanted.new), *(link.successor for link in wanted.takes_over)])
    before = dict.fromkeys([*wanted.ends, *(link.predecessor for link in wanted.takes_over)])
    verb = "take over" if len(after) > 1 else "takes over"
    who, whom = (join_words(names.get(number, number) for number in found) for found in (after, before))
    return f"{who} {verb} from {whom} on {format_day(wanted.on)}"[:300]


def details_title(council: Authority, wanted: DetailsChange) -> str:
    """`Surrey: full name and address`"""
    before, after = facts_now(council), wanted.facts
    labels = {
        "name": "full name", "short_name": "short name", "slug": "address", "type": "type", "region": "region",
        "code": "code", "ofsted_urn": "URN", "other_names": "names in print", "neighbours": "neighbours",
    }  # fmt: skip
    changed = [label for fact, label in labels.items() if getattr(before, fact) != getattr(after, fact)]
    return f"{council.short_name}: {join_words(changed) or 'details'}"


def facts_now(council: Authority) -> Facts:
    """A council's facts as the register has them."""
    code = current_code(council)
    rows = council.neighbour_rows.filter(edition=Neighbour.Edition.CURRENT).order_by("position")
    own = {council.name, council.short_name}
    return Facts(
        name=council.name,
        short_name=council.short_name,
        slug=council.slug,
        type=council.type,
        region=council.region,
        ofsted_urn=council.ofsted_urn,
        code=code.code if code else "",
        other_names=tuple(name for name in council.names.values_list("name", flat=True) if name not in own),
        neighbours=tuple(rows.values_list("neighbour__dfe_number", flat=True)),
    )


def body_title(wanted: BodyChange) -> str:
    """`Two Rivers Trust runs the services of Coventry and Dudley`"""
    found = Authority.objects.filter(dfe_number__in=wanted.councils).order_by("short_name")
    return f"{wanted.name}, for {join_words(found.values_list('short_name', flat=True))}"[:300]
