"""The addresses of a council's page and its tables."""

from django.urls import path

from dashboard.pages.council import views
from dashboard.web.downloads import as_book, as_csv, table_addresses
from dashboard.web.header import Under

header = Under("dashboard:councils")
urlpatterns = [
    path("councils/<slug:slug>/", views.council, name="council"),
    path("councils/<slug:slug>.csv", as_csv(views.timeline), name="council_csv"),
    path("councils/<slug:slug>.xlsx", as_book(views.book), name="council_xlsx"),
    *table_addresses("councils/<slug:slug>/timeline", "council_timeline", views.timeline),
    *table_addresses("councils/<slug:slug>/profile", "council_profile", views.profile),
    *table_addresses("councils/<slug:slug>/recommendations", "council_recommendations", views.recommendations),
    *table_addresses("councils/<slug:slug>/against", "council_against", views.peers),
]
