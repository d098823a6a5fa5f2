"""Letters on unannounced inspections of contact, referral and assessment, 2009 to 2011; no grades."""

import re
from datetime import date

from inspections.reading.contract import Note
from inspections.reading.cover.letters import letter_date, signatories, windows_in_prose
from inspections.reading.findings import Findings
from inspections.reading.framework import Edition, Framework
from inspections.reading.layout.list_parts import ListRules
from inspections.reading.pdf.document import Document
from inspections.reading.recommendations.listed_items import ListLayout, listed_items, notes_on_lists
from inspections.reading.vocabulary import Audience, Kind, Licence

RULES = ListRules(
    groups=re.compile(r"(?i)areas? for (?:priority action|development):?"),
    ends=re.compile(r"(?i)(?:strengths|the service meets|any areas? for|yours sincerely)"),
    always_ends=re.compile(r"(?i)(?:any areas? for (?:development|priority)|yours sincerely)"),
)
LISTS = ListLayout(starts=re.compile(r"(?i)areas? for (?:priority action|development):?"), rules=RULES)
STRENGTHS = ListLayout(
    starts=re.compile(r"(?i)strengths:?"),
    rules=ListRules(groups=re.compile(r"(?!)"), ends=re.compile(r"(?i)(?:areas? for|the service meets|satisfactory)")),
)


def read(document: Document, framework: Framework) -> Findings:
    """A letter without grades: what is strong, what to develop and, rarely, what needs priority action."""
    return Findings(
        kind=Kind.LETTER,
        windows=windows_in_prose(document, r"inspection\b[^.]{0,200}?\b(?:on|between|from)"),
        published=letter_date(document),
        lead_inspector=signatories(document),
        recommendations=listed_items(document, LISTS, Audience.AUTHORITY),
        strengths=listed_items(document, STRENGTHS, Audience.AUTHORITY),
        notes=(
            Note("narrative", "This inspection is reported in words; it prints no grades."),
            *notes_on_lists(document, Audience.AUTHORITY, LISTS, STRENGTHS),
        ),
    )


FRAMEWORK = Framework(
    key="ucra",
    short="Contact and referral",
    name="Unannounced inspection of contact, referral and assessment arrangements",
    match_order=30,
    title_patterns=(r"(?:annual )?unannounced inspection of contact,? referral and assessment",),
    council_name_patterns=(
        (
            r"(?:annual )?unannounced inspection of contact,? referral and assessment arrangements "
            r"(?:within|in|at) (?:the )?(?P<name>.{3,60}?(?:\s.{1,40}?)??)(?:['’]s)? (?:local authority )?children"
        ),
        (
            r"(?:annual )?unannounced inspection of contact,? referral and assessment arrangements "
            r"(?:within|in|at) (?:the )?(?P<name>.{2,60}?)[ \t]*$"
        ),
    ),
    editions=(Edition("2009", (), date(2009, 8, 1), date(2011, 12, 31)),),
    scale={},
    kinds=(Kind.LETTER,),
    licence=Licence.NARROWER,
    read=read,
    verified=False,
    prints_lists=True,
    plain_words=(
        "A short inspection without notice of what happens when somebody first tells the council of a worry about a "
        "child. The letter names strengths and what to develop; where something serious had to be put right, it "
        "names that for priority action. It gave no grade."
    ),
)
