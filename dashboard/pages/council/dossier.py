"""Everything known about a council as at a date, loaded once for its page, its files and its committee paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from authorities.queries import delivery_bodies_of
from dashboard.counting.position import Position
from dashboard.counting.record import Council, Record
from dashboard.pages.council.delivery_bodies import delivery_body_sentences
from dashboard.pages.council.page import CouncilPage, council_page, council_position, inspections_of_council
from dashboard.pages.council.recurring_recommendations import (
    EarlierReports,
    RecommendationOutcome,
    RecurringThemes,
    earlier_reports,
    recommendation_outcomes,
    recurring_themes_section,
    theme_labels,
)
from dashboard.shared.asked_again import AskedSince, asked_since
from dashboard.shared.params import Params
from dashboard.shared.recommendation_lines import RecommendationList, recommendation_list
from dashboard.shared.record_cache import neighbour_pks
from inspections.models import Inspection
from inspections.queries.asked_counts import AskedCounts, asked_counts
from inspections.queries.lineage import CouncilLineage, council_lineage
from inspections.queries.recommended import InspectionRecommendations, published_recommendations
from inspections.queries.record import PublishedInspection, inspection_with_evidence


@dataclass(frozen=True)
class CouncilDossier:
    """`latest_inspection` is the latest graded one, with its report and the evidence for each judgement.

    `report_words` has the recommendations of the last reports by the primary key of the inspection. `neighbours` are
    the primary keys of the statistical neighbours, closest first.
    """

    record: Record
    council: Council
    params: Params
    neighbours: Sequence[int]
    page: CouncilPage
    earlier: EarlierReports
    latest_inspection: Inspection | None
    report_words: Mapping[int, InspectionRecommendations]
    delivery_bodies: tuple[str, ...]

    @cached_property
    def position(self) -> Position:
        return council_position(self.record, self.council, self.params)

    @property
    def previous(self) -> PublishedInspection | None:
        return self.earlier.previous

    @cached_property
    def outcomes(self) -> RecommendationOutcome | None:
        return recommendation_outcomes(self.earlier, self.report_words)

    @cached_property
    def asked(self) -> AskedSince | None:
        """What editors know of the recommendations of the latest report against the earlier ones on the record."""
        if self.lineage is None or self.latest_inspection is None:
            return None
        return asked_since(self.lineage, self.latest_inspection.key)

    @cached_property
    def asked_counts(self) -> AskedCounts:
        return asked_counts(self.council.pk)

    @cached_property
    def lineage(self) -> CouncilLineage | None:
        """As far as reports that count by the date go; None where there is nothing to tell of it."""
        if not self.asked_counts.is_marked:
            return None
        return council_lineage(self.council.pk).until(inspection.key for inspection in self.inspections)

    @cached_property
    def recurring_themes(self) -> RecurringThemes | None:
        return recurring_themes_section(self.earlier, self.report_words)

    @cached_property
    def recommendations(self) -> RecommendationList | None:
        marks = dict(self.outcomes.marks) if self.outcomes else {}
        marks |= self.asked.words_by_position if self.asked else {}
        return recommendation_list(self.latest_inspection, marks, theme_labels(self.earlier, self.report_words))

    @cached_property
    def inspections(self) -> list[PublishedInspection]:
        """Every inspection and visit on the record by the date, oldest report first."""
        return inspections_of_council(self.record, self.council, self.params.when.as_at)[::-1]


def load_dossier(record: Record, council: Council, params: Params) -> CouncilDossier:
    """Loads the dossier; the number of queries does not depend on the number of inspections."""
    neighbours = neighbour_pks(council)
    page = council_page(record, council, neighbours, params)
    past = earlier_reports(record, council, params.when.as_at)
    return CouncilDossier(
        record=record,
        council=council,
        params=params,
        neighbours=neighbours,
        page=page,
        earlier=past,
        latest_inspection=inspection_with_evidence(page.latest_pk) if page.latest_pk else None,
        report_words=published_recommendations(past.pks),
        delivery_bodies=delivery_body_sentences(delivery_bodies_of(council.pk), council.pk, params.when.date),
    )
