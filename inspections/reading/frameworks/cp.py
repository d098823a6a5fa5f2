"""The inspection of local authority arrangements for the protection of children, 2012 to 2013."""

from datetime import date

from inspections.reading.frameworks.definition import GRADES_ONE_IS_BEST, Area, Edition, Framework
from inspections.reading.vocabulary import Kind

FRAMEWORK = Framework(
    key="cp",
    short="Child protection 2012",
    name="Inspection of local authority arrangements for the protection of children",
    order=50,
    titles=(r"inspection of (?:local authority )?arrangements for the protection of children",),
    editions=(
        Edition(
            "2012",
            (
                Area("overall", "Overall effectiveness", (r"overall effectiveness",)),
                Area(
                    "help_and_protection",
                    "Help and protection",
                    (
                        (
                            r"the effectiveness of the help and protection provided to "
                            r"children(?: and|,) young people,? (?:and )?(?:their )?families(?: and carers)?"
                        ),
                    ),
                ),
                Area("quality_of_practice", "Quality of practice", (r"(?:the )?quality of practice",)),
                Area("leadership", "Leadership and governance", (r"leadership and governance",)),
            ),
            date(2012, 5, 1),
            date(2013, 9, 30),
        ),
    ),
    scale=GRADES_ONE_IS_BEST,
    kinds=(Kind.FULL,),
    inspectorates="Ofsted",
    verified=False,
)
