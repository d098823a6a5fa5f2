"""The addresses of the project: public pages, editors' pages, sign-in and the admin."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from inspections.signing_in import AdminSignInForm, SignInForm

admin.site.login_form = AdminSignInForm

urlpatterns = [
    path("", include("dashboard.urls")),
    path("", include("inspections.urls")),
    path("sign-in/", auth.LoginView.as_view(authentication_form=SignInForm), name="login"),
    path("sign-out/", auth.LogoutView.as_view(), name="logout"),
    path("admin/", admin.site.urls),
]
