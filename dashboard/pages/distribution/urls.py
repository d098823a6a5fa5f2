"""The addresses of the distribution page and its tables."""

from django.urls import path

from dashboard.pages.distribution import views
from dashboard.web.downloads import as_csv, table_addresses
from dashboard.web.header import HeaderEntry

header = HeaderEntry("Distribution", "dashboard:distribution")
urlpatterns = [
    path("distribution/", views.distribution, name="distribution"),
    path("distribution.csv", as_csv(views.tables), name="distribution_csv"),
    path("distribution.xlsx", views.printed, name="distribution_xlsx"),
    *table_addresses("regions", "regions", views.regions),
    *table_addresses("types", "types", views.types),
    *table_addresses("trend", "trend", views.trend),
]
