"""Joint area reviews, 2005 to 2008; 4 is best, and a grade is keyed on its row and its column."""

from datetime import date

from inspections.reading.frameworks.definition import FOUR_IS_BEST, Area, Edition, Framework
from inspections.reading.vocabulary import Kind

LOCAL = "Local services overall"
COUNCIL = "Council services"
HEALTH = "Health services"

JAR_2005 = Edition(
    "2005",
    (
        Area("being_healthy", "Being healthy", (r"being healthy",), LOCAL),
        Area("staying_safe", "Staying safe", (r"staying safe",), LOCAL),
        Area("enjoying_and_achieving", "Enjoying and achieving", (r"enjoying and achieving",), LOCAL),
        Area(
            "positive_contribution",
            "Making a positive contribution",
            (r"making a positive contribution",),
            LOCAL,
        ),
        Area("economic_wellbeing", "Economic well-being", (r"achieving economic well-?being",), LOCAL),
        Area("management", "Service management", (r"service management",), LOCAL),
        Area("capacity_to_improve", "Capacity to improve", (r"capacity to improve",), LOCAL),
        Area(
            "council_capacity_to_improve",
            "Council's capacity to improve",
            (r"capacity to improve",),
            COUNCIL,
        ),
        Area("overall", "Children's services", (r"children.s services",), COUNCIL),
        Area("education", "Education", (r"(?:the )?education service",), COUNCIL),
        Area("social_care", "Social care", (r"(?:the )?social care services for children",), COUNCIL),
        Area("health", "Health", (r"(?:the )?health services? for children",), HEALTH),
    ),
    date(2005, 9, 1),
    date(2006, 12, 31),
)
JAR_2007 = Edition(
    "2007",
    (
        Area("safeguarding", "Safeguarding", (r"safeguarding",)),
        Area("looked_after", "Looked after children", (r"looked after children",)),
        Area(
            "learning_difficulties",
            "Learning difficulties or disabilities",
            (r"(?:children with )?learning difficulties and/?\s?(?:or)? disabilities",),
        ),
        Area("management", "Service management", (r"service management",)),
        Area("capacity_to_improve", "Capacity to improve", (r"capacity to improve",)),
    ),
    date(2007, 1, 1),
    date(2008, 12, 31),
)

FRAMEWORK = Framework(
    key="jar",
    short="JAR",
    name="Joint area review of services for children and young people",
    order=20,
    titles=(r"joint area review",),
    names=(r"(?P<name>.{3,60}?) children.s services authority area",),
    editions=(JAR_2005, JAR_2007),
    scale=FOUR_IS_BEST,
    kinds=(Kind.FULL,),
    inspectorates="Up to ten bodies, led by Ofsted",
)
