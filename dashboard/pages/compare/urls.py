"""The addresses of the comparison and its tables."""

from django.urls import path

from dashboard.pages.compare import views
from dashboard.web.downloads import table_addresses
from dashboard.web.header import HeaderEntry

header = HeaderEntry("Compare", "dashboard:compare")
urlpatterns = [
    path("compare/", views.compare, name="compare"),
    *table_addresses("compare", "compare", views.matrix),
    *table_addresses("compare-timeline", "compare_timeline", views.timeline),
]
