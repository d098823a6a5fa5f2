"""The address of the box in the header."""

from django.urls import path

from dashboard.pages.find import views
from dashboard.web.header import Under

header = Under("dashboard:councils")
urlpatterns = [path("find/", views.find, name="find")]
