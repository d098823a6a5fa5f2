"""The addresses of the interface for programs: its pages, and those that its operations declare."""

from django.urls import path, re_path

from dashboard.pages.programs import views
from dashboard.web.header import Under

header = Under("dashboard:method")
urlpatterns = [
    path("api/", views.programs, name="programs"),
    path("api/v1/", views.index, name="api_index"),
    path("api/v1/openapi.json", views.openapi, name="api_openapi"),
    *(path(f"api/v1/{route}", view, name=name) for route, view, name in views.operations()),
    re_path(r"^api/", views.nothing, name="api_nothing"),
]
