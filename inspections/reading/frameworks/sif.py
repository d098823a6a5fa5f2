"""The single inspection framework (SIF), November 2013 to July 2018, first inspections and re-inspections."""

from datetime import date

from inspections.reading.frameworks.definition import WORDS, Area, Edition, Framework
from inspections.reading.vocabulary import Kind

OVERALL = Area("overall", "Overall", ())
HELP_AND_PROTECTION = Area(
    "help_and_protection",
    "Help and protection",
    (r"(?:the experiences and progress of )?children who need help and protection",),
)
LOOKED_AFTER = Area(
    "children_looked_after",
    "Children looked after and permanence",
    (r"(?:the experiences and progress of )?children looked after and achieving permanence",),
)
ADOPTION = Area("adoption", "Adoption", (r"(?:the graded judgement for )?adoption performance",))
CARE_LEAVERS = Area("care_leavers", "Care leavers", (r"(?:the )?experiences? and progress of care leavers",))
LEADERSHIP = Area("leadership", "Leadership", (r"leadership,? management and governance",))
LSCB = Area("lscb", "Local Safeguarding Children Board", (r"the local safeguarding children board",))

FRAMEWORK = Framework(
    key="sif",
    short="SIF",
    name="Inspection of services for children in need of help and protection, children looked after "
    "and care leavers",
    order=70,
    titles=(r"inspection (?:of )?(?:the )?services for children in need of help and\s+protection",),
    editions=(
        Edition(
            "2013",
            (OVERALL, HELP_AND_PROTECTION, LOOKED_AFTER, ADOPTION, CARE_LEAVERS, LEADERSHIP, LSCB),
            date(2013, 11, 1),
            date(2018, 7, 31),
        ),
    ),
    scale=WORDS,
    kinds=(Kind.FULL, Kind.RE_INSPECTION),
    inspectorates="Ofsted",
)
