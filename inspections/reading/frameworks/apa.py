"""Annual performance assessment letters, 2005 to 2008; 4 is best."""

from datetime import date

from inspections.reading.frameworks.definition import FOUR_IS_BEST, Area, Edition, Framework
from inspections.reading.vocabulary import Kind

BEING_HEALTHY = Area("being_healthy", "Being healthy", (r"being healthy",))
STAYING_SAFE = Area("staying_safe", "Staying safe", (r"staying safe",))
ENJOYING = Area("enjoying_and_achieving", "Enjoying and achieving", (r"enjoying and achieving",))
CONTRIBUTION = Area("positive_contribution", "Making a positive contribution", (r"making a positive contribution",))
ECONOMIC = Area("economic_wellbeing", "Economic well-being", (r"achieving economic well-?being",))
MANAGEMENT = Area(
    "management",
    "Management of services",
    (
        (
            r"the (?:council|local authority).s management of its services for children and young people"
            r"(?:,? including its capacity to improve them further)?"
        ),
    ),
)
OUTCOMES = (BEING_HEALTHY, STAYING_SAFE, ENJOYING, CONTRIBUTION, ECONOMIC)

APA_2005 = Edition(
    "2005",
    (
        Area(
            "overall",
            "Children's services overall",
            (
                (
                    r"the contribution of the local authority.s children.s services in maintaining and "
                    r"improving outcomes for children and young people"
                ),
            ),
        ),
        Area(
            "capacity_to_improve",
            "Capacity to improve",
            (r"the council.s overall capacity to improve its services for children and young people",),
        ),
        Area(
            "social_care",
            "Social care",
            (
                (
                    r"the contribution of the local authority.s social care services in maintaining and "
                    r"improving outcomes for children and young people"
                ),
            ),
        ),
        *OUTCOMES,
        MANAGEMENT,
    ),
    date(2005, 1, 1),
    date(2006, 12, 31),
)
APA_2007 = Edition(
    "2007",
    (
        Area("overall", "Overall effectiveness", (r"overall effectiveness of children.s services",)),
        *OUTCOMES,
        Area(
            "capacity_to_improve",
            "Capacity to improve",
            (
                (
                    r"capacity to improve,? including the management of (?:children.s services|"
                    r"services for children and young people)"
                ),
            ),
        ),
    ),
    date(2007, 1, 1),
    date(2008, 12, 31),
)

FRAMEWORK = Framework(
    key="apa",
    short="APA",
    name="Annual performance assessment of services for children and young people",
    order=10,
    titles=(r"(?:20\d\d )?annual performance assessment of (?:services for children|children.s services)",),
    names=(
        (
            r"(?:20\d\d )?annual performance assessment of (?:services for children and young people|"
            r"children.s services) (?:in|for) (?P<name>.{3,60}?)(?: 20\d\d)?[ \t]*$"
        ),
    ),
    editions=(APA_2005, APA_2007),
    scale=FOUR_IS_BEST,
    kinds=(Kind.LETTER,),
    inspectorates="Ofsted and CSCI; Ofsted alone from 2007",
)
