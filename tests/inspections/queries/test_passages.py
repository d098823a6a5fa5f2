"""Searching finds what is published, as it stands, the same on both databases; and nothing that is typed breaks it."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse

from inspections.actions import publishing
from inspections.actions.indexing import index_everything, index_inspection, index_unindexed
from inspections.models import Finding, Inspection, Passage, PassageTheme
from inspections.queries.passage_search import PassageSearch
from inspections.queries.passages import (
    count_inspections_with_words,
    passage_by_key,
    search_facets,
    search_hits,
    themes_by_year,
)
from inspections.queries.vocabulary import corrected_queries, words_of_findings
from inspections.search.words import query_words
from inspections.stems import stems_of
from tests.readings import answered, ilacs, recommendation, section, settle
from tests.scenes import scene

TODAY = datetime.date(2026, 11, 22)
PARAGRAPHS = (
    "1. Social workers write chronologies, and leaders/managers audited them in 2024.",
    "2. Children in care are visited often; “drift” is rare in multi-agency plans.",
    "Too short.",
)

HOSTILE = (
    '"', '""', '"""', "'", "''", "\\", "%", "_", "*", "(", ")", "((", "))", "^", "~", ":", "-", "--", "+", "&", "|",
    "!", "<->", "AND", "a AND", "OR", "NOT", "NOT a", "a NEAR b", "NEAR(a, 5)", "text:a", "rank:1", "{a b}:c", "a*",
    "^a", "a -", '- "', "-a", '-"a b', "\0", "a\0b", "\x02a\x03", "'; DROP TABLE inspections_passage; --", "😀", "é",
    "日本", "ﬁ", "a" * 5000, "a " * 5000, '"' * 5000, "\u202e", "½", "１２", "a‐b", "!a & b | (c", "plans' OR '1'='1",
)  # fmt: skip


@scene
def report(record, editor):
    """The report of May 2025 with two recommendations and a section of its body."""
    items = (recommendation(1, "The quality of care plans for neglected children."), recommendation(2, "Supervision."))
    return answered(ilacs(recommendations=items, sections=(section(*PARAGRAPHS),)), by=editor)


@scene
def published(report, editor):
    settle(report, by=editor)
    return publishing.publish(report=report.pk, by=editor)


def search(typed="", **more):
    return PassageSearch(query_words(typed), TODAY, **more)


def found(typed="", **more):
    """The names of the passages of both kinds that a search finds."""
    kinds = ("recommendation", "paragraph")
    return {
        hit.passage.key
        for kind in kinds
        for hit in search_hits(search(typed, kind=kind, **more), first=0, count=50, newest=False)
    }


def test_a_report_is_found_by_its_words_once_it_is_published(report, editor):
    assert found("neglect") == set()
    settle(report, by=editor)
    publishing.publish(report=report.pk, by=editor)
    assert found("neglect") == {"r1"}


def test_each_passage_names_the_themes_that_it_is_found_by(published):
    for passage in Passage.objects.prefetch_related("themes"):
        assert passage.theme_keys.split() == [each.theme for each in passage.themes.all()]
    assert Passage.objects.get(kind="recommendation", position=1).theme_keys


def test_a_withdrawn_report_is_no_longer_found(report, published, editor):
    publishing.withdraw(report=report.pk, by=editor, why="")
    assert (found("neglect"), found(), Passage.objects.count(), PassageTheme.objects.count()) == (set(), set(), 0, 0)


def test_a_report_that_only_brought_its_inspection_leaves_nothing_behind(register, editor):
    report = answered(ilacs(sections=(section(*PARAGRAPHS),)), by=editor)
    settle(report, by=editor)
    publishing.publish(report=report.pk, by=editor)
    publishing.withdraw(report=report.pk, by=editor, why="")
    assert (Inspection.objects.count(), found("plans")) == (0, set())


def test_a_report_whose_publishing_fails_is_not_found(report, editor, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    settle(report, by=editor)
    monkeypatch.setattr(publishing.queue, "release_report", fail)
    with pytest.raises(RuntimeError):
        publishing.publish(report=report.pk, by=editor)
    assert found("neglect") == set()


def test_passages_keep_their_pages_heading_and_strand(published):
    paragraph = Passage.objects.get(kind="paragraph", position=2)
    assert (paragraph.page, paragraph.last_page, paragraph.area) == (5, 5, "children_in_care")
    assert paragraph.heading == "The experiences and progress of children in care"
    assert Passage.objects.get(kind="recommendation", position=1).page == 2
    assert Passage.objects.filter(kind="paragraph").count() == 2


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("neglect", {"r1"}),  # the word is “neglected”
        ("PLANNING", {"r1", "p2"}),
        ("plan -neglect", {"p2"}),
        ('"care plans"', {"r1"}),
        ('"plans care"', set()),
        ("multi-agency", {"p2"}),
        ("managers", {"p1"}),  # “leaders/managers”
        ("2024", {"p1"}),
        ("the", {"r1"}),  # no word is too common
        ("drift", {"p2"}),
        ("chronology audit", {"p1"}),
        ("nowhere", set()),
        ("plans OR chronologies", {"r1", "p1", "p2"}),
        ('nowhere OR "children in care"', {"p2"}),
        ("plans OR chronologies -neglect", {"p1", "p2"}),
        ("multiagency", {"p2"}),  # “multi-agency”
        ("child's", {"r1", "p2"}),
    ],
)
def test_words_are_found_in_any_of_their_forms(published, typed, names):
    assert found(typed) == names


SENTENCES = (
    "The well-being of children under-18s, and their behaviour.", "Wellbeing of under 18s; organisation of care.",
    "Programmes for carers’ counselling were re-organized.", "A judgment of the court on child's plans.",
    "Multi-agency co-ordination; coordinated audits of practice.", "Practise audits, practising managers/leaders.",
    "Children’s homes: licensing and O’Neill’s review, 1990s.", "Care care care, plan of plan, naïve café 日本.",
)  # fmt: skip
TYPED = (
    "wellbeing", "well-being", '"well being"', "under-18s", "under 18", "organize", "organisation OR program",
    "children",
    "child -plans", "counseling", "judgement", "multiagency", "multi-agency", "coordinate", "co-ordinate", "practice",
    '"practise audits"', '"audits practise"', "audit OR court -practice", "licence OR 1990", "oneill", "care plan",
    '"care care"', '"plan of plan"', "cafe", "日本", "managers", "the", "of and", "naive OR naïve", "zebra", "xendx",
    "behavior care", "review | judgment", "children AND homes", '-care children', "re-organised", "reorganised",
)  # fmt: skip


def is_in(phrase, stems):
    return any(tuple(stems[at : at + len(phrase)]) == phrase for at in range(len(stems)))


def by_hand(typed):
    """The sentences that a search must find, looked up word by word."""
    words, indexed = query_words(typed), [stems_of(sentence).split() for sentence in SENTENCES]
    return {
        number for number, stems in enumerate(indexed, start=1)
        if all(any(is_in(phrase, stems) for phrase in group) for group in words.groups)
        and not any(is_in(phrase, stems) for phrase in words.excluded)
    }  # fmt: skip


def test_both_databases_find_what_is_found_by_hand(published):
    Passage.objects.all().delete()
    Passage.objects.bulk_create(
        Passage(inspection=published, kind="paragraph", position=n, text=text)
        for n, text in enumerate(SENTENCES, start=1)
    )
    answers = {typed: {int(name[1:]) for name in found(typed)} for typed in TYPED}
    assert answers == {typed: by_hand(typed) for typed in TYPED}
    assert sum(map(bool, answers.values())) > 30


def test_of_every_kind_what_a_report_lists_stands_before_its_paragraphs(published):
    hits = search_hits(search(kind=""), first=0, count=9, newest=False)
    assert [hit.passage.key for hit in hits] == ["r1", "r2", "p1", "p2"]
    assert search_facets(search(kind="")).inspections == 1


def test_a_council_and_the_grade_of_any_judgement_narrow_the_search(published):
    published.judgements.filter(area="overall").update(grade="good")
    published.judgements.filter(area="leadership").update(grade="inadequate")
    for chosen, judgement, names in (
        ({"council": "stoke-on-trent"}, "", {"r1", "r2", "p1", "p2"}),
        ({"council": "derby"}, "", set()),
        ({"grade": "good"}, "", {"r1", "r2", "p1", "p2"}),
        ({"grade": "inadequate"}, "", set()),
        ({"grade": "inadequate"}, "any", {"r1", "r2", "p1", "p2"}),
        ({"grade": "inadequate"}, "leadership", {"r1", "r2", "p1", "p2"}),
        ({"grade": "outstanding"}, "any", set()),
        ({"grade": "none"}, "adoption", {"r1", "r2", "p1", "p2"}),
    ):
        assert found(chosen=chosen, judgement=judgement) == names, (chosen, judgement)
    counts = search_facets(search(judgement="any")).counts["grade"]
    assert (counts["good"], counts["inadequate"]) == (2, 2)


def test_a_misspelt_word_has_words_that_are_meant(published):
    vocabulary = words_of_findings()
    for typed, meant in (("supervison", ["supervision"]), ("neglectd plans", ["neglected plans"]), ("zebra", [])):
        assert list(corrected_queries(typed, query_words(typed), vocabulary))[:1] == meant


def test_nothing_that_is_typed_breaks_searching(published):
    for typed in HOSTILE:
        for kind in ("recommendation", "paragraph"):
            each = search(typed, kind=kind)
            assert search_facets(each).inspections in (0, 1), typed
            assert len(search_hits(each, first=0, count=10, newest=True)) <= 2, typed


def test_what_was_looked_for_is_marked(published):
    (hit,) = search_hits(search("neglect plan"), first=0, count=5, newest=False)
    assert hit.parts == (
        ("The quality of care ", False),
        ("plans", True),
        (" for ", False),
        ("neglected", True),
        (" children. (1)", False),
    )


def test_marks_in_a_text_of_ours_do_no_harm(report, editor):
    settle(report, by=editor)
    inspection = publishing.publish(report=report.pk, by=editor)
    row = inspection.findings.first()
    row.text = "<script>alert(1)</script> \x02neglect\x03 plans"
    row.save()
    index_inspection(inspection)
    (hit,) = search_hits(search("neglect"), first=0, count=5, newest=False)
    assert hit.parts == (("<script>alert(1)</script>  ", False), ("neglect", True), ("  plans", False))


def test_facets_count_with_all_else_as_chosen(published):
    every = search_facets(search())
    assert every.kinds == {"recommendation": 2, "paragraph": 2}
    assert every.counts == {
        "framework": {"ilacs": 2},
        "region": {"West Midlands": 2},
        "council": {"stoke-on-trent": 2},
        "grade": {"requires_improvement": 2},
        "year": {"2025": 2},
    }
    assert every.themes == {"plans": 1, "neglect": 1, "supervision": 1}
    elsewhere = search_facets(search(chosen={"region": "London"}))
    assert (elsewhere.inspections, elsewhere.counts["region"]) == (0, {"West Midlands": 2})
    assert elsewhere.counts["framework"] == {}


def test_a_theme_narrows_to_its_passages(published):
    assert found(theme="supervision") == {"r2"}
    assert search_facets(search(theme="supervision")).themes == {"plans": 1, "neglect": 1, "supervision": 1}


def test_leadership_stands_for_the_overall_grade_that_is_no_longer_printed(published):
    published.judgements.get(area="overall").delete()
    published.judgements.filter(area="leadership").update(grade="good")
    assert search_facets(search()).counts["grade"] == {"good": 2}


def test_an_earlier_date_finds_only_what_was_published_by_then(published):
    before = PassageSearch(query_words("plans"), datetime.date(2025, 7, 14))
    assert search_facets(before).inspections == 0
    assert count_inspections_with_words(before)[0] == 0
    on_the_day = PassageSearch(query_words("plans"), datetime.date(2025, 7, 15))
    assert search_facets(on_the_day).inspections == 1


def test_the_other_basis_goes_by_the_end_of_the_inspection(published):
    late = datetime.date(2025, 8, 31)
    assert search_facets(PassageSearch(query_words(""), late, ended_by=datetime.date(2025, 5, 22))).inspections == 0
    assert search_facets(PassageSearch(query_words(""), late, ended_by=datetime.date(2025, 5, 23))).inspections == 1


def test_themes_by_year_count_reports_not_recommendations(published):
    Finding.objects.create(inspection=published, position=3, text="More plans.", audience="authority")
    Finding.objects.create(inspection=published, position=4, text="Partners.", audience="lscb")
    index_inspection(published)
    assert themes_by_year(search("nothing of this")) == (
        {("plans", 2025): 1, ("neglect", 2025): 1, ("supervision", 2025): 1},
        {2025: 1},
    )


def test_a_passage_is_named_in_an_address(published):
    assert passage_by_key(published.pk, "p2").text.startswith("2. Children in care")
    assert passage_by_key(published.pk, "r1").kind == "recommendation"
    assert [passage_by_key(published.pk, name) for name in ("p99", "x1", "p", "", "p1' --", "p" + "9" * 40)] == [
        None
    ] * 6


def test_an_edit_in_the_admin_is_found_at_once(published, admin_client):
    row = published.findings.get(position=2)
    fields = {"inspection": published.pk, "kind": "recommendation", "position": 2, "number": "2", "text": "Visits.",
              "audience": "authority", "section": "", "tag": "", "page": "", "boxes": "[]",
              "change_reason": "As printed."}  # fmt: skip
    address = reverse("admin:inspections_finding_change", args=(row.pk,))
    assert admin_client.post(address, fields).status_code == 302
    assert (found("visits"), found("supervision")) == ({"r2", "p2"}, set())
    given = {"post": "yes", "change_reason": "It is not printed."}
    admin_client.post(reverse("admin:inspections_finding_delete", args=(row.pk,)), given)
    assert found("visits") == {"p2"}


def test_whoever_writes_the_index_follows(published):
    kinship = "Everything about kinship"
    Passage.objects.filter(kind="paragraph").update(text=kinship, stems=stems_of(kinship))
    assert found("kinship") == {"p1", "p2"}
    assert found("drift") == set()
    Passage.objects.filter(kind="paragraph").delete()
    assert found("kinship") == set()


def test_everything_can_be_made_anew(published, capsys):
    before = list(Passage.objects.order_by("kind", "position").values_list("kind", "position", "text"))
    Passage.objects.all().delete()
    call_command("reindex")
    assert "Indexed 4 passages." in capsys.readouterr().out
    assert list(Passage.objects.order_by("kind", "position").values_list("kind", "position", "text")) == before
    assert found("neglect") == {"r1"}
    assert index_everything() == 4


def test_what_was_published_before_there_was_an_index_is_indexed_once(published):
    Passage.objects.all().delete()
    assert (index_unindexed(), index_unindexed()) == (1, 0)
    assert found("neglect") == {"r1"}


def test_facets_and_hits_ask_as_much_of_many_reports_as_of_one(published, django_assert_max_num_queries):
    texts = [f"Plans for neglected children, number {n}." for n in range(300)]
    Passage.objects.bulk_create(
        Passage(inspection=inspection, kind="recommendation", position=n + 10, text=text)
        for inspection in Inspection.objects.order_by("pk")[:20]
        for n, text in enumerate(texts)
    )
    with django_assert_max_num_queries(5):
        assert search_facets(search("neglect")).kinds == {"recommendation": 6001}
        assert len(search_hits(search("neglect"), first=40, count=20, newest=False)) == 20
