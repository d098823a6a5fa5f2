"""Letters on monitoring visits after an inadequate judgement, 2016 on; narrative only."""

from datetime import date

from inspections.reading.framework import Edition, Framework, FrameworkWords
from inspections.reading.frameworks.visit_letters import read_visit
from inspections.reading.vocabulary import Kind, Licence

TITLE = r"(?:ofsted )?(?:(?:first|second|third|fourth|fifth|sixth|seventh|final) )?monitoring visit (?:to|of)"

FRAMEWORK = Framework(
    key="monitoring_visit",
    short="Monitoring visit",
    name="Monitoring visit to children's services",
    match_order=100,
    title_patterns=(rf"{TITLE}\b",),
    council_name_patterns=(
        (
            rf"{TITLE} (?P<name>.{{2,60}}?(?:\s.{{1,40}}?)??)"
            r"(?: local authority)?(?: council)?(?:['’]s)? (?:children.s|child|services)"
        ),
        rf"{TITLE} (?P<name>.{{2,60}}?)[ \t]*$",
    ),
    editions=(Edition("2016", (), date(2016, 5, 1), None),),
    scale={},
    kinds=(Kind.VISIT,),
    licence=Licence.OPEN_GOVERNMENT,
    read=read_visit,
    follows_inadequate=True,
    listed_as=(r"monitoring visit",),
    words=FrameworkWords(kinds={Kind.VISIT: "Monitoring visit"}),
    plain_words=(
        "A visit to a council that was judged inadequate, to see whether its services are getting better. The letter "
        "says in words what has improved and what has not. It gives no grade: the council’s grades stay as they were "
        "until the next inspection."
    ),
)
