"""A council's committee paper that quotes a SIF report and the national tables: a secondary source."""

from inspections.reading.frameworks import sif
from inspections.reading.frameworks.definition import WORDS, Edition, Framework
from inspections.reading.vocabulary import Kind

FRAMEWORK = Framework(
    key="committee_paper",
    short="Committee paper",
    name="Committee paper quoting an inspection",
    order=5,
    titles=(),
    editions=(Edition("2016", sif.FRAMEWORK.editions[0].areas, None, None),),
    scale=WORDS,
    kinds=(Kind.SECONDARY,),
    inspectorates="None: a council's own paper",
)
