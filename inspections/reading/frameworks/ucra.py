"""Letters on unannounced inspections of contact, referral and assessment, 2009 to 2011; no grades."""

from datetime import date

from inspections.reading.frameworks.definition import Edition, Framework
from inspections.reading.vocabulary import Kind

FRAMEWORK = Framework(
    key="ucra",
    short="Contact and referral",
    name="Unannounced inspection of contact, referral and assessment arrangements",
    order=30,
    titles=(r"(?:annual )?unannounced inspection of contact,? referral and assessment",),
    names=(
        (
            r"(?:annual )?unannounced inspection of contact,? referral and assessment arrangements "
            r"(?:within|in|at) (?:the )?(?P<name>.{3,60}?(?:\s.{1,40}?)??) children"
        ),
    ),
    editions=(Edition("2009", (), date(2009, 8, 1), date(2011, 12, 31)),),
    scale={},
    kinds=(Kind.LETTER,),
    inspectorates="Ofsted",
    verified=False,
)
