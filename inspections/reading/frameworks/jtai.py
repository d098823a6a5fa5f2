"""Letters on joint targeted area inspections, 2016 on; narrative only."""

from datetime import date

from inspections.reading.frameworks.definition import Edition, Framework
from inspections.reading.vocabulary import Kind

FRAMEWORK = Framework(
    key="jtai",
    short="JTAI",
    name="Joint targeted area inspection",
    order=110,
    titles=(r"joint targeted area inspection",),
    names=(
        r"joint targeted area inspection of (?!the multi)(?P<name>[A-Z].{2,60}?)[ \t]*$",
        (
            r"joint targeted area inspection of the multi-agency response to [\s\S]{5,140}? in "
            r"(?:the )?(?P<name>(?-i:[A-Z]).{2,60}?)[ \t]*$"
        ),
    ),
    editions=(Edition("2016", (), date(2016, 2, 1), None),),
    scale={},
    kinds=(Kind.JTAI,),
    inspectorates="Ofsted, CQC, HMICFRS and HMI Probation",
)
