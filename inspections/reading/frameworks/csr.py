"""Annual ratings and assessments of children's services, letters of 2009 to 2011."""

from datetime import date

from inspections.reading.frameworks.definition import Area, Edition, Framework
from inspections.reading.vocabulary import Grade, Kind

FRAMEWORK = Framework(
    key="csr",
    short="Annual rating",
    name="Annual children's services rating",
    order=35,
    titles=(
        r"(?:annual )?children.s services (?:annual )?(?:rating|assessment)",
        r"annual (?:rating|assessment) of children.s services",
    ),
    editions=(
        Edition(
            "2009",
            (Area("overall", "Children's services", (r"children.s services (?:rating|assessment)",)),),
            date(2009, 1, 1),
            date(2011, 12, 31),
        ),
    ),
    scale={
        "performs excellently": Grade.OUTSTANDING,
        "performs well": Grade.GOOD,
        "performs adequately": Grade.ADEQUATE,
        "performs poorly": Grade.INADEQUATE,
    },
    kinds=(Kind.LETTER,),
    inspectorates="Ofsted",
    verified=False,
)
