"""The addresses of the list of councils and its table."""

from django.urls import path

from dashboard.pages.councils import views
from dashboard.web.downloads import table_addresses
from dashboard.web.header import HeaderEntry

header = HeaderEntry("Councils", "dashboard:councils")
urlpatterns = [
    path("councils/", views.councils, name="councils"),
    *table_addresses("councils", "councils", views.council_list),
]
