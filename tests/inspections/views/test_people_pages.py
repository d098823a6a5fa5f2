"""Inviting people, what an administrator decides of them, and accounts that are closed without losing who they were."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from authorities.models import Authority
from inspections.actions import publishing
from inspections.actions.people import change_role
from inspections.errors import RefusedError
from inspections.models import Batch, Change, EditorProfile, Invitation, Report, SignedIn
from inspections.roles import Role, account_role
from tests.people import PASSWORD, person
from tests.readings import answered, ilacs, recommendation, settle

PEOPLE = reverse("inspections:accounts")


def words(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


def link_in(response: HttpResponse) -> str:
    found = re.search(r"<code>http://testserver(/\S+)</code>", response.content.decode())
    assert found
    return found.group(1)


def account(name: str = "kim", **changes: str) -> dict[str, str]:
    fields = {"username": name, "first_name": "Kim", "last_name": "Lee", "email": "", "password1": PASSWORD}
    return fields | {"password2": PASSWORD} | changes


def decide(client: Client, user: User, step: str, **given: str) -> str:
    return words(client.post(reverse("inspections:person_step", args=(user.pk, step)), given, follow=True))


def test_an_invitation_becomes_one_account_with_its_role(admin_client: Client):
    link = link_in(admin_client.post(PEOPLE, {"role": "editor", "name": "Kim Lee"}))
    visitor = Client()
    shown = words(visitor.get(link))
    assert "You have been invited as an editor." in shown
    assert "may see the queue and what was read; add reports, review them and propose what to publish." in shown
    assert 'value="Kim"' in shown

    answer = visitor.post(link, account(), follow=True)
    assert answer.redirect_chain == [(reverse("inspections:reports"), 302)]
    kim = User.objects.get(username="kim")
    assert (account_role(kim), kim.is_staff, kim.is_superuser) == (Role.EDITOR, False, False)
    assert Invitation.objects.get().used_by == kim

    again = Client().post(link, account("sam"))
    assert again.status_code == 404
    assert "This invitation no longer works" in words(again)
    assert not User.objects.filter(username="sam").exists()


def test_the_link_of_an_invitation_is_kept_nowhere(admin_client: Client):
    link = link_in(admin_client.post(PEOPLE, {"role": "reader"}))
    token = link.strip("/").split("/")[-1]
    kept = [str(value) for row in Invitation.objects.values() for value in row.values()]
    assert token not in " ".join(kept)
    assert token not in words(admin_client.get(PEOPLE))
    # Its form is sent to where it is, and what is printed bears no address.
    assert token not in words(Client().get(link))


def test_an_invitation_that_is_withdrawn_or_too_old_is_gone(admin_client: Client):
    old, withdrawn = (link_in(admin_client.post(PEOPLE, {"role": "reader", "name": name})) for name in ("A", "B"))
    Invitation.objects.filter(name="A").update(expires_at=timezone.now() - timedelta(seconds=1))
    row = Invitation.objects.get(name="B")
    admin_client.post(reverse("inspections:withdraw_invitation", args=(row.pk,)))

    answers = {(got.status_code, words(got)) for got in map(Client().get, (old, withdrawn, "/invitation/made-up/"))}
    assert len(answers) == 1
    assert next(iter(answers))[0] == 404
    assert "Invited, but not yet signed up" not in words(admin_client.get(PEOPLE))


def test_a_council_editor_is_bound_to_a_council_and_nobody_else_is(register: None, admin_client: Client):
    assert "Choose the council that the council editor is for." in words(admin_client.post(PEOPLE, {"role": "council"}))
    assert not Invitation.objects.exists()
    link = link_in(admin_client.post(PEOPLE, {"role": "council", "council": "383"}))
    leeds = Authority.objects.get(slug="leeds")
    assert Client().post(link, account())["Location"] == "/follow-up/leeds/"
    assert User.objects.get(username="kim").person.council == leeds

    link_in(admin_client.post(PEOPLE, {"role": "reader", "council": "383"}))
    assert Invitation.objects.get(role="reader").council is None


def test_an_invitation_is_mailed_where_mail_is_sent(admin_client: Client, settings: Any):
    given = {"role": "reader", "email": "kim@example.org"}
    admin_client.post(PEOPLE, given)
    assert mail.outbox == []
    settings.MAIL_IS_SENT = True
    link = link_in(admin_client.post(PEOPLE, given))
    assert mail.outbox[0].to == ["kim@example.org"]
    assert link in mail.outbox[0].body


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"role": ""}, "Choose a role."),
        ({"role": "shipped"}, "Choose a role."),
        ({"role": "reader", "email": "no address"}, "Give an email address such as name@example.org"),
    ],
)
def test_what_cannot_be_is_not_invited(admin_client: Client, given: dict[str, str], sentence: str):
    answer = admin_client.post(PEOPLE, given)
    assert (answer.status_code, sentence in words(answer)) == (422, True)
    assert not Invitation.objects.exists()


def test_a_weak_password_is_refused_and_the_invitation_stays_open(admin_client: Client):
    link = link_in(admin_client.post(PEOPLE, {"role": "reader"}))
    assert "This password is too" in words(Client().post(link, account(password1="short", password2="short")))
    assert not User.objects.filter(username="kim").exists()
    assert Client().post(link, account()).status_code == 302


def test_a_role_counts_from_the_next_page_on_and_is_kept_with_who_gave_it(
    editor: User, editor_client: Client, administrator: User, admin_client: Client
):
    assert editor_client.get(reverse("inspections:imports")).status_code == 200
    assert "Jo Ede is a reader now." in decide(admin_client, editor, "role", role="reader")
    refused = editor_client.get(reverse("inspections:imports"))
    assert refused.status_code == 403
    assert (
        "You are signed in as jo, a reader. To publish, withdraw, correct, import and collect, you have to be a "
        "publisher or an administrator. An administrator can change your role." in words(refused)
    )
    newest = editor.person.history.first()
    assert (newest.role, newest.history_user, newest.history_change_reason) == (
        "reader",
        administrator,
        "given the role of reader",
    )


def test_nobody_decides_on_their_own_account(administrator: User, admin_client: Client):
    for step, given in (("role", {"role": "reader"}), ("close", {}), ("erase", {}), ("reset-second-factor", {})):
        assert "You cannot do this to your own account" in decide(admin_client, administrator, step, **given)
    administrator.refresh_from_db()
    assert (account_role(administrator), administrator.is_active) == (Role.ADMINISTRATOR, True)


def test_of_two_administrators_who_take_each_others_role_the_second_is_too_late(administrator: User):
    bob = person("bob", Role.ADMINISTRATOR)
    change_role(account=bob.pk, role="reader", council=None, by=administrator)
    with pytest.raises(RefusedError, match="You are no longer an administrator"):
        change_role(account=administrator.pk, role="reader", council=None, by=bob)


def test_a_closed_account_is_signed_out_and_keeps_what_it_did(
    record: None, editor: User, admin_client: Client, client: Client
):
    report = answered(ilacs(published="2025-07-15"))
    settle(report, by=editor)
    publishing.publish(report=report.pk, by=editor)
    client.post(reverse("login"), {"username": "jo", "password": PASSWORD})
    assert "The account of Jo Ede is closed." in decide(admin_client, editor, "close")

    assert client.get(reverse("inspections:reports")).status_code == 302
    assert client.post(reverse("login"), {"username": "jo", "password": PASSWORD}).status_code == 200
    assert not SignedIn.objects.exists()
    assert "Jo Ede" in words(admin_client.get(reverse("inspections:changes")))
    assert "Closed accounts (1)" in words(admin_client.get(PEOPLE))

    assert "is open again" in decide(admin_client, editor, "open")
    assert client.post(reverse("login"), {"username": "jo", "password": PASSWORD}).status_code == 302


def test_an_erased_name_is_nowhere_and_the_history_stays(record: None, editor: User, admin_client: Client):
    report = answered(ilacs(published="2025-07-15"))
    settle(report, by=editor)
    publishing.publish(report=report.pk, by=editor)
    EditorProfile.objects.create(user=editor, public_name="Jo of Leeds")
    before = Change.objects.filter(by=editor).count()
    assert "Close the account first" in decide(admin_client, editor, "erase")
    decide(admin_client, editor, "close")
    assert f"The account is now erased-{editor.pk}." in decide(admin_client, editor, "erase")

    editor.refresh_from_db()
    assert (editor.get_full_name(), editor.email, editor.has_usable_password()) == ("", "", False)
    assert Change.objects.filter(by=editor).count() == before > 0
    assert Report.objects.get(pk=report.pk).published_by == editor
    for page in (
        PEOPLE,
        reverse("inspections:changes"),
        "/corrections/",
        reverse("inspections:person", args=(editor.pk,)),
    ):
        shown = words(admin_client.get(page))
        assert "Jo Ede" not in shown, page
        assert "Jo of Leeds" not in shown, page
    assert "nobody can sign in to it" in decide(admin_client, editor, "open")


def test_a_link_for_a_new_password_works_once(editor: User, admin_client: Client):
    page = admin_client.post(reverse("inspections:person_step", args=(editor.pk, "new-password")))
    link = link_in(page)
    visitor = Client()
    address = visitor.get(link, follow=True).redirect_chain[-1][0]
    new = {"new_password1": "another one only for tests", "new_password2": "another one only for tests"}
    visitor.post(address, new)
    editor.refresh_from_db()
    assert editor.check_password("another one only for tests")
    assert "This link no longer works" in words(Client().get(link, follow=True))


def test_steps_that_there_are_not_and_people_who_are_not_are_not_found(editor: User, admin_client: Client):
    assert admin_client.post(reverse("inspections:person_step", args=(editor.pk, "promote"))).status_code == 404
    assert admin_client.post(reverse("inspections:person_step", args=(10**6, "close"))).status_code == 404
    assert admin_client.get(reverse("inspections:person", args=(10**6,))).status_code == 404
    assert admin_client.post(reverse("inspections:withdraw_invitation", args=(10**6,))).status_code == 404


def test_the_list_asks_the_database_as_often_for_many_as_for_few(
    admin_client: Client, django_assert_max_num_queries: Any
):
    for number in range(12):
        person(f"p{number}", Role.READER)
    with django_assert_max_num_queries(14):
        admin_client.get(PEOPLE)


def test_what_an_editor_proposes_a_publisher_finds_in_the_queue_and_confirms(record: None, editor_client: Client):
    six = tuple(recommendation(number) for number in range(1, 7))
    report = answered(ilacs(recommendations=six), "stoke - 15 july 2025.pdf")
    kim, proposing = person("kim", Role.EDITOR, first_name="Kim", last_name="Lee"), Client()
    proposing.force_login(kim)
    queue = reverse("inspections:reports")
    assert "Propose 1 that agrees with the record" in words(proposing.get(queue))
    summary = words(proposing.post(reverse("inspections:batches"), {"all": "1"}, follow=True))
    assert "Nothing is published yet. Publishers see your proposal in their queue" in summary
    assert "proposes to publish" not in words(proposing.get(queue))

    batch = Batch.objects.get()
    confirm = reverse("inspections:confirm_batch", args=(batch.pk,))
    assert proposing.post(confirm).status_code == 403
    assert "Kim Lee proposes to publish 1 report." in words(editor_client.get(queue))
    editor_client.post(confirm)
    assert "proposes to publish" not in words(editor_client.get(queue))
    batch.refresh_from_db()
    assert (batch.state, batch.made_by.username) == (Batch.State.PUBLISHING, "jo")
    assert Report.objects.get(pk=report.pk).state == Report.State.TO_REVIEW
