"""Signing in: the password, then the code where somebody has a second factor; and a new password by mail."""

from __future__ import annotations

import time
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth import views as auth
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from inspections.actions.accounts import ask_for_reset, forget_wrong_passwords
from inspections.actions.second_factor import use_code
from inspections.actions.sessions import end_sessions, note_session
from inspections.known_browser import remember
from inspections.lasting_addresses import lasting_origin
from inspections.networks import address_of
from inspections.people.browsers import browser_name
from inspections.people.factors import has_second_factor
from inspections.people.gate import public
from inspections.people.mail import send_mail_to
from inspections.people.rights import Right, may
from inspections.roles import Role, account_role
from inspections.signing_in import LOCKED, NewPasswordForm, SignInForm, note_refused

_HALF: Final = "half_signed_in"
_HALF_SECONDS: Final = 600
"""As long as somebody may look for the phone."""
_BACKEND: Final = "django.contrib.auth.backends.ModelBackend"


class SignIn(auth.LoginView):
    authentication_form = SignInForm

    def form_valid(self, form: Any) -> HttpResponse:
        user: User = form.get_user()
        if not has_second_factor(user):
            return sign_in(self.request, user, next_page=self.get_redirect_url())
        self.request.session[_HALF] = {
            "user": user.pk,
            "hash": user.get_session_auth_hash(),
            "at": time.time(),
            "next": self.get_redirect_url(),
        }
        return redirect("sign_in_code")

    def form_invalid(self, form: Any) -> HttpResponse:
        answer = super().form_invalid(form)
        if form.has_error("__all__", LOCKED):
            answer.status_code = 429
        return answer


@public
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The second step: a code of the app, or one from the paper. Without the first, there is no second."""
    user = _half_signed_in(request)
    if user is None:
        messages.info(request, "Sign in with your password first.")
        return redirect("login")
    problem = None
    if request.method == "POST":
        problem = use_code(user=user, code=request.POST.get("code", ""))
        if problem is None:
            half = request.session.pop(_HALF)
            return sign_in(request, user, next_page=half["next"])
        note_refused(request, user.get_username(), "for the code was not accepted")
    errors = [(problem, "code")] if problem else []
    return render(request, "registration/code.html", {"problem": problem, "errors": errors})


def sign_in(request: HttpRequest, user: User, *, next_page: str = "") -> HttpResponse:
    """Sign somebody in who has proved who they are, and lead them to where they may begin."""
    login(request, user, backend=_BACKEND)
    note_this_session(request, user)
    answer = redirect(next_page or start_page(user))
    remember(answer, user)
    return answer


def note_this_session(request: HttpRequest, user: User) -> None:
    """Note the session of this request, which has a new key after signing in and after a new password."""
    if request.session.session_key is None:
        request.session.save()
    note_session(
        user=user,
        session_key=str(request.session.session_key),
        address=address_of(request),
        browser=browser_name(request.headers.get("User-Agent", "")),
    )


def start_page(user: User) -> str:
    """Where somebody begins who asked for no page: the queue, the follow-up of the own council, or the account."""
    if may(user, Right.SEE):
        return reverse("inspections:reports")
    if account_role(user) == Role.COUNCIL and user.person.council:
        return reverse("inspections:follow_up_of", args=(user.person.council.slug,))
    return reverse("inspections:account")


class ForgottenPasswordForm(PasswordResetForm):
    """Says the same of every address, and mails each account once in a while."""

    def get_users(self, email: str) -> Any:
        return [user for user in super().get_users(email) if ask_for_reset(user=user)]

    def send_mail(  # noqa: PLR0917  (as Django calls it)
        self,
        subject_template_name: str,
        email_template_name: str,
        context: dict[str, Any],
        from_email: str | None,
        to_email: str,
        html_email_template_name: str | None = None,
    ) -> None:
        send_mail_to(to_email, subject="A new password", template=email_template_name, context=context)


class ForgottenPassword(auth.PasswordResetView):
    form_class = ForgottenPasswordForm
    template_name = "registration/forgotten.html"
    email_template_name = "mail/new_password.txt"
    success_url = reverse_lazy("forgotten_password_sent")

    def form_valid(self, form: Any) -> HttpResponse:
        self.extra_email_context = {"origin": lasting_origin(self.request)}
        return super().form_valid(form)


class NewPassword(auth.PasswordResetConfirmView):
    form_class = NewPasswordForm
    template_name = "registration/new_password.html"
    success_url = reverse_lazy("login")

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        end_sessions(user=form.user)
        forget_wrong_passwords(form.user)
        messages.success(self.request, "Your password has been changed. Sign in with the new one.")
        return answer


def _half_signed_in(request: HttpRequest) -> User | None:
    """Who gave a right password a moment ago, and has had no other since."""
    half = request.session.get(_HALF)
    if not half or time.time() - half["at"] > _HALF_SECONDS:
        return None
    user = User.objects.filter(pk=half["user"], is_active=True).first()
    if user is None or not constant_time_compare(half["hash"], user.get_session_auth_hash()):
        return None
    return user
