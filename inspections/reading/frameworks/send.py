"""Area SEND inspections, 2016 on: an outcome sentence, no grades."""

from datetime import date

from inspections.reading.frameworks.definition import Edition, Framework
from inspections.reading.vocabulary import Kind

FRAMEWORK = Framework(
    key="send",
    short="Area SEND",
    name="Area SEND inspection",
    order=120,
    titles=(r"area send inspection",),
    names=(r"area send inspection of (?:the )?(?P<name>.{3,60}?(?:\s.{1,40}?)??) local area partnership",),
    editions=(Edition("2016", (), date(2016, 5, 1), None),),
    scale={},
    kinds=(Kind.SEND,),
    inspectorates="Ofsted and CQC",
)
