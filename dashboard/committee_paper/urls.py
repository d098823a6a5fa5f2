"""The addresses of a council's committee paper: as a document, and as a page with a form for its cover."""

from django.urls import path

from dashboard.committee_paper import template_views, views
from dashboard.web.header import Under

header = Under("dashboard:councils")
urlpatterns = [
    path("councils/<slug:slug>/committee-paper.docx", views.paper, name="council_paper"),
    path("councils/<slug:slug>/committee-paper/template/", template_views.paper_template, name="paper_template"),
    path("councils/<slug:slug>/committee-paper/", views.paper_with_cover, name="paper_with_cover"),
]
