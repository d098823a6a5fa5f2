"""The address of the method page."""

from django.urls import path

from dashboard.pages.method import views
from dashboard.web.header import HeaderEntry

header = HeaderEntry("Method and data", "dashboard:method")
urlpatterns = [path("method/", views.method, name="method")]
