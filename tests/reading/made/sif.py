"""Made reports in the manner of the single inspection framework, and reviews of a board alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

from tests.reading.made.body import bullets, furniture, prose
from tests.reading.made.facts import Facts, Item, invented_item, invented_name, recorded
from tests.reading.made.paper import Grid, Look, Paper, broken, table
from tests.reading.made.words import grade_words, in_sentence, name_of, period

ROWS = {
    "help_and_protection": ("1.", "Children who need help and protection"),
    "children_looked_after": ("2.", "Children looked after and achieving permanence"),
    "adoption": ("2.1", "Adoption performance"),
    "care_leavers": ("2.2", "Experiences and progress of care leavers"),
    "leadership": ("3.", "Leadership, management and governance"),
}
HEADINGS = {
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "children_looked_after": "The experiences and progress of children looked after and achieving permanence",
    "adoption": "The graded judgement for adoption performance",
    "care_leavers": "The graded judgement about the experience and progress of care leavers",
    "leadership": "Leadership, management and governance",
}
WORDS = ("outstanding", "good", "requires_improvement", "inadequate")


def facts(chance: Random) -> Facts:
    """An inspection of the record, its council or grades sometimes changed."""
    one = chance.choice(recorded()["sif"])
    other = chance.choice(recorded()["sif"])
    if chance.random() < 0.5 and other.council.exists_on(one.start):
        one = replace(one, council=other.council)
    grades = {area: one.grades.get(area) or chance.choice(WORDS) for area in ("overall", *ROWS)}
    if chance.random() < 0.5:
        grades = {area: chance.choice(WORDS) for area in grades}
    if chance.random() < 0.1:
        grades["adoption"] = "not_judged"
    if chance.random() < 0.85:
        grades["lscb"] = chance.choice(WORDS)
    published = one.start + timedelta(days=chance.randint(40, 90)) if chance.random() < 0.85 else None
    items = [invented_item(chance, nested=chance.random() < 0.1) for _ in range(chance.randint(2, 9))]
    board = [invented_item(chance) for _ in range(chance.randint(2, 5))] if "lscb" in grades else []
    return replace(one, grades=grades, inspectors=(invented_name(chance),), published=published,
                   items=_distinct(items), board_items=_distinct(board))  # fmt: skip


def _distinct(items: Sequence[Item]) -> tuple[Item, ...]:
    return tuple({item.text: item for item in items}.values())


def report(one: Facts, chance: Random, *, split: bool = False) -> bytes:
    """The report as a PDF."""
    look = Look(*chance.choice([("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")]),
                size=chance.choice([10, 11, 12]), margin=chance.choice([57, 72, 85]),
                apostrophe=chance.choice("’’'"))  # fmt: skip
    paper = Paper(look)
    _cover(paper, one, chance, split=split)
    on_cover = "lscb" in one.grades and chance.random() < 0.4
    if on_cover:
        _board_sentence(paper, one, chance)
    paper.turn()
    if chance.random() < 0.6:
        _contents(paper, one)
    early = chance.random() < 0.4
    number = _summary_and_lists(paper, one, chance, early=early)
    _findings(paper, one, chance, number)
    if "lscb" in one.grades:
        _board(paper, one, chance, sentence=not on_cover or chance.random() < 0.5, early=early)
    _information(paper, one, chance)
    feet = [f"Inspection of {one.council.short_name}", period(one.start - timedelta(days=1), one.end, chance)]
    furniture(paper, chance, feet if chance.random() < 0.3 else [])
    return paper.pdf()


def _cover(paper: Paper, one: Facts, chance: Random, *, split: bool) -> None:
    for part in broken(name_of(one.council, chance), 330, paper.look.font, 18):
        paper.line(part, size=18)
    paper.gap()
    again = (
        "" if "lscb" in one.grades else chance.choice(["Re-inspection of", "Reinspection of", "Re-inspection of the"])
    )
    subject = "services for children in need of help and protection, children looked after and care leavers"
    paper.paragraph(f"{again or 'Inspection of'} {subject}", bold=True)
    if "lscb" in one.grades:
        paper.line("and")
        board = chance.choice(["Local Safeguarding Children Board", "local safeguarding children board"])
        paper.paragraph(f"Review of the effectiveness of the {board}{chance.choice(['', '1'])}", bold=True)
    paper.gap()
    label = chance.choice(["Inspection date: ", "Inspection dates: "])
    for part in broken(
        label + period(one.start, one.end, chance), chance.choice([460, 460, 220]), paper.look.font, paper.look.size
    ):
        paper.line(part)
    if one.published:
        paper.line(f"Report published: {one.published.day} {one.published:%B %Y}")
    paper.gap()
    if split:
        paper.y = chance.uniform(500, 650)
    _block(paper, one, chance)


def headline(one: Facts, chance: Random) -> str:
    """The sentence over the table."""
    grade, name = one.grades["overall"], one.council.short_name
    word = grade.replace("_", " ")
    plain = word if chance.random() < 0.7 else word.capitalize()
    if word == "requires improvement":
        plain = chance.choice(["requires improvement", "requires improvement to be good", "Requires improvement"])
    return chance.choice([
        f"The overall judgement is {plain}",
        f"The overall judgement is {plain}.",
        f"The overall judgement is that children’s services {in_sentence(grade, chance, True)}",
        f"Children’s services in {name} {in_sentence(grade, chance, True)}",
        f"Children’s services in {name} {in_sentence(grade, chance, True)}",
        f"Children’s services in {one.council.name} {in_sentence(grade, chance, True)}",
        f"Children’s services in {name} {in_sentence(grade, chance, True)} because:",
    ])  # fmt: skip


def _block(paper: Paper, one: Facts, chance: Random) -> None:
    left = paper.look.margin
    grid = Grid(left=left, middle=left + chance.choice([220, 280, 310]), right=left + chance.choice([390, 420]),
                align=chance.choice(["top", "middle", "bottom"]),
                order=chance.choice(["rows", "rows", "columns", "lines", "grades first", "backwards", "anyhow"]),
                ruled=chance.random() < 0.7, padding=chance.choice([2, 4, 6]))  # fmt: skip
    before = len(paper.marks)
    paper.paragraph(headline(one, chance), bold=chance.random() < 0.5)
    if chance.random() < 0.3:
        paper.paragraph(
            "It is expected that, as a minimum, all children and young people receive good help, care and protection."
        )
    sentence = paper.marks[before:]
    late = chance.random() < 0.2
    if late:
        del paper.marks[before:]
    rows = [(f"{number} {label}", grade_words(one.grades[area], chance)) for area, (number, label) in ROWS.items()]
    page = paper.page
    table(paper, grid, rows, chance, bold=chance.random() < 0.3)
    if late and paper.page == page:
        paper.marks += sentence
    elif late:
        paper.marks[before:before] = sentence


def _board_sentence(paper: Paper, one: Facts, chance: Random) -> None:
    said = in_sentence(one.grades["lscb"], chance, False)
    paper.paragraph(chance.choice([
        f"The effectiveness of the Local Safeguarding Children Board (LSCB) {said}",
        f"The Local Safeguarding Children Board {said}",
        f"The Local Safeguarding Children Board (LSCB) {said}",
        f"The judgement of the Local Safeguarding Children Board is {said.removeprefix('is ')}",
        f"The judgement for the effectiveness of the LSCB is that it {said}",
    ]), bold=True)  # fmt: skip


def _contents(paper: Paper, one: Facts) -> None:
    paper.line("Contents", size=16)
    entries = ["Executive summary", "Recommendations", "Summary for children and young people", *HEADINGS.values(),
               "The Local Safeguarding Children Board (LSCB)", "Information about this inspection"]  # fmt: skip
    for number, entry in enumerate(entries, start=2):
        paper.line(f"{entry[:60]} {number}", size=10)
    paper.turn()


def _summary_and_lists(paper: Paper, one: Facts, chance: Random, *, early: bool) -> int:
    """The summary and the authority's list; the number of the next paragraph."""
    number = 1
    paper.line("Executive summary", size=16)
    for _ in range(chance.randint(2, 5)):
        prose(paper, chance, 4, number=number if early else None)
        number += 1
    size = chance.choice([14, 16])
    if early:
        paper.line("What does the local authority need to improve?", size=size)
        if chance.random() < 0.5:
            paper.line("Priority and immediate action", bold=True)
            split = len(one.items) // 2 or 1
            bullets(paper, chance, one.items[:split], first=number)
            paper.line("Areas for improvement", bold=True)
            bullets(paper, chance, one.items[split:], first=number + split)
        else:
            paper.line("Areas for improvement", bold=True)
            bullets(paper, chance, one.items, first=number)
        number += len(one.items)
        paper.line("The local authority’s strengths", size=size)
    else:
        paper.line("Recommendations", size=size)
        bullets(paper, chance, one.items, first=1)
        paper.line("Summary for children and young people", size=size)
    prose(paper, chance, 3, number=number if early else None)
    return number + 1


def _findings(paper: Paper, one: Facts, chance: Random, number: int) -> None:
    if chance.random() < 0.5:
        paper.line("Progress since the last inspection", size=14)
        prose(paper, chance, 3)
        paper.paragraph("The previous inspection of safeguarding in 2011 judged overall effectiveness to be good.")
    for area, heading in HEADINGS.items():
        word = one.grades[area].replace("_", " ")
        verb = chance.choice(["is", "are"])
        tail = f" {verb} {word}" if word != "requires improvement" else " requires improvement"
        paper.paragraph(heading + tail, size=14)
        paper.gap()
        for _ in range(chance.randint(1, 3)):
            prose(paper, chance, 5, number=number)
            number += 1


def _board(paper: Paper, one: Facts, chance: Random, *, sentence: bool, early: bool) -> None:
    paper.turn()
    paper.line("The Local Safeguarding Children Board (LSCB)", size=16)
    paper.gap()
    if sentence:
        _board_sentence(paper, one, chance)
        paper.gap()
    paper.line("Executive summary", size=14)
    prose(paper, chance, 4)
    paper.line("What does the LSCB need to improve?" if early else "Recommendations", size=14)
    if early:
        paper.line("Areas for improvement", bold=True)
    bullets(paper, chance, one.board_items, first=chance.choice([1, 60]))
    paper.line("Inspection findings – the Local Safeguarding Children Board", size=14)
    prose(paper, chance, 4, number=90)


def _information(paper: Paper, one: Facts, chance: Random) -> None:
    paper.turn()
    paper.line("Information about this inspection", size=16)
    prose(paper, chance, 3)
    paper.line("The inspection team", size=14)
    paper.paragraph(
        f"The inspection team consisted of {chance.choice(['eight', 'seven'])} of Her Majesty’s Inspectors (HMI)."
    )
    paper.line(f"Lead inspector: {one.inspectors[0]}{chance.choice(['', ' HMI', ', HMI'])}", bold=True)
    paper.line("Deputy lead inspector: Grace Hopper", bold=True)
    paper.paragraph("Team inspectors: Emmy Noether, Lise Meitner and Dorothy Hodgkin", bold=True)
    paper.line("Quality assurance manager: Rosalind Franklin", bold=True)
