"""The stand-alone review of a Local Safeguarding Children Board, 2015."""

from datetime import date

from inspections.reading.frameworks.definition import WORDS, Area, Edition, Framework
from inspections.reading.vocabulary import Kind

LSCB = Area("lscb", "Local Safeguarding Children Board", (r"the local safeguarding children board",))

FRAMEWORK = Framework(
    key="lscb",
    short="LSCB review",
    name="Review of the effectiveness of the Local Safeguarding Children Board",
    order=80,
    titles=(r"review of the effectiveness of the local safeguarding children\s+board",),
    editions=(Edition("2013", (LSCB,), date(2013, 11, 1), date(2018, 7, 31)),),
    scale=WORDS,
    kinds=(Kind.LSCB_REVIEW,),
    inspectorates="Ofsted",
)
