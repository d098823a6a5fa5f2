"""The addresses of the data page and of everything published as files."""

from django.urls import path

from dashboard.pages.data import views
from dashboard.web.header import Under

header = Under("dashboard:method")
urlpatterns = [
    path("data/", views.data, name="data"),
    path("data/inspection-outcomes.xlsx", views.workbook, name="workbook"),
    path("data/inspection-outcomes.json", views.document, name="document"),
    path("data/datapackage.json", views.package, name="package"),
    path("data/<slug:name>.csv", views.table, name="table"),
]
