"""Plain words for values: dates, names of facts, grades. They are in one place, so that every page says the same."""

from __future__ import annotations

from authorities.queries import authority_by_number
from inspections.draft import JUDGEMENT, LISTS_LOOKED_AT, Draft, DraftItem, DraftJudgement, DraftValue, is_item_key
from inspections.finding import FINDING_WORDS, FindingFacts, FindingKind
from inspections.mention import MENTION, MENTION_LABELS, Mention
from inspections.models.choices import framework_choices, grade_choices, kind_choices
from inspections.partial_dates import format_partial_date, parse_partial_date
from inspections.reading.frameworks import area_label, frameworks
from inspections.reading.letters import upper_first
from inspections.reading.vocabulary import Absence
from inspections.windows import windows_words

FACT_LABELS = {
    "authority": "Council",
    "framework": "Framework",
    "kind": "Kind",
    "inspection_start": "First day on site",
    "inspection_end": "Last day on site",
    "published": "Published",
    "lead_inspector": "Lead inspector",
    "windows": "Periods on site",
    "theme": "Theme",
    LISTS_LOOKED_AT: "Lists",
}
LOOKED_AT = {"complete": "Looked at: no item is missing", "none": "Looked at: the report has no list"}
"""What a person may say of the lists of a report, once looked through, and how it is put."""
_LIST_LABELS = {
    "recommendation_count": "Number of recommendations",
    "recommendations": "List of recommendations",
    "strengths": "List of strengths",
    "areas_for_improvement": "List of areas for improvement",
    "progress": "Progress on earlier recommendations",
}
SOURCE_WORDS = {
    "read": "read from the report",
    "entered": "entered by an editor",
    "filename": "from the file’s name",
    "site": "from the inspectorate’s site",
    "record": "from the record",
}
FROM_OUTSIDE = ("filename", "site")
"""Sources that do not know the report's words: where the record has the same, two agree."""
COULD_NOT_BE_READ = "Could not be read"
_DAYS_ABSENT = {
    Absence.NOT_READ: "The report gives days on site that could not be read.",
    Absence.NOT_PRINTED: "The report gives no days on site.",
    Absence.UNKNOWN: "No days on site were found in the report.",
}
_ABSENT = {
    "inspection_start": _DAYS_ABSENT,
    "inspection_end": _DAYS_ABSENT,
    "published": {
        Absence.NOT_READ: "The report gives a date that could not be read.",
        Absence.NOT_PRINTED: "The report gives no publication date.",
        Absence.UNKNOWN: "No publication date was found in the report.",
    },
    "lead_inspector": {
        Absence.NOT_READ: "The report names a lead inspector whose name could not be read.",
        Absence.NOT_PRINTED: "The report does not name a lead inspector.",
        Absence.UNKNOWN: "No lead inspector was found in the report.",
    },
}
NOT_IN_RECORD = "Not in the record"


def format_size(size: int) -> str:
    """`853 bytes`, `216 KB`, `1.2 MB`"""
    if size < 1024:
        return f"{size} byte{'' if size == 1 else 's'}"
    return f"{round(size / 1024)} KB" if size < 1024**2 else f"{size / 1024**2:.1f} MB"


def date_words(text: str) -> str:
    """An ISO date, month or year in words: "5 August 2016", "June 2014", "2005"; what is no date as it is."""
    try:
        return format_partial_date(parse_partial_date(text))
    except ValueError:
        return text


def absence_words(key: str, why: Absence) -> str:
    """Why a fact is not there, in a sentence that claims no more than is known."""
    if why is Absence.NOT_IN_RECORD:
        return f"{NOT_IN_RECORD}."
    return _ABSENT.get(key, {}).get(why, "Not found in the report.")


def framework_words(key: str) -> str:
    return dict(framework_choices()).get(key, key)


def kind_words(key: str) -> str:
    return dict(kind_choices()).get(key, key)


def grade_label(key: str | None) -> str:
    """A grade in words; None is what could not be read."""
    return dict(grade_choices()).get(key, key) if key else COULD_NOT_BE_READ


def area_words(framework: str | None, area: str) -> str:
    """What the framework calls the area; the plain words of its key where the framework is not known."""
    if framework is not None and framework in frameworks():
        return area_label(framework, area)
    return area.replace("_", " ").capitalize()


def value_label(draft: Draft, key: str) -> str:
    """What a value of a draft is called: "Council", "Help and protection", "Recommendation 3"."""
    if is_item_key(key):
        return _finding_label(draft, key)
    if key.startswith(MENTION):
        mention = next((each for each in draft.mentions if each.key == key), None)
        return upper_first(mention_words(mention)) if mention else "Mention"
    if key.startswith(JUDGEMENT):
        return area_words(draft.fact("framework"), key.removeprefix(JUDGEMENT))
    return (FACT_LABELS | _LIST_LABELS).get(key, key)


def _finding_label(draft: Draft, key: str) -> str:
    """By what it is now, and its place among those: "Strength 2"."""
    item = draft.item(key)
    kind = FindingKind(item.facts.kind if item else key.partition(":")[0])
    position = next((n for n, i in enumerate(draft.items_of(kind), start=1) if i is item), 0)
    return f"{upper_first(FINDING_WORDS[kind].noun)} {position}"


def mention_words(mention: Mention) -> str:
    """ "focused visit, April 2018", "star rating of social care: 0 stars"."""
    named = MENTION_LABELS[mention.kind]
    if mention.stars is not None:
        return f"{named}: {mention.stars} star{'' if mention.stars == 1 else 's'}"
    grade = f", said to have found {grade_label(mention.grade).lower()}" if mention.grade else ""
    return f"{named}{f', {date_words(mention.when)}' if mention.when else ''}{grade}"


def value_words(value: DraftValue | DraftItem | Mention | None) -> str | None:
    """A value in words; None where there is none."""
    if value is None:
        return None
    if isinstance(value, Mention):
        return f"“{value.quoted}”"
    if isinstance(value, DraftItem):
        return _finding_words(value.facts)
    if isinstance(value, DraftJudgement):
        return grade_label(value.value)
    return fact_words(value.key, value.value) if value.value else None


def _finding_words(facts: FindingFacts) -> str:
    """Its text; of an earlier recommendation what is said of the progress as well."""
    if facts.kind != FindingKind.PROGRESS:
        return facts.text
    verdict = grade_label(facts.verdict) if facts.verdict else "No verdict"
    return f"{facts.text} {verdict}: {f'“{facts.words}”' if facts.words else 'no words on the progress'}"


def fact_words(key: str, value: str) -> str:
    """The value of a fact in words: a council's name, a day as people write it."""
    if key == "authority":
        authority = authority_by_number(value)
        return authority.short_name if authority else value
    words = {"framework": framework_words, "kind": kind_words, "windows": windows_words}
    if key in ("inspection_start", "inspection_end", "published"):
        return date_words(value)
    if key == LISTS_LOOKED_AT:
        return LOOKED_AT.get(value, value)
    return words[key](value) if key in words else value
