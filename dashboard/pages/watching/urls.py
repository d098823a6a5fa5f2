"""The addresses of following."""

from django.urls import path

from dashboard.pages.watching import views
from dashboard.web.header import Under

header = Under("dashboard:national")
urlpatterns = [
    path("watching/", views.watching, name="watching"),
    path("watching/asked/", views.asked, name="watching_asked"),
    path("watching/confirm/<str:token>/", views.confirm_link, name="watching_confirm"),
    path("watching/mine/<str:token>/", views.manage, name="watching_manage"),
    path("watching/stop/<str:token>/", views.stop, name="watching_stop"),
]
