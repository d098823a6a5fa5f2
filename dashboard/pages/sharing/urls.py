"""The addresses of charts alone and of cards."""

from django.urls import path

from dashboard.pages.sharing import views

urlpatterns = [
    path("embed/<slug:name>/", views.embed, name="embed"),
    path("card.png", views.card, name="card"),
]
