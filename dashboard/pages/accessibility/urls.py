"""The address of the accessibility statement."""

from django.urls import path

from dashboard.pages.accessibility import views
from dashboard.web.header import Under

header = Under("dashboard:method")
urlpatterns = [path("accessibility/", views.accessibility, name="accessibility")]
