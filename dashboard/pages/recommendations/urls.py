"""The addresses of the recommendations page and its tables."""

from django.urls import path

from dashboard.pages.recommendations import views
from dashboard.web.downloads import table_addresses
from dashboard.web.header import HeaderEntry

header = HeaderEntry("Recommendations", "dashboard:recommendations")
urlpatterns = [
    path("recommendations/", views.recommendations, name="recommendations"),
    *table_addresses("recommendations", "recommendations", views.passages),
    *table_addresses("themes", "themes", views.themes),
]
