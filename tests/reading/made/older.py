"""Made reports of the frameworks whose values may be certain though few documents of them are at hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from inspections.reading.council.register import RegisteredCouncil, registered_councils
from tests.reading.made.body import bullets, furniture, prose
from tests.reading.made.facts import Facts, invented_item, invented_name
from tests.reading.made.paper import Grid, Look, Paper, broken, table
from tests.reading.made.words import in_sentence, name_of, period

LAC = {
    "overall": "Overall effectiveness",
    "capacity_to_improve": "Capacity to improve",
    "outcomes": "Outcomes for looked after children and young people",
    "quality_of_provision": "Quality of provision",
    "leadership": "Leadership and management",
}
APA = {
    "overall": "The contribution of the local authority’s children’s services in maintaining and improving outcomes "
    "for children and young people",
    "capacity_to_improve": "The council’s overall capacity to improve its services for children and young people",
    "social_care": "The contribution of the local authority’s social care services in maintaining and improving "
    "outcomes for children and young people",
}
JAR = (
    ("Being healthy", {"local": "being_healthy"}),
    ("Staying safe", {"local": "staying_safe"}),
    ("Enjoying and achieving", {"local": "enjoying_and_achieving"}),
    ("Making a positive contribution", {"local": "positive_contribution"}),
    ("Achieving economic well-being", {"local": "economic_wellbeing"}),
    ("Service management", {"local": "management"}),
    ("Capacity to improve", {"local": "capacity_to_improve", "council": "council_capacity_to_improve"}),
    ("Children’s services", {"council": "overall"}),
    ("The education service", {"council": "education"}),
    ("The social care services for children", {"council": "social_care"}),
    ("The health service for children", {"health": "health"}),
)
OLD = ("outstanding", "good", "adequate", "inadequate")
ONE_IS_BEST = {"outstanding": 1, "good": 2, "adequate": 3, "inadequate": 4}
FOUR_IS_BEST = {"outstanding": 4, "good": 3, "adequate": 2, "inadequate": 1}


def _look(chance: Random) -> Look:
    fonts = chance.choice([("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")])
    return Look(*fonts, size=chance.choice([11, 12]), margin=chance.choice([60, 72]), apostrophe=chance.choice("’'"))


def _council(day: date, chance: Random) -> RegisteredCouncil:
    return chance.choice([council for council in registered_councils() if council.exists_on(day)])


def _facts(framework: str, areas: Mapping[str, object], start: date, days: int, chance: Random) -> Facts:
    items = {item.text: item for item in (invented_item(chance) for _ in range(chance.randint(2, 6)))}
    return Facts(
        framework=framework,
        council=_council(start, chance),
        start=start,
        end=start + timedelta(days=days),
        inspectors=(invented_name(chance),),
        grades={area: chance.choice(OLD) for area in areas},
        items=tuple(items.values()),
    )


def lac(chance: Random) -> tuple[bytes, Facts]:
    """An inspection of looked after children services: grades under headings, and a record at the end."""
    one = _facts("lac", LAC, date(2013, 6, 3) + timedelta(days=chance.randrange(50)), 4, chance)
    one = replace(one, published=one.end + timedelta(days=35))
    paper = Paper(_look(chance))
    paper.paragraph("Inspection of looked after children services", size=18)
    paper.line(name_of(one.council, chance), size=14)
    paper.line("Inspection dates: " + period(one.start, one.end, chance))
    paper.line("Reporting inspector " + one.inspectors[0] + chance.choice([" HMI", ""]))
    paper.line("Age group: All")
    paper.line(f"Published: {one.published:%d %B %Y}")
    paper.turn()
    paper.line("Areas for improvement", size=16)
    paper.line("Within three months:", bold=True)
    bullets(paper, chance, one.items)
    paper.line("Outcomes for looked after children", size=16)
    for area, label in LAC.items():
        paper.line(label, size=14, bold=True)
        grade = one.grades[area]
        shown = chance.choice([grade, grade.capitalize()])
        paper.line(f"Grade {ONE_IS_BEST[grade]} ({shown})")
        prose(paper, chance, 4, number=chance.randint(10, 90))
    paper.turn()
    paper.line("Record of main findings", size=16)
    grid = Grid(align=chance.choice(["top", "middle"]), order=chance.choice(["rows", "columns", "anyhow", "lines"]))
    rows = []
    for area, label in LAC.items():
        grade = one.grades[area]
        rows.append((label, chance.choice([grade.capitalize(), f"{grade.capitalize()} Grade {ONE_IS_BEST[grade]}"])))
    table(paper, grid, [("Services for looked after children", ""), *rows], chance)
    furniture(paper, chance, ["Inspection of safeguarding and looked after children services"])
    return paper.pdf(), one


def lscb(chance: Random) -> tuple[bytes, Facts]:
    """A review of a board alone."""
    one = _facts("lscb", ["lscb"], date(2015, 1, 5) + timedelta(days=chance.randrange(900)), 2, chance)
    grade = chance.choice(["outstanding", "good", "requires_improvement", "inadequate"])
    one = replace(one, grades={"lscb": grade}, published=one.end + timedelta(days=40))
    paper = Paper(_look(chance))
    paper.line(f"{one.council.short_name} Safeguarding Children Board", size=18)
    paper.paragraph("Review of the effectiveness of the Local Safeguarding Children Board", bold=True)
    paper.line("Inspection date: " + period(one.start, one.end, chance))
    paper.line(f"Report published: {one.published:%d %B %Y}")
    paper.paragraph(f"The Local Safeguarding Children Board {in_sentence(grade, chance, False)}", bold=True)
    prose(paper, chance, 4)
    paper.turn()
    paper.line("Recommendations", size=16)
    bullets(paper, chance, one.items, first=1)
    paper.line("Inspection findings", size=16)
    prose(paper, chance, 6, number=12)
    paper.turn()
    paper.line("Information about this inspection", size=16)
    paper.line(f"Lead inspector: {one.inspectors[0]}")
    furniture(paper, chance, [])
    return paper.pdf(), one


def apa(chance: Random) -> tuple[bytes, Facts]:
    """A letter of 2006, with the three rows alone."""
    one = _facts("apa", APA, date(2006, 11, 1), 0, chance)
    one = replace(one, published=one.start, items=())
    paper = Paper(_look(chance))
    paper.line(chance.choice(["1 November 2006", "01 November 2006"]))
    paper.line("Dear Mrs Lovelace,")
    name = chance.choice([one.council.name, one.council.short_name]).upper()
    title = f"2006 ANNUAL PERFORMANCE ASSESSMENT OF SERVICES FOR CHILDREN AND YOUNG PEOPLE IN {name}"
    paper.paragraph(title, bold=True)
    prose(paper, chance, 3)
    rows = [("Areas for judgement", "Grade awarded")]
    rows += [(label + chance.choice(["", "."]), str(FOUR_IS_BEST[one.grades[area]])) for area, label in APA.items()]
    table(paper, Grid(middle=380, order=chance.choice(["rows", "columns", "anyhow"])), rows, chance)
    prose(paper, chance, 5)
    furniture(paper, chance, [])
    return paper.pdf(), one


def jar(chance: Random) -> tuple[bytes, Facts]:
    """A joint area review of 2005, its matrix with blank cells by design, in any order of drawing, over two pages."""
    areas = [area for _, cells in JAR for area in cells.values()]
    one = _facts("jar", areas, date(2005, 10, 1), 0, chance)
    one = replace(one, items=())
    paper = Paper(_look(chance))
    paper.line("Joint area review", size=20)
    paper.paragraph(f"{one.council.short_name} Children’s Services Authority Area")
    paper.line("Review of services for children and young people")
    paper.line("© Crown copyright 2005")
    paper.turn()
    paper.line("Grades", size=16)
    paper.y = chance.choice([120.0, 420.0, 560.0])
    _matrix(paper, one, chance)
    furniture(paper, chance, [])
    return paper.pdf(), one


def _matrix(paper: Paper, one: Facts, chance: Random) -> None:
    columns = {"local": 270.0, "council": 365.0, "health": 455.0}
    heads = {"local": "Local services overall", "council": "Council services", "health": "Health services"}
    began, shuffled, top = len(paper.marks), chance.random() < 0.5, paper.y
    for key, x in columns.items():
        for number, word in enumerate(broken(heads[key], 80, paper.look.font, paper.look.size)):
            paper.words(x - 20, top + 14 * number, word)
    paper.y += 55
    for label, cells in JAR:
        if paper.y > 740:
            if shuffled:
                paper.shuffle(began, chance)
            paper.turn()
            began = len(paper.marks)
        lines = broken(label, 160, paper.look.font, paper.look.size)
        for number, part in enumerate(lines):
            paper.words(75, paper.y + 14 * number, part)
        for key, area in cells.items():
            digit = str(FOUR_IS_BEST[one.grades[area]])
            paper.words(columns[key], paper.y + 7 * (len(lines) - 1), digit)
        paper.y += 14 * len(lines) + 10
    if shuffled and chance.random() < 0.5:
        paper.marks[began:] = sorted(paper.marks[began:], key=lambda mark: -mark.x)
