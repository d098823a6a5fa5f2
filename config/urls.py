"""The addresses of the project: public pages, editors' pages, sign-in and the admin."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from inspections.people.gate import public
from inspections.signing_in import SignInForm

urlpatterns = [
    path("", include("dashboard.urls")),
    path("", include("inspections.urls")),
    path("sign-in/", public(auth.LoginView.as_view(authentication_form=SignInForm)), name="login"),
    path("sign-out/", public(auth.LogoutView.as_view()), name="logout"),
    path("admin/", admin.site.urls),
]
