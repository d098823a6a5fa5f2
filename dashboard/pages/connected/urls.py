"""The addresses for other programs."""

from django.urls import path

from dashboard.pages.connected import views
from dashboard.web.header import Under

header = Under("dashboard:method")
urlpatterns = [
    path("connected/", views.connected, name="connected"),
    path("connected/visits.ics", views.visits, name="visits"),
    path("connected/positions-by-year.csv", views.long_csv, name="positions_by_year"),
    path("connected/positions-by-year.json", views.long_json, name="typed_positions_by_year"),
]
