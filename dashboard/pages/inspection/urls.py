"""The addresses of the page of an inspection: by its number, and by the key that files of data carry."""

from django.urls import path

from dashboard.pages.inspection import views
from dashboard.web.header import Under

header = Under("dashboard:councils")
urlpatterns = [
    path("inspections/<int:pk>/", views.inspection, name="inspection"),
    path("inspections/<slug:key>/", views.inspection_by_key, name="inspection_by_key"),
]
