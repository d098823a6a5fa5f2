"""Invented data for every state of every component in the gallery."""

from typing import Any

from django import forms
from django.contrib.messages import ERROR, SUCCESS
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.templatetags.static import static

from dashboard.charts import grades
from dashboard.charts.counts import BarRow, absences_in, grades_in
from dashboard.charts.grades import format_percent
from dashboard.pages.gallery import figures, moving_figures
from dashboard.shared.citing import Citation

AS_AT = {
    "date": figures.AS_AT,
    "typed": "",
    "summary": "Latest",
    "presets": [
        ("Latest", "?", True),
        ("31 March 2026", "?as_at=2026-03-31", False),
        ("5 August 2016", "?as_at=2016-08-05", False),
    ],
    "bases": [("published", "published by this date", True), ("inspected", "inspected by this date", False)],
    "regions": [("", "England", True), ("london", "London", False)],
    "kept": [],
    "sentence": "Inspection Outcomes. As at 22 August 2026, reports published by this date.",
}
WEB_PAGE = (
    "This is a web page saved with a .pdf name, not a PDF.",
    "Open the report on the inspectorate’s site, download the PDF itself, and add it again.",
)
FILES = [
    {
        "name": "50211840_exampleshire_2025.pdf",
        "about": "1.2 MB, 09:41",
        "what": f"Exampleshire, {figures.NEW}, May 2025",
        "state": "to_review",
        "detail": "2 values to check",
        "action": {"label": "Review", "href": "#files", "button": True, "primary": True},
    },
    {
        "name": "inspection_2012.pdf",
        "about": "38 KB, 09:41",
        "state": "refused",
        "reason": WEB_PAGE[0],
        "advice": WEB_PAGE[1],
        "action": {"label": "Remove", "href": "#files", "button": True},
    },
    {
        "name": "samplebury.pdf",
        "about": "2.0 MB, 09:42",
        "what": f"Samplebury, {figures.NEW}",
        "state": "reading",
        "page": 12,
        "pages": 26,
    },
    {
        "name": "testham.pdf",
        "about": "1.1 MB, 09:42",
        "what": "Not read yet",
        "state": "queued",
        "detail": "3rd in line",
    },
    {
        "name": "mockford (1).pdf",
        "about": "1.4 MB, yesterday",
        "what": f"Mockford, {figures.NEW}, July 2026",
        "state": "already_here",
        "detail": "same file as 3 March",
        "action": {"label": "Open the first", "href": "#files"},
    },
]
RECOMMENDATIONS = [
    {
        "number": 1,
        "text": "How often managers read case files and what they do when they find drift.",
        "themes": ["Management oversight"],
        "repeated": "In 3 of the last 4 reports",
        "page": 3,
        "href": "#recommendations",
    },
    {
        "number": 2,
        "text": "Visits to children placed far from home.",
        "themes": ["Placements"],
        "page": 4,
        "href": "#recommendations",
        "is_shown": True,
    },
]
REPORTS = [
    {
        "name": "Exampleshire",
        "href": "#reports",
        "date": "20 August 2026",
        "marks": ["outstanding", "good", "good", "outstanding"],
    },
    {
        "name": "Mockford",
        "href": "#reports",
        "date": "18 August 2026",
        "marks": ["inadequate", "inadequate", "requires_improvement", "not_judged"],
    },
]
MOVES = [
    {
        "name": "Samplebury",
        "href": "#reports",
        "date": "12 January 2026",
        "moves": [("Leadership", "inadequate", "outstanding"), ("Help", "inadequate", "good")],
    }
]
JUDGEMENTS = [
    ("Leadership", "requires_improvement", "", "#judgements"),
    ("Help and protection", "good", "", ""),
    ("Children in care", "not_judged", "", ""),
    ("Overall effectiveness", "not_printed", "from April 2026", ""),
]
FACTS = [
    ("All four judgements good or better", "86", "of 151 (57%)"),
    ("Any judgement inadequate", "13", "of 153 (8%)"),
    ("Earlier overall grade good or better", "107", "of 142 (75%)"),
    ("Graded reports in the last 12 months", "39", "25 moved up, 6 down"),
]
FOUND = [
    {"name": "Exampleshire", "href": "#forms", "about": "South East, 899"},
    {"name": "East Exampleshire", "href": "#forms", "about": "until 31 March 2023, 898"},
]
FOUND_GROUPS = [{"words": "Sampleton is a district of Exampleshire, which runs services there.", "lines": FOUND[:1]}]
LED_GROUPS = [
    {
        "words": "Jo Example",
        "lines": [{"name": "Mockford", "href": "#forms", "about": f"{figures.NEW}, published 18 August 2026"}],
    }
]
SHEET = {
    "page": 1,
    "pages": 26,
    "width": 595,
    "height": 420,
    "marks": [
        {"key": "help", "number": 1, "tab_width": 20, "x": 58, "y": 264, "width": 479, "height": 38},
        {"key": "on-site", "number": 2, "tab_width": 20, "x": 58, "y": 127, "width": 290, "height": 20},
    ],
}


class CouncilForm(forms.Form):
    council = forms.CharField(
        help_text="As its reports print it.", error_messages={"required": "Enter the name of a council"}
    )


def _grade_table(number: int, row: BarRow) -> dict[str, Any]:
    lines = [(look, format_percent(row.count(look.key), row.judged)) for look in grades_in([row])]
    lines += [(look, "–") for look in absences_in([row])]
    return {
        "number": number,
        "title": row.label,
        "lines": [
            {"key": look.key, "word": look.word, "count": row.count(look.key), "share": share} for look, share in lines
        ],
        "judged": row.of,
    }


CITATION = Citation(
    "A register (2026). Exampleshire. Edition 12, 3 December 2026. https://register.example/editions/12/",
    "@misc{register-12,\n  title = {{Exampleshire}},\n  year = {2026},\n}",
    "https://register.example/editions/12/",
)


def gallery_context() -> dict[str, Any]:
    return {
        # The forms are only for show. Without a visitor's token the page is the same for everybody and can be cached.
        "csrf_token": "",
        "looks": [*grades.GRADES, *grades.ABSENCES],
        "every_key": [look.key for look in (*grades.GRADES, *grades.ABSENCES)],
        "themes": ["light", "dark"],
        "as_at": AS_AT,
        "figures": [
            figures.invented_profile(),
            figures.invented_trend(),
            figures.invented_timeline(),
            *moving_figures.moving_figures(),
        ],
        "one_bar": figures.invented_bar(),
        "map": figures.invented_tiles(),
        "tables": [_grade_table(number, row) for number, row in enumerate(figures.PROFILE[2:], start=1)],
        "facts": FACTS,
        "citation": CITATION,
        "judgements": JUDGEMENTS,
        "reports": REPORTS,
        "moves": MOVES,
        "files": FILES,
        "states": ["queued", "reading", "to_review", "published", "already_here", "refused", "withdrawn"],
        "recommendations": RECOMMENDATIONS,
        "form": CouncilForm({}),
        "said": [Message(SUCCESS, "2 reports were added."), Message(ERROR, "No file was chosen.")],
        "choices": [("", "England", True), ("london", "London", False)],
        "found": FOUND,
        "found_groups": FOUND_GROUPS,
        "led_groups": LED_GROUPS,
        "page": Paginator(range(170), 10).page(2),
        "tabs": [
            ("Leadership", "#tabs", True),
            ("Help and protection", "#tabs", False),
            ("Children in care", "#tabs", False),
        ],
        "sheet": SHEET | {"src": static("img/sample-page.svg")},
    }
