"""What a person deleted among all records comes back as it was: rows, numbers, address, links, discrepancies."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from authorities.models import Authority
from inspections.actions.addresses import retire
from inspections.actions.indexing import index_inspection
from inspections.actions.putting_back import put_back
from inspections.actions.snapshots import take_snapshot
from inspections.errors import InvalidValueError, WrongStateError
from inspections.lineage.items import item_key
from inspections.models import (
    Discrepancy,
    Finding,
    Import,
    ImportedRow,
    Inspection,
    Judgement,
    KnownMissing,
    Passage,
    RecommendationLink,
    WithdrawnInspection,
)
from inspections.queries.corrections import corrections
from inspections.roles import Role
from tests.people import person
from tests.scenes import scene

WHY = "It was thought to be a second entry."


def words(response):
    return " ".join(response.content.decode().split())


@scene
def stoke(record, administrator):
    """An imported inspection with all that can hang on one: grades, an item with a link, a discrepancy, its import."""
    inspection = Inspection.objects.get(authority__dfe_number="861", start="2025-05-12")
    Finding.objects.create(inspection=inspection, position=1, text="The quality of plans.", source="entered")
    Discrepancy.objects.create(
        inspection=inspection,
        area="overall",
        field="grade",
        ours="good",
        theirs="outstanding",
        source=Judgement.Source.PRESS,
        decision=Discrepancy.Decision.KEPT,
        why="The report says so.",
        at=timezone.now(),
    )
    RecommendationLink.objects.create(
        authority=inspection.authority,
        later_inspection=inspection.key,
        later_item=item_key("The quality of plans."),
        later_text="The quality of plans.",
        earlier_inspection="861-ilacs-2019-01-01",
        earlier_item="b" * 16,
        earlier_text="Plans.",
        kind="related",
        score=0.5,
        version="1",
        decision="rejected",
        decided_at=timezone.now(),
        decided_by=administrator,
    )
    table = Import.objects.create(sha256="0" * 64, name="outcomes.csv", at=timezone.now())
    table.rows.create(row=2, number=inspection.pk, inspection=inspection, is_new=True)
    return inspection


def _all_of(pk):
    inspection = Inspection.objects.get(pk=pk)
    linked = RecommendationLink.objects.filter(later_inspection=inspection.key).exclude(decision="")
    return {
        "row": (inspection.pk, inspection.key, inspection.origin, inspection.authority_id, inspection.framework),
        "columns": take_snapshot(inspection),
        "discrepancies": list(inspection.discrepancies.values()),
        "links": list(linked.values("later_item", "decision")),
        "import": list(ImportedRow.objects.filter(inspection=inspection).values()),
        "passages": Passage.objects.filter(inspection=inspection).count(),
    }


def _delete(admin_client, row):
    address = reverse(f"admin:inspections_{type(row)._meta.model_name}_delete", args=(row.pk,))
    assert admin_client.post(address, {"post": "yes", "change_reason": WHY}).status_code == 302


def _deletion(model, kind):
    return f"{model._meta.model_name}-{model.history.filter(history_type=kind).latest('history_id').history_id}"


def test_a_deleted_inspection_comes_back_from_changes_with_all_that_hung_on_it(stoke, admin_client, client):
    index_inspection(stoke)
    before = _all_of(stoke.pk)
    _delete(admin_client, stoke)
    assert not Inspection.objects.filter(pk=stoke.pk).exists()

    listed = words(admin_client.get(reverse("inspections:changes")))
    assert "<strong>Inspection deleted</strong>" in listed
    given = {"deletion": _deletion(WithdrawnInspection, "+")}
    assert given["deletion"] in listed
    done = words(admin_client.post(reverse("inspections:put_deleted_back"), given, follow=True))

    assert "Put back as it was: " in done
    assert _all_of(stoke.pk) == before
    assert not WithdrawnInspection.objects.exists()
    assert "<strong>Inspection put back</strong>" in done
    # It is told as one change, and is there to be put back no longer.
    assert done.count("The removal was undone") == 1
    assert given["deletion"] not in done
    public = words(client.get("/corrections/"))
    assert "Inspection put back on the record.</strong> It stands on the record as it was before" in public
    assert public.index("Inspection put back") < public.index("Inspection taken off the record")
    assert client.get(reverse("dashboard:inspection", args=(stoke.pk,))).status_code == 200
    assert [each.field for each in corrections(inspections=[stoke.pk])] == ["return", "withdrawal"]


def test_a_second_press_or_a_forged_one_changes_nothing(stoke, administrator):
    retire(stoke, by=administrator, why=WHY, by_hand=True)
    deletion = _deletion(WithdrawnInspection, "+")
    put_back(deletion=deletion, by=administrator)
    count = Inspection.history.count()
    with pytest.raises(WrongStateError, match="already been put back"):
        put_back(deletion=deletion, by=administrator)
    for forged in ("", "judgement-1", "withdrawninspection-x", "withdrawninspection-" + "9" * 30):
        with pytest.raises(InvalidValueError):
            put_back(deletion=forged, by=administrator)
    assert Inspection.history.count() == count


def test_deleted_twice_the_last_deletion_alone_is_undone(stoke, administrator):
    key = stoke.key
    retire(stoke, by=administrator, why=WHY, by_hand=True)
    first = _deletion(WithdrawnInspection, "+")
    put_back(deletion=first, by=administrator)
    back = Inspection.objects.get(key=key)
    back.judgements.first().delete()
    left = back.judgements.count()
    retire(back, by=administrator, why=WHY, by_hand=True)
    with pytest.raises(WrongStateError):
        put_back(deletion=first, by=administrator)
    put_back(deletion=_deletion(WithdrawnInspection, "+"), by=administrator)
    assert Inspection.objects.get(key=key).judgements.count() == left


def test_what_came_again_meanwhile_is_not_doubled(stoke, administrator):
    retire(stoke, by=administrator, why=WHY, by_hand=True)
    other = Inspection(
        key="861-ilacs-2025-05-13",
        authority=stoke.authority,
        framework=stoke.framework,
        kind=stoke.kind,
        start=stoke.start,
        end=stoke.end,
        published=stoke.published,
        origin="import",
    )
    other.save()
    with pytest.raises(InvalidValueError, match="The record has this inspection already"):
        put_back(deletion=_deletion(WithdrawnInspection, "+"), by=administrator)
    assert WithdrawnInspection.objects.get().key == stoke.key


def test_a_known_gap_that_was_taken_out_comes_back(register, admin_client):
    stoke = Authority.objects.get(dfe_number="861")
    row = KnownMissing.objects.create(
        authority=stoke,
        framework="ilacs",
        kind="full",
        published=datetime.date(2026, 7, 1),
        known="A letter names it.",
        source="The letter",
    )
    _delete(admin_client, row)
    given = {"deletion": _deletion(KnownMissing, "-")}
    address = reverse("inspections:put_deleted_back")
    assert given["deletion"] in words(admin_client.get(reverse("inspections:changes")))
    assert "Put back as it was: " in words(admin_client.post(address, given, follow=True))
    assert KnownMissing.objects.get(pk=row.pk).known == "A letter names it."
    assert "already been put back" in words(admin_client.post(address, given, follow=True))


def test_editors_who_may_not_publish_put_nothing_back(stoke, administrator, client):
    client.force_login(person("eddy", Role.EDITOR))
    retire(stoke, by=administrator, why=WHY, by_hand=True)
    given = {"deletion": _deletion(WithdrawnInspection, "+")}
    assert given["deletion"] not in words(client.get(reverse("inspections:changes")))
    assert client.post(reverse("inspections:put_deleted_back"), given).status_code == 403
    assert not Inspection.objects.filter(key=stoke.key).exists()
