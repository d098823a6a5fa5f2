"""The addresses of the page of corrections and of its table."""

from django.urls import path

from dashboard.pages.corrections import views
from dashboard.web.downloads import table_addresses
from dashboard.web.header import Under

header = Under("dashboard:method")
urlpatterns = [
    path("corrections/", views.corrections, name="corrections"),
    *table_addresses("corrections", "corrections", views.table),
]
