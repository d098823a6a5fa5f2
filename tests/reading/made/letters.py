"""Made letters and reports without grades that are certain: the council in every title, the days in every form."""

from datetime import date, timedelta
from random import Random
from typing import Final

from inspections.reading.council.register import registered_councils
from tests.reading.made.body import prose
from tests.reading.made.facts import Facts, invented_name
from tests.reading.made.paper import Look, Paper, broken
from tests.reading.made.words import name_of, period

_SERVICES = "children’s services"
_RESPONSE = "Joint targeted area inspection of the multi-agency response to"
TITLES: Final = {
    "focused_visit": (
        f"Focused visit to {{name}} {_SERVICES}",
        f"Focused visit to {{name}} local authority {_SERVICES}",
        f"Ofsted focused visit to {{name}} {_SERVICES}",
    ),
    "monitoring_visit": (
        f"Monitoring visit to {{name}} {_SERVICES}",
        f"Monitoring visit of {{name}} local authority {_SERVICES}",
    ),
    "jtai": (
        "Joint targeted area inspection of {name}",
        f"{_RESPONSE} abuse and neglect in {{name}}",
        f"{_RESPONSE} child sexual exploitation and missing children in {{name}}",
    ),
    "send": ("Area SEND inspection of {name} Local Area Partnership",),
    "ucra": (
        f"Annual unannounced inspection of contact, referral and assessment arrangements within {{name}} {_SERVICES}",
    ),
    "cp": (
        "Inspection of local authority arrangements for the protection of children\n{name}",
        "{name}\nInspection of local authority arrangements for the protection of children",
    ),
    "slac": ("Inspection of safeguarding and looked after children services\n{name}",),
}
_FIRST_DAYS: Final = {"ucra": date(2009, 9, 1), "cp": date(2012, 9, 1), "slac": date(2010, 9, 1)}
_LETTERS: Final = {"focused_visit", "monitoring_visit", "jtai", "ucra"}


def letter(chance: Random) -> tuple[bytes, Facts]:
    """A document of one of these kinds about some council."""
    kind = chance.choice(list(TITLES))
    start = _FIRST_DAYS.get(kind, date(2024, 9, 2)) + timedelta(days=chance.randrange(200))
    end = start + timedelta(days=1 if kind.endswith("visit") else 4)
    council = chance.choice([council for council in registered_councils() if council.exists_on(start)])
    one = Facts(kind, council, start, end, (invented_name(chance),), {})
    paper = Paper(Look(size=chance.choice([11, 12]), apostrophe=chance.choice("’'")))
    if kind in _LETTERS:
        day = end + timedelta(days=30)
        for line in (f"{day.day} {day:%B %Y}", "Grace Hopper, Director of Children’s Services", "Dear Ms Hopper,"):
            paper.line(line)
    name = name_of(council, chance)
    for part in chance.choice(TITLES[kind]).format(name=name).split("\n"):
        for line in broken(part, chance.choice([440, 300]), "Helvetica-Bold", 14):
            paper.line(line, size=14, bold=True)
    paper.gap()
    _dates(paper, one, name, chance)
    prose(paper, chance, 5)
    if kind in _LETTERS:
        paper.line("Yours sincerely")
        paper.line(one.inspectors[0])
    return paper.pdf(), one


def _dates(paper: Paper, one: Facts, name: str, chance: Random) -> None:
    when = period(one.start, one.end, chance)
    if one.framework == "jtai":
        paper.paragraph(f"Between {when}, Ofsted and others carried out a joint inspection.")
    elif one.framework == "ucra":
        paper.paragraph(
            f"This letter contains the findings of the inspection of contact in {name} conducted on {when}."
        )
    elif one.framework in _LETTERS:
        what = one.framework.replace("_", " ")
        paper.paragraph(f"This letter summarises the findings of the {what} to {name} {_SERVICES} on {when}.")
    else:
        paper.line(f"Inspection dates: {when}")
        paper.line(f"Lead inspector: {one.inspectors[0]} HMI")
