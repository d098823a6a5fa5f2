"""The addresses of the movement page and its tables."""

from django.urls import path

from dashboard.pages.movement import views
from dashboard.web.downloads import table_addresses
from dashboard.web.header import HeaderEntry

header = HeaderEntry("Movement", "dashboard:movement")
urlpatterns = [
    path("movement/", views.movement, name="movement"),
    *table_addresses("movement", "movement", views.steps),
    *table_addresses("movement-counts", "movement_counts", views.counts),
    *table_addresses("inadequate", "inadequate", views.spells),
    *table_addresses("leaving-inadequate", "leaving", views.leaving),
]
