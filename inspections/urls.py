"""The editors' addresses, and the pages and bytes of reports."""

from django.urls import path

from inspections.views import (
    account,
    batches,
    changes,
    correcting,
    files,
    imports,
    invitation,
    lineage,
    people,
    reports,
    rereadings,
    review,
    review_values,
    second_factor,
)

app_name = "inspections"
urlpatterns = [
    path("account/", account.account, name="account"),
    path("account/password/", account.change_password, name="change_password"),
    path("account/sessions/end/", account.end, name="end_session"),
    path("account/second-factor/", second_factor.second_factor, name="second_factor"),
    path("account/second-factor/codes/", second_factor.codes, name="recovery_codes"),
    path("account/second-factor/off/", second_factor.turn_off, name="second_factor_off"),
    path("invitation/<str:token>/", invitation.invitation, name="invitation"),
    path("people/", people.people, name="accounts"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/<slug:name>/", people.step, name="person_step"),
    path("people/invitations/<int:pk>/withdraw/", people.withdraw, name="withdraw_invitation"),
    path("reports/", reports.reports, name="reports"),
    path("reports/changes/", changes.changes, name="changes"),
    path("record/<int:pk>/correct/", correcting.correct, name="correct"),
    path("reports/read-again/", rereadings.rereadings, name="rereadings"),
    path("reports/<int:pk>/read-again/<slug:name>/", rereadings.step, name="rereading"),
    path("reports/put-aside/", reports.put_aside, name="put_aside"),
    path("reports/together/", batches.batches, name="batches"),
    path("reports/together/<int:pk>/", batches.batch_page, name="batch"),
    path("reports/together/<int:pk>/publish/", batches.confirm, name="confirm_batch"),
    path("reports/together/<int:pk>/take-back/", batches.take_back, name="take_batch_back"),
    path("reports/links/", lineage.overview, name="links"),
    path("reports/links/<slug:key>/", lineage.report_links, name="links_of_report"),
    path("reports/links/<slug:key>/<slug:name>/", lineage.step, name="link_step"),
    path("reports/import/", imports.import_table, name="import"),
    path("reports/<int:pk>/review/", review.review_page, name="review"),
    path("reports/<int:pk>/values/", review_values.change_value, name="value"),
    path("reports/<int:pk>/people/", review_values.people, name="people"),
    path("reports/<int:pk>/publish/", review.publish, name="publish"),
    # Ask for more than the other steps, so that they have views of their own.
    path("reports/<int:pk>/steps/withdraw/", review.withdraw, name="withdraw"),
    path("reports/<int:pk>/steps/take_back/", review.take_back, name="take_back"),
    path("reports/<int:pk>/steps/<slug:name>/", review.step, name="step"),
    path("reports/<int:pk>/pages/<int:page>.png", files.page_image, name="page_image"),
    path("reports/<int:pk>/file/", files.report_file, name="file"),
]
