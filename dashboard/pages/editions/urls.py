"""The addresses of editions and of their files; none of them ever changes."""

from django.urls import path

from dashboard.pages.editions import views
from dashboard.web.header import Under

header = Under("dashboard:method")
urlpatterns = [
    path("editions/", views.editions, name="editions"),
    path("editions/<int:number>/", views.edition, name="edition"),
    path("editions/<int:number>/councils/<str:dfe_number>/", views.council, name="edition_council"),
    path("editions/<int:number>/changes.csv", views.changes, name="edition_changes"),
    path("editions/<int:number>/datapackage.json", views.package, name="edition_package"),
    path("editions/<int:number>/inspection-outcomes.zip", views.whole_zip, name="edition_zip"),
    path("editions/<int:number>/inspection-outcomes.xlsx", views.whole_workbook, name="edition_workbook"),
    path("editions/<int:number>/<slug:name>.csv", views.table_csv, name="edition_table"),
    path("editions/<int:number>/<slug:name>.json", views.table_json, name="edition_table_json"),
]
