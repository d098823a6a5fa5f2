"""The addresses of the register's pages, for administrators."""

from django.urls import path

from dashboard.pages.register import views

urlpatterns = [
    path("register/", views.register, name="register"),
    path("register/reorganise/", views.reorganise, name="register_reorganise"),
    path("register/details/", views.details, name="register_details"),
    path("register/body/", views.body, name="register_body"),
    path("register/changes/<int:pk>/", views.change, name="register_change"),
]
