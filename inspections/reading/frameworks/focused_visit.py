"""Letters on ILACS focused visits, 2018 on; narrative only."""

from datetime import date

from inspections.reading.frameworks.definition import Edition, Framework
from inspections.reading.vocabulary import Kind

FRAMEWORK = Framework(
    key="focused_visit",
    short="Focused visit",
    name="Focused visit to children's services",
    order=90,
    titles=(r"focused visit (?:to|of)\b",),
    editions=(Edition("2018", (), date(2018, 1, 1), None),),
    scale={},
    kinds=(Kind.VISIT,),
    inspectorates="Ofsted",
)
