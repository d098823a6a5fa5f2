"""The addresses of the project: public pages, editors' pages, sign-in and the admin."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from inspections.people.gate import public
from inspections.views import health, security_contact, signing_in

urlpatterns = [
    path("", include("dashboard.urls")),
    path("", include("inspections.urls")),
    path("sign-in/", public(signing_in.SignIn.as_view()), name="login"),
    path("sign-in/code/", signing_in.sign_in_code, name="sign_in_code"),
    path("sign-in/forgotten/", public(signing_in.ForgottenPassword.as_view()), name="forgotten_password"),
    path(
        "sign-in/forgotten/sent/",
        public(auth.PasswordResetDoneView.as_view(template_name="registration/forgotten_sent.html")),
        name="forgotten_password_sent",
    ),
    path(
        "sign-in/new-password/<uidb64>/<token>/",
        public(signing_in.NewPassword.as_view()),
        name="password_reset_confirm",
    ),
    path("sign-out/", public(auth.LogoutView.as_view()), name="logout"),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path(".well-known/security.txt", security_contact.security_txt, name="security_txt"),
]

handler500 = "config.failures.failed"
