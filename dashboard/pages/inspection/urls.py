"""The address of the page of an inspection."""

from django.urls import path

from dashboard.pages.inspection import views
from dashboard.web.header import Under

header = Under("dashboard:councils")
urlpatterns = [path("inspections/<int:pk>/", views.inspection, name="inspection")]
