"""Made reports in the manner of ILACS, in each of its editions."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.reading.made.body import bullets, furniture, prose
from tests.reading.made.facts import Facts, invented_item, invented_name, recorded
from tests.reading.made.paper import Grid, Look, Paper, broken, table
from tests.reading.made.words import LONG, grade_words, inspectors, name_of, period

LABELS = {
    "leadership": ("The impact of leaders on social work practice with children and families",) * 4
    + ("The impact of leaders on practice with children and families",),
    "help_and_protection": ("The experiences and progress of children who need help and protection",),
    "children_in_care_and_care_leavers": ("The experiences and progress of children in care and care leavers",),
    "children_in_care": ("The experiences and progress of children in care",),
    "care_leavers": ("The experiences and progress of care leavers",) * 3
    + ("The experiences and progress of children care leavers",),
    "overall": ("Overall effectiveness",),
}
HEADINGS = ("What needs to improve?", "What needs to improve", "What needs to improve?1", "What needs to improve:",
            "What Needs to Improve")  # fmt: skip
TRUSTS = {"871": "Slough Children First", "330": "Birmingham Children’s Trust", "333": "Sandwell Children’s Trust",
          "380": "Bradford Children and Families Trust", "394": "Together for Children",
          "940": "Northamptonshire Children’s Trust", "870": "Brighter Futures for Children"}  # fmt: skip


def facts(chance: Random) -> Facts:
    """An inspection of the record, or another council with grades of our own."""
    one = chance.choice(recorded()["ilacs"])
    other = chance.choice(recorded()["ilacs"] + recorded()["sif"])
    if other.council.exists_on(one.start) and chance.random() < 0.7:
        one = replace(one, council=other.council)
    if chance.random() < 0.5:
        words = ["outstanding", "good", "requires_improvement", "inadequate"]
        one = replace(one, grades={area: chance.choice(words) for area in one.grades})
    if chance.random() < 0.3:
        start = date(2018, 2, 1) + timedelta(days=chance.randrange(3100))
        one = replace(one, start=start, end=start + timedelta(days=chance.choice([4, 11, 11])))
        one = replace(one, grades=_grades_of_edition(start, one.grades, chance))
    names = tuple(invented_name(chance) for _ in range(chance.choice([1, 1, 1, 1, 2])))
    one = replace(one, published=None)
    tagged = one.start > date(2025, 2, 1)
    items = tuple(
        invented_item(chance, tagged=tagged and chance.random() < 0.9, nested=chance.random() < 0.1)
        for _ in range(chance.randint(1, 8))
    )
    return replace(one, inspectors=names if chance.random() < 0.6 else one.inspectors, items=_distinct(items))


def _distinct(items):
    return tuple({item.text: item for item in items}.values())


def _grades_of_edition(start: date, grades: dict[str, str], chance: Random) -> dict[str, str]:
    care = ["children_in_care", "care_leavers"] if start.year >= 2023 else ["children_in_care_and_care_leavers"]
    overall = ["overall"] if start < date(2026, 4, 1) else []
    words = ["outstanding", "good", "requires_improvement", "inadequate"]
    return {
        area: grades.get(area) or chance.choice(words)
        for area in ("leadership", "help_and_protection", *care, *overall)
    }


def report(one: Facts, chance: Random, *, split: bool = False) -> bytes:
    """The report as a PDF."""
    look = Look(*chance.choice([("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")]),
                size=chance.choice([10, 11, 12, 12]), margin=chance.choice([57, 72, 85]),
                apostrophe=chance.choice("’’'"))  # fmt: skip
    paper = Paper(look)
    _title(paper, one, chance)
    paper.gap(chance.choice([6, 14]))
    _dates_and_people(paper, one, chance)
    if split:
        paper.y = chance.uniform(560, 700)
    _table(paper, one, chance)
    prose(paper, chance, 5)
    paper.turn()
    _lists(paper, one, chance)
    _sections(paper, one, chance)
    name = one.council.short_name
    other = period(one.start + timedelta(days=1), one.end, chance)
    furniture(paper, chance, [f"Inspection of {name} local authority children’s services", other])
    return paper.pdf()


def _title(paper: Paper, one: Facts, chance: Random) -> None:
    name, size = name_of(one.council, chance), chance.choice([16, 18, 20])
    if one.council.dfe_la_number in TRUSTS and chance.random() < 0.3:
        title = f"Inspection of {TRUSTS[one.council.dfe_la_number]}"
        title += chance.choice(["", " children’s services"])
    elif one.start.year <= 2021 and chance.random() < 0.7:
        for part in broken(name, 300, paper.look.font, size):
            paper.line(part, size=size)
        paper.gap(6)
        title = f"Inspection of {chance.choice(['children’s social care', 'local authority children’s'])} services"
        size = 13
    else:
        after = " children’s services" if name.endswith("Council") else chance.choice(
            [" local authority children’s services"] * 3 + [" children’s services"])  # fmt: skip
        title = f"Inspection of {name}{after}"
    for part in broken(title, chance.choice([250, 330, 400]), paper.look.bold, size):
        paper.line(part, size=size, bold=chance.random() < 0.5)


def _dates_and_people(paper: Paper, one: Facts, chance: Random) -> None:
    label = chance.choice(["Inspection dates: ", "Inspection dates:  ", "Inspection date: "])
    printed = label + period(one.start, one.end, chance)
    width = chance.choice([460, 460, 460, 190])
    for part in broken(printed, width, paper.look.font, paper.look.size):
        paper.line(part)
    paper.gap(6)
    label = "Lead inspectors: " if len(one.inspectors) > 1 else "Lead inspector: "
    printed = label + inspectors(one.inspectors, chance)
    for part in broken(printed, chance.choice([460, 300, 240]), paper.look.font, paper.look.size):
        paper.line(part)
    paper.gap()


def _table(paper: Paper, one: Facts, chance: Random) -> None:
    left = paper.look.margin + 6
    grid = Grid(left=left, middle=left + chance.choice([190, 240, 300]), right=left + chance.choice([400, 420]),
                align=chance.choice(["top", "middle", "bottom"]),
                order=chance.choice(["rows", "rows", "columns", "lines", "grades first", "backwards", "anyhow"]),
                ruled=chance.random() < 0.6, padding=chance.choice([3, 6, 9]))  # fmt: skip
    rows = [("Judgement", "Grade")] if chance.random() < 0.8 else []
    for area, labels in LABELS.items():
        if area in one.grades:
            stop = chance.choice(["", "", "", "."])
            rows.append((chance.choice(labels) + stop, grade_words(one.grades[area], chance)))
    table(paper, grid, rows, chance, bold=chance.random() < 0.2)


def _lists(paper: Paper, one: Facts, chance: Random) -> None:
    if one.items:
        paper.line(chance.choice(HEADINGS), size=paper.look.size + chance.choice([2, 4]), bold=True)
        bullets(paper, chance, one.items)
        paper.gap()


def _sections(paper: Paper, one: Facts, chance: Random) -> None:
    number = 1
    for area, labels in reversed(LABELS.items()):
        if area in one.grades and area != "overall":
            grade = LONG if one.grades[area] == "requires_improvement" else one.grades[area].replace("_", " ")
            paper.paragraph(
                labels[0] + chance.choice([": ", " is: ", ": "]) + grade, size=paper.look.size + 2, bold=True
            )
            for _ in range(chance.randint(1, 3)):
                prose(paper, chance, 4, number=number)
                number += 1
