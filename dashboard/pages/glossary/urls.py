"""The address of the words."""

from django.urls import path

from dashboard.pages.glossary import views
from dashboard.web.header import Under

header = Under("dashboard:method")
urlpatterns = [path("words/", views.glossary, name="glossary")]
