"""The address of a committee paper's figures."""

from django.urls import path

from dashboard.pages.paper_figures import views
from dashboard.web.header import Under

header = Under("dashboard:distribution")
urlpatterns = [path("reports/<int:pk>/figures/", views.figures, name="paper_figures")]
