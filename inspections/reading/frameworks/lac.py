"""The inspection of looked after children services, June and July 2013; grade 1 is best."""

from datetime import date

from inspections.reading.frameworks.definition import GRADES_ONE_IS_BEST, Area, Edition, Framework
from inspections.reading.vocabulary import Kind

FRAMEWORK = Framework(
    key="lac",
    short="Looked after 2013",
    name="Inspection of looked after children services",
    order=60,
    titles=(r"inspection of looked after children\s+services",),
    editions=(
        Edition(
            "2013",
            (
                Area(
                    "overall",
                    "Overall effectiveness",
                    (r"overall effectiveness(?: of services for looked after children and young people)?",),
                ),
                Area("capacity_to_improve", "Capacity to improve", (r"capacity to improve",)),
                Area(
                    "outcomes",
                    "Outcomes",
                    (r"outcomes for looked after children and young people",),
                ),
                Area("quality_of_provision", "Quality of provision", (r"quality of provision",)),
                Area("leadership", "Leadership and management", (r"leadership and management",)),
            ),
            date(2013, 6, 1),
            date(2013, 7, 31),
        ),
    ),
    scale=GRADES_ONE_IS_BEST,
    kinds=(Kind.FULL,),
    inspectorates="Ofsted",
)
