"""Area SEND inspections, 2016 on: an outcome sentence, no grades."""

import re
from datetime import date

from inspections.reading import cover
from inspections.reading.contract import Note
from inspections.reading.document import Document
from inspections.reading.findings import Findings
from inspections.reading.frameworks.definition import Edition, Framework
from inspections.reading.lists import ListRules
from inspections.reading.recommendations import Lists, read_lists
from inspections.reading.vocabulary import Audience, Kind

GROUPS = re.compile(r"(?i)areas? for (?:priority action|improvement):?")
LISTS = Lists(
    starts=GROUPS,
    rules=ListRules(
        groups=GROUPS, ends=re.compile(r"(?i)(?:local area partnership details|information about|what is it like)")
    ),
)
OUTCOMES = (
    r"typically\s+lead\s+to\s+positive\s+experiences\s+and\s+outcomes",
    r"lead\s+to\s+inconsistent\s+experiences\s+and\s+outcomes",
    r"widespread\s+and/or\s+systemic\s+failings",
    r"(?:written\s+statement\s+of\s+action\s+is\s+(?:not\s+)?required)",
)


def read(document: Document, framework: Framework) -> Findings:
    """The partnership's report: dates, the sentence with the outcome as a note, and what is to improve."""
    return Findings(
        kind=Kind.SEND,
        edition=framework.editions[0].key,
        windows=cover.dates_on_site(document),
        published=cover.date_published(document),
        recommendations=read_lists(document, LISTS, Audience.PARTNERS),
        notes=_outcome(document),
    )


def _outcome(document: Document) -> tuple[Note, ...]:
    """The first sentence that holds one of the standard outcomes, as printed."""
    pattern = re.compile(rf"(?i)\b(?:{'|'.join(OUTCOMES)})\b")
    for page in document.pages[:4]:
        match = pattern.search(page.text)
        if match:
            start, end = page.text.rfind(".", 0, match.start()) + 1, page.text.find(".", match.end()) + 1
            sentence = page.text[start : end or match.end()]
            return (Note("outcome", " ".join(sentence.split()), page.number),)
    return (Note("outcome_missing", "No sentence with the outcome was found."),)


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
    read=read,
)
