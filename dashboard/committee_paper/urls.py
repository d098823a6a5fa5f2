"""The address of a council's committee paper."""

from django.urls import path

from dashboard.committee_paper import views

urlpatterns = [path("councils/<slug:slug>/committee-paper.docx", views.paper, name="council_paper")]
