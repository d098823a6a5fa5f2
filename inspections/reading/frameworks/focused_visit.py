"""Letters on ILACS focused visits, 2018 on; narrative only."""

from datetime import date

from inspections.reading.framework import Edition, Framework, FrameworkWords
from inspections.reading.frameworks.visit_letters import read_visit
from inspections.reading.vocabulary import Kind, Licence

FRAMEWORK = Framework(
    key="focused_visit",
    short="Focused visit",
    name="Focused visit to children's services",
    match_order=90,
    title_patterns=(r"(?:ofsted )?focused visit (?:to|of)\b",),
    council_name_patterns=(
        (
            r"(?:ofsted )?focused visit (?:to|of) (?P<name>.{2,60}?(?:\s.{1,40}?)??)"
            r"(?: local authority)?(?: council)?(?:['’]s)? (?:children.s|child|services)"
        ),
        r"(?:ofsted )?focused visit (?:to|of) (?P<name>.{2,60}?)[ \t]*$",
    ),
    editions=(Edition("2018", (), date(2018, 1, 1), None),),
    scale={},
    kinds=(Kind.VISIT,),
    licence=Licence.OPEN_GOVERNMENT,
    read=read_visit,
    listed_as=(r"focused visit",),
    words=FrameworkWords(kinds={Kind.VISIT: "Focused visit"}),
    plain_words=(
        "A visit of a day or two between inspections that looks at one part of a council’s work with children. "
        "Inspectors write a letter on what they found and what needs to improve. It gives no grade, and the "
        "council’s grades stay as they were."
    ),
)
