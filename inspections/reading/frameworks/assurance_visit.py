"""ILACS assurance visits of 2020 and 2021, which official statistics list; none of their letters has been seen."""

from inspections.reading.framework import Edition, Framework, FrameworkWords
from inspections.reading.vocabulary import Kind, Licence

FRAMEWORK = Framework(
    key="assurance_visit",
    short="Assurance visit",
    name="Assurance visit to children's services",
    match_order=92,
    # Without a letter at hand no title is known: what is filed here comes from tables, never from the classifier.
    title_patterns=(),
    editions=(Edition("2020", (), None, None),),
    scale={},
    kinds=(Kind.VISIT,),
    licence=Licence.OPEN_GOVERNMENT,
    verified=False,
    listed_as=(r"assurance visit",),
    words=FrameworkWords(kinds={Kind.VISIT: "Assurance visit"}),
    plain_words=(
        "A visit to a council in 2020 or 2021, around the time when graded inspections had stopped for the pandemic. "
        "It gave no grade."
    ),
)
