"""The last sections of a paper: every inspection of the council, how things are counted, sources and licence."""

from collections.abc import Iterator

from django.urls import reverse

from dashboard.charts.grades import grade_sentence
from dashboard.claims.sources import sources_words
from dashboard.claims.words import (
    area_name_under,
    first_month_without,
    format_publication,
    kind_name,
    position_words_in_full,
)
from dashboard.committee_paper.blocks import Block, BulletList, Grid, GridCell, Heading, Paragraph
from dashboard.counting.areas import has_ended, overall_area
from dashboard.counting.as_at import Basis
from dashboard.counting.outcome import outcome_of
from dashboard.files.table import dated_address
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.shared.as_at_bar import undated_words
from dashboard.shared.figures import source_line
from dashboard.shared.licence import ATTRIBUTION
from dashboard.shared.links import WholeAddress, council_address, inspection_address
from inspections.partial_dates import format_day
from inspections.queries.record import PublishedInspection


def history_blocks(dossier: CouncilDossier, whole: WholeAddress) -> Iterator[Block]:
    """Every inspection and visit, newest first, across frameworks."""
    found = dossier.inspections[::-1]
    yield Heading("Every inspection and visit on the record")
    if not found:
        yield Paragraph(dossier.page.words.none)
        return
    if dossier.page.figure:
        yield Paragraph(f"{dossier.page.figure.title}.")
    yield Grid(
        caption=f"Inspections and visits of {dossier.council.name}, newest first",
        header=("Report published", "Inspection", "Judgements"),
        rows=tuple(_inspection_row(i, whole) for i in found),
        widths=(20, 28, 52),
        note="Judgements of different frameworks are listed together here; only like is compared with like.",
    )


def _inspection_row(inspection: PublishedInspection, whole: WholeAddress) -> tuple[GridCell, ...]:
    date = format_publication(inspection.published, inspection.published_precision)
    address = whole(inspection_address(inspection.pk))
    grades = [
        f"{area_name_under(inspection.framework, a)}: {grade_sentence(outcome_of(inspection, a))}"
        for a in inspection.judgements
    ]
    what = kind_name(inspection.framework, inspection.kind)
    return GridCell(date, href=address), GridCell(what), GridCell("\n".join(grades) or "A letter, without grades")


def counting_blocks(dossier: CouncilDossier, whole: WholeAddress) -> Iterator[Block]:
    yield Heading("How things are counted")
    yield BulletList(tuple(_counting_rules(dossier)))
    method = whole(reverse("dashboard:method"))
    yield Paragraph("How things are counted, in full", href=method)


def _counting_rules(dossier: CouncilDossier) -> Iterator[str]:
    when = dossier.params.when
    yield (
        "Where councils are counted, each council that existed on the date counts once, by its latest graded "
        f"inspection under {position_words_in_full()}. What that inspection did not judge is not "
        "filled from an older one. Where inspections are counted, a council inspected twice counts twice."
    )
    if when.as_at.basis is Basis.PUBLISHED:
        day = format_day(when.date)
        yield f"What was published by {day} counts, so that these numbers do not change with hindsight."
    else:
        until = format_day(when.as_at.published_until)
        left = undated_words([dossier.position.inspection], dossier.params)
        words = f"Inspections that ended by {format_day(when.date)} and were published by {until} count. {left}"
        yield words.strip()
    yield (
        "A percentage is of those with that judgement, and their number is given with it. Percentages are rounded for "
        "show and are never made to add up to 100. Grades are never averaged."
    )
    yield (
        "Not judged, not printed, not in the record and not yet inspected are four different things; none of them is "
        "counted as a grade."
    )
    if has_ended(overall_area(), when.date):
        since = first_month_without(overall_area(), when.date)
        yield (
            f"Inspections that start from {since} give no overall grade, and none is made up here. The councils that "
            "hold an earlier one are becoming fewer and are not typical of the rest."
        )


def source_blocks(dossier: CouncilDossier, whole: WholeAddress) -> Iterator[Block]:
    yield Heading("Sources and licence")
    yield Paragraph(
        f"{source_line(dossier.params.when, sources_words(dossier.inspections))} {_how_much_was_read(dossier)}"
    )
    yield Paragraph(
        f"{ATTRIBUTION} The reports are Crown copyright. This is not an official document of any inspectorate."
    )
    page = whole(dated_address(dossier.params, council_address(dossier.council.slug)))
    yield Paragraph(f"This paper as a page, {dossier.params.when.as_at_words}: {page}", href=page)


def _how_much_was_read(dossier: CouncilDossier) -> str:
    """How many of the council's inspections were read from their reports."""
    every, name = dossier.inspections, dossier.council.name
    read = sum(inspection.origin == "report" for inspection in every)
    if not every:
        return ""
    if len(every) == 1:
        how = "was read from its report and checked by an editor" if read else "is known by its facts only"
        return f"The one inspection of {name} on the record {how}."
    total = f"{len(every)} inspections and visits of {name} on the record"
    if not read:
        return f"Of the {total} only facts are known; the reports have not been added yet."
    if read == len(every):
        return f"All {total} were read from their reports and checked by an editor."
    were, rest = "was" if read == 1 else "were", len(every) - read
    other = "the other one" if rest == 1 else f"the other {rest}"
    return (
        f"Of the {total}, {read} {were} read from the report and checked by an editor; of {other} only facts are known."
    )
