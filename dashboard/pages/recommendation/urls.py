"""The address of a recommendation: the key of its inspection, and what stands for its words."""

from django.urls import path

from dashboard.pages.recommendation import views
from dashboard.web.header import Under

header = Under("dashboard:recommendations")
urlpatterns = [path("recommendations/<slug:key>/<slug:item>/", views.recommendation, name="recommendation")]
