"""The addresses of a council's committee paper, as a document and as a page with a form for its cover, and of the files
of its action plan, which stand below the pages of the follow-up and ask for the same.
"""

from django.urls import path

from dashboard.committee_paper import template_views, views
from dashboard.committee_paper.action_plan import views as plan_views
from dashboard.web.header import Under

header = Under("dashboard:councils")
urlpatterns = [
    path("councils/<slug:slug>/committee-paper.docx", views.paper, name="council_paper"),
    path("councils/<slug:slug>/committee-paper/template/", template_views.paper_template, name="paper_template"),
    path("councils/<slug:slug>/committee-paper/", views.paper_with_cover, name="paper_with_cover"),
    path("follow-up/<slug:slug>/action-plan.docx", plan_views.document, name="plan_document"),
    path("follow-up/<slug:slug>/actions.xlsx", plan_views.workbook, name="plan_workbook"),
    path("follow-up/<slug:slug>/actions.csv", plan_views.lines, name="plan_lines"),
]
