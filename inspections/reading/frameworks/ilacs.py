"""ILACS: inspections of local authority children's services, in editions of 2018, 2023 and April 2026."""

from datetime import date

from inspections.reading.frameworks.definition import WORDS, Area, Edition, Framework
from inspections.reading.vocabulary import Kind

LEADERSHIP = Area(
    "leadership",
    "Leadership",
    (r"the impact of leaders on (?:social work )?practice with children and families",),
)
HELP_AND_PROTECTION = Area(
    "help_and_protection",
    "Help and protection",
    (r"the experiences and progress of children who need help and protection",),
)
IN_CARE_AND_CARE_LEAVERS = Area(
    "children_in_care_and_care_leavers",
    "Children in care and care leavers",
    (r"the experiences and progress of children in care and care leavers",),
)
IN_CARE = Area("children_in_care", "Children in care", (r"the experiences and progress of children in care",))
CARE_LEAVERS = Area(
    "care_leavers",
    "Care leavers",
    (r"the experiences and progress of (?:children )?care leavers",),
)
OVERALL = Area("overall", "Overall effectiveness", (r"overall effectiveness",))

ILACS_2018 = Edition(
    "2018",
    (LEADERSHIP, HELP_AND_PROTECTION, IN_CARE_AND_CARE_LEAVERS, OVERALL),
    date(2018, 1, 1),
    date(2022, 12, 31),
)
ILACS_2023 = Edition(
    "2023",
    (LEADERSHIP, HELP_AND_PROTECTION, IN_CARE, CARE_LEAVERS, OVERALL),
    date(2023, 1, 1),
    date(2026, 3, 31),
)
ILACS_2026 = Edition("2026", (LEADERSHIP, HELP_AND_PROTECTION, IN_CARE, CARE_LEAVERS), date(2026, 4, 1), None)

FRAMEWORK = Framework(
    key="ilacs",
    short="ILACS",
    name="Inspection of local authority children's services",
    order=130,
    titles=(
        r"inspection of (?:local authority )?children.?s (?:social care )?services",
        r"inspection of .{3,80}? children.?s (?:social care )?services",
        r"inspection of .{3,60}? children and families trust",
    ),
    editions=(ILACS_2018, ILACS_2023, ILACS_2026),
    scale=WORDS,
    kinds=(Kind.STANDARD, Kind.SHORT),
    inspectorates="Ofsted",
)
