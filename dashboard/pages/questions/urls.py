"""The address of the questions for scrutiny of a council."""

from django.urls import path

from dashboard.pages.questions import views
from dashboard.web.header import Under

header = Under("dashboard:councils")
urlpatterns = [path("councils/<slug:slug>/questions/", views.questions, name="questions")]
