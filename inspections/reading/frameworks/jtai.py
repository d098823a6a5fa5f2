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
    editions=(Edition("2016", (), date(2016, 2, 1), None),),
    scale={},
    kinds=(Kind.JTAI,),
    inspectorates="Ofsted, CQC, HMICFRS and HMI Probation",
)
