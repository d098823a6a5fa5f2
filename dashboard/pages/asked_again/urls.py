"""The address of the page of what a council was asked for."""

from django.urls import path

from dashboard.pages.asked_again import views
from dashboard.web.header import Under

header = Under("dashboard:councils")
urlpatterns = [path("councils/<slug:slug>/asked/", views.asked_again, name="asked_again")]
