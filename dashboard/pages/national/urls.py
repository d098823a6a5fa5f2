"""The addresses of the national page and its tables."""

from django.urls import path

from dashboard.pages.national import views
from dashboard.web.downloads import table_addresses
from dashboard.web.header import HeaderEntry

header = HeaderEntry("National", "dashboard:national")
urlpatterns = [
    path("", views.national, name="national"),
    *table_addresses("national", "national", views.profile),
    *table_addresses("map", "map", views.every_council),
    *table_addresses("any-inadequate", "any_inadequate", views.any_inadequate),
    *table_addresses("longest-since", "longest_since", views.longest_since),
    *table_addresses("moved", "moved", views.moved),
    *table_addresses("reports", "graded_reports", views.reports),
]
