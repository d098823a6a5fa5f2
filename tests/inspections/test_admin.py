import pytest
from django.contrib.admin import site
from django.contrib.auth.models import User
from django.urls import reverse

from authorities.models import Authority
from inspections.models import Inspection, Judgement, KnownMissing
from inspections.queries.corrections import corrections
from tests.inspections.actions.test_publishing import publish
from tests.readings import answered, ilacs
from tests.scenes import scene


@scene
def admin(db):
    return User.objects.create_superuser("root", password="x")


@pytest.mark.parametrize(
    "model",
    [
        "authorities_authority",
        "authorities_authorityname",
        "authorities_succession",
        "inspections_report",
        "inspections_inspection",
        "inspections_judgement",
        "inspections_finding",
        "inspections_change",
        "inspections_import",
    ],
)
def test_an_administrator_can_search_every_kind_of_row(record, admin_client, model):
    response = admin_client.get(reverse(f"admin:{model}_changelist"), {"q": "Stoke"})
    assert response.status_code == 200


def test_an_administrator_can_open_an_inspection_and_its_history(record, admin_client):
    inspection = Inspection.objects.get(authority__dfe_number="861", start="2025-05-12")
    page = reverse("admin:inspections_inspection_change", args=(inspection.pk,))
    assert "15/07/2025" in admin_client.get(page).content.decode()
    history = reverse("admin:inspections_inspection_history", args=(inspection.pk,))
    assert admin_client.get(history).status_code == 200


def form_of(inspection, **changes):
    fields = {
        "authority": inspection.authority_id,
        "framework": inspection.framework,
        "kind": inspection.kind,
        "start": inspection.start or "",
        "end": inspection.end or "",
        "published": inspection.published,
        "published_precision": inspection.published_precision,
        "published_source": inspection.published_source,
        "lead_inspector": inspection.lead_inspector,
        "recommendation_count": inspection.recommendation_count or "",
    }
    fields["change_reason"] = "The report says so."
    for inline in ("judgements", "findings"):
        fields |= {f"{inline}-TOTAL_FORMS": 0, f"{inline}-INITIAL_FORMS": 0}
    return fields | changes


def test_a_change_in_the_admin_is_kept_with_who_and_what(record, administrator, admin_client):
    inspection = Inspection.objects.get(authority__dfe_number="861", start="2025-05-12")
    page = reverse("admin:inspections_inspection_change", args=(inspection.pk,))
    response = admin_client.post(page, form_of(inspection, lead_inspector="B. Other"))
    assert response.status_code == 302
    newest, before = Inspection.history.filter(id=inspection.pk)[:2]
    assert (newest.lead_inspector, newest.history_user) == ("B. Other", administrator)
    assert before.lead_inspector == inspection.lead_inspector


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"end": "2025-05-01"}, "Give both days on site, the first not after the last, or neither."),
        ({"published": "2025-05-13"}, "A report cannot be published before the inspection ended."),
        ({"start": "2022-10-03"}, "This council already has an inspection under this framework from that day."),
    ],
)
def test_the_admin_refuses_in_words_what_would_break_the_record(record, admin_client, changes, sentence):
    inspection = Inspection.objects.get(authority__dfe_number="861", start="2025-05-12")
    page = reverse("admin:inspections_inspection_change", args=(inspection.pk,))
    response = admin_client.post(page, form_of(inspection, **changes))
    assert response.status_code == 200
    assert sentence in response.content.decode()


def judgement_of(inspection, area, grade):
    return {
        "inspection": inspection.pk,
        "area": area,
        "grade": grade,
        "source": "entered",
        "confidence": "certain",
    }


@pytest.mark.parametrize(
    ("start", "area", "grade", "sentence"),
    [
        ("2025-05-12", "lscb", "good", "Lscb: this framework does not judge it."),
        ("2025-05-12", "children_in_care_and_care_leavers", "good", "to 31 March 2026 do not have it."),
        ("2022-10-03", "adoption", "adequate", "this framework does not judge it."),
    ],
)
def test_a_judgement_that_its_inspection_cannot_have_is_refused(record, admin_client, start, area, grade, sentence):
    inspection = Inspection.objects.get(authority__dfe_number="861", start=start)
    page = reverse("admin:inspections_judgement_add")
    response = admin_client.post(page, judgement_of(inspection, area, grade))
    assert sentence in response.content.decode()
    assert not Judgement.objects.filter(inspection=inspection, area=area).exists()


def test_a_grade_that_the_scale_lacks_is_refused_where_a_judgement_is_changed(record, admin_client):
    judgement = Judgement.objects.get(inspection__authority__dfe_number="861", inspection__framework="sif", area="lscb")
    page = reverse("admin:inspections_judgement_change", args=(judgement.pk,))
    before = judgement.grade
    response = admin_client.post(page, judgement_of(judgement.inspection, "lscb", "adequate"))
    assert "SIF has no grade “adequate”. Choose outstanding, good," in response.content.decode()
    judgement.refresh_from_db()
    assert judgement.grade == before


def test_a_framework_that_does_not_judge_what_the_inspection_has_is_refused(record, admin_client):
    inspection = Inspection.objects.get(authority__dfe_number="861", start="2025-05-12")
    page = reverse("admin:inspections_inspection_change", args=(inspection.pk,))
    response = admin_client.post(page, form_of(inspection, framework="sif"))
    content = response.content.decode()
    assert "Children in care: this framework does not judge it." in content
    assert "SIF began on 1 November 2013" not in content
    assert "First day on site: the last inspections under SIF began by 31 July 2018." in content


def judgements_of(inspection, *new, **grades):
    """The inline forms of a page: every judgement that is there, with other grades or further ones."""
    there = list(inspection.judgements.all()) if inspection.pk else []
    rows = [(row.area, grades.get(row.area, row.grade), row.pk) for row in there]
    rows += [(area, grade, "") for area, grade in new]
    fields = {"judgements-TOTAL_FORMS": len(rows), "judgements-INITIAL_FORMS": len(there)}
    for at, (area, grade, pk) in enumerate(rows):
        values = {"area": area, "grade": grade, "source": "entered", "id": pk, "inspection": inspection.pk or ""}
        fields |= {f"judgements-{at}-{name}": value for name, value in values.items()}
    return fields


def test_the_judgements_of_an_inspection_are_looked_at_together_with_its_days(record, admin_client):
    inspection = Inspection.objects.get(authority__dfe_number="861", start="2025-05-12")
    page = reverse("admin:inspections_inspection_change", args=(inspection.pk,))
    later = {"start": "2026-05-12", "end": "2026-05-23", "published": "2026-07-15"}
    response = admin_client.post(page, form_of(inspection, **later, **judgements_of(inspection)))
    assert "Overall effectiveness: ILACS inspections from 1 April 2026 do not have it." in response.content.decode()
    without = judgements_of(inspection)
    at = next(name.split("-")[1] for name, value in without.items() if value == "overall")
    response = admin_client.post(page, form_of(inspection, **later, **without, **{f"judgements-{at}-DELETE": "on"}))
    assert response.status_code == 302
    inspection.refresh_from_db()
    assert inspection.start.isoformat() == "2026-05-12"
    assert not inspection.judgements.filter(area="overall").exists()
    gone = [each for each in corrections(inspections=[inspection.pk]) if each.new is None]
    assert [(each.area, each.why) for each in gone] == [("overall", "The report says so.")]


def test_a_grade_of_another_scale_is_refused_among_the_judgements_of_a_page(record, admin_client):
    inspection = Inspection.objects.get(authority__dfe_number="861", start="2025-05-12")
    page = reverse("admin:inspections_inspection_change", args=(inspection.pk,))
    response = admin_client.post(page, form_of(inspection, **judgements_of(inspection, leadership="adequate")))
    assert "Leadership: ILACS has no grade “adequate”." in response.content.decode()
    assert inspection.judgements.get(area="leadership").grade != "adequate"


def test_an_inspection_of_grades_is_not_added_without_one(record, admin_client):
    inspection = Inspection.objects.get(authority__dfe_number="861", start="2025-05-12")
    page = reverse("admin:inspections_inspection_add")
    days = {"start": "2024-05-13", "end": "2024-05-24", "published": "2024-07-15"}
    response = admin_client.post(page, form_of(inspection, **days))
    assert (
        "Judgements: ILACS reports give grades, and none has been entered yet. Add them." in response.content.decode()
    )


def _sent(value):
    """A value as a browser sends it."""
    return "" if value is None else value


@pytest.mark.parametrize("model", ["authority", "authorityname", "succession", "deliverybody", "registerchange"])
def test_the_register_is_only_looked_at_here(record, admin, client, model):
    client.force_login(admin)
    assert client.get(reverse(f"admin:authorities_{model}_changelist")).status_code == 200
    assert client.get(reverse(f"admin:authorities_{model}_add")).status_code == 403


def test_a_council_is_not_changed_here(record, admin, client):
    client.force_login(admin)
    page = reverse("admin:authorities_authority_change", args=(Authority.objects.get(dfe_number="370").pk,))
    assert "Barnsley" in client.get(page).content.decode()
    assert client.post(page, {"region": "Mars"}).status_code == 403
    assert Authority.objects.get(dfe_number="370").region == "Yorkshire and the Humber"


def test_a_step_back_in_history_changes_nothing(record, editor, admin_client):
    report = answered(ilacs(), by=editor)
    inspection = publish(report, editor)
    for row in (report, inspection):
        first = row.history.earliest()
        page = reverse(f"admin:inspections_{row._meta.model_name}_simple_history", args=(row.pk, first.history_id))
        admin_client.post(page, {"_change_history": "Revert"})
        row.refresh_from_db()
    assert (report.state, inspection.origin) == ("published", "report")


def test_where_a_value_stands_is_not_typed_in(record, admin_client):
    judgement = Judgement.objects.first()
    page = admin_client.get(reverse("admin:inspections_judgement_change", args=(judgement.pk,))).content.decode()
    assert 'name="box"' not in page
    assert 'name="grade"' in page


def test_what_tells_inspections_apart_is_not_changed_under_a_report(record, editor, admin_client):
    inspection = publish(answered(ilacs(), by=editor), editor)
    page = admin_client.get(reverse("admin:inspections_inspection_change", args=(inspection.pk,))).content.decode()
    assert 'name="authority"' not in page
    assert 'name="lead_inspector"' in page


def test_an_inspection_with_a_report_cannot_be_deleted_from_under_it(record, editor, admin, client):
    inspection = publish(answered(ilacs(), by=editor), editor)
    client.force_login(admin)
    response = client.post(reverse("admin:inspections_inspection_delete", args=(inspection.pk,)), {"post": "yes"})
    assert response.status_code == 403
    assert Inspection.objects.filter(pk=inspection.pk).exists()


def test_a_report_is_neither_added_nor_deleted_in_the_admin(record, admin, client, editor):
    report = answered(ilacs(), by=editor)
    client.force_login(admin)
    assert client.get(reverse("admin:inspections_report_add")).status_code == 403
    assert client.get(reverse("admin:inspections_report_delete", args=(report.pk,))).status_code == 403
    page = client.get(reverse("admin:inspections_report_change", args=(report.pk,)))
    assert 'name="state"' not in page.content.decode()


SAY_WHY = "Give a reason: nothing is deleted without one."


@pytest.mark.parametrize("model", ["inspection", "judgement", "finding"])
def test_nothing_goes_off_the_record_without_a_reason_that_everybody_can_read(record, editor, admin, client, model):
    client.force_login(admin)
    stoke = Inspection.objects.get(key="861-ilacs-2025-05-12")
    if model == "finding":
        stoke = publish(answered(ilacs(), by=editor), editor)
    row = {"inspection": stoke}.get(model) or getattr(stoke, f"{model}s").first()
    page = reverse(f"admin:inspections_{model}_delete", args=(row.pk,))
    asked = client.get(page).content.decode()
    assert "Everybody can read this, so do not name anybody." in asked
    assert "You can put it back exactly as it was from Changes at any time." in asked

    refused = client.post(page, {"post": "yes", "change_reason": "  "}, follow=True)
    assert SAY_WHY in refused.content.decode()
    assert type(row).objects.filter(pk=row.pk).exists()
    assert client.post(page, {"post": "yes", "change_reason": "It was entered twice."}).status_code == 302
    assert not type(row).objects.filter(pk=row.pk).exists()
    newest = corrections()[0]
    assert (newest.inspection, newest.new, newest.why) == (stoke.pk, None, "It was entered twice.")
    shown = client.get("/corrections/").content.decode()
    gone = "Inspection taken off the record." if model == "inspection" else "now <strong>not on the record</strong>"
    assert gone in shown
    assert "It was entered twice." in shown


@pytest.mark.parametrize("model", ["inspection", "judgement", "finding"])
def test_rows_of_the_record_are_not_deleted_among_others_where_nobody_is_asked_why(record, admin, client, model):
    client.force_login(admin)
    assert "delete_selected" not in client.get(reverse(f"admin:inspections_{model}_changelist")).content.decode()


def test_every_form_of_the_admin_that_writes_asks_why(db, rf, admin):
    request = rf.get("/admin/")
    request.user = admin
    asked = {}
    for model, page in site._registry.items():
        if page.has_add_permission(request) or page.has_change_permission(request):
            asked[model.__name__] = {"change_reason", "why"} & set(page.get_form(request)().fields)
    assert asked == {
        "Finding": {"change_reason"},
        "Inspection": {"change_reason"},
        "Judgement": {"change_reason"},
        "KnownMissing": {"change_reason"},
        "LedgerEntry": {"why"},
        "Report": {"change_reason"},
    }


def test_what_is_missing_is_said_and_taken_back_with_a_reason(record, admin, client):
    client.force_login(admin)
    stoke = Authority.objects.get(dfe_number="861")
    given = {"authority": stoke.pk, "framework": "ilacs", "kind": "full", "published": "2026-07-01"}
    given |= {"known": "A letter names it.", "source": "The letter", "sure": "on"}
    page = reverse("admin:inspections_knownmissing_add")
    assert (
        "Give a reason: nothing is added or changed by hand without one." in client.post(page, given).content.decode()
    )
    client.post(page, given | {"change_reason": "The council told us."})
    row = KnownMissing.objects.get(authority=stoke, published="2026-07-01")
    page = reverse("admin:inspections_knownmissing_delete", args=(row.pk,))
    assert "stop saying at once that the record lacks it" in client.get(page).content.decode()
    client.post(page, {"post": "yes", "change_reason": "It was another council."})
    changes = client.get(reverse("inspections:changes"), {"person": admin.pk}).content.decode()
    assert "The council told us." in changes
    assert "It was another council." in changes


def test_a_report_that_is_renamed_says_so_among_its_changes(record, admin, client, editor):
    report = answered(ilacs(), by=editor)
    client.force_login(admin)
    page = reverse("admin:inspections_report_change", args=(report.pk,))
    given = {"name": "stoke.pdf", "title": report.title}
    assert "Give a reason" in client.post(page, given).content.decode()
    assert client.post(page, given | {"change_reason": "Named by mistake"}).status_code == 302
    changes = client.get(reverse("inspections:changes")).content.decode()
    for words in ("File name", report.name, "stoke.pdf", "Named by mistake"):
        assert words in changes


def test_an_inspection_is_added_with_a_reason_and_is_no_correction(record, admin, client):
    client.force_login(admin)
    stoke = Authority.objects.get(dfe_number="861")
    new = Inspection(authority=stoke, framework="ilacs", kind="standard", published="2026-02-03")
    new.start, new.end, new.published_precision, new.published_source = "2026-01-12", "2026-01-16", "day", "site"
    given = form_of(new, change_reason="", **judgements_of(new, ("overall", "good")))
    page = reverse("admin:inspections_inspection_add")
    assert "Give a reason" in client.post(page, given).content.decode()
    answer = client.post(page, given | {"change_reason": "The site has it."})
    assert answer.status_code == 302
    made = Inspection.objects.get(authority=stoke, start="2026-01-12")
    assert made.history.get().history_change_reason == "The site has it."
    assert [each for each in corrections() if each.inspection == made.pk] == []
    changes = client.get(reverse("inspections:changes")).content.decode()
    assert "The site has it." in changes
    assert "Added with it" in changes


def test_accounts_are_looked_after_on_the_page_of_people_alone(admin_client):
    page = admin_client.get(reverse("admin:index")).content.decode()
    assert "/admin/inspections/" in page
    assert "/admin/auth/" not in page
    assert "/admin/otp_" not in page


def test_a_visitor_is_asked_to_sign_in(db, client):
    assert client.get(reverse("admin:index")).status_code == 302
