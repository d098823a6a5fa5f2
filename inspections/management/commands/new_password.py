"""`manage.py new_password [user]`: a new random password, said once."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandParser

from inspections.actions.accounts import FIRST_USER, set_new_password
from inspections.actions.second_factor import remove_second_factor
from inspections.serving.installation import CannotStartError, check_database, check_migrated, first_password_file


class Command(BaseCommand):
    help = "Give an account a new random password and say it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("user", nargs="?", default=FIRST_USER, help=f"Whose password; “{FIRST_USER}” if left out.")

        parser.add_argument(
            "--remove-second-factor", action="store_true", help="Also take away the second factor, if it was lost."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        username: str = options["user"]
        check_database()
        check_migrated()
        try:
            account = set_new_password(username=username)
        except User.DoesNotExist as error:
            raise CannotStartError(f"There is no account “{username}”. There are: {_names()}.") from error
        if username == FIRST_USER:
            # What lies there is no longer a password; nobody should try it.
            first_password_file(settings.DATA_DIR).unlink(missing_ok=True)
        if options["remove_second_factor"]:
            remove_second_factor(user=account.user)
        self.stdout.write(f"The new password of {username} is {account.password}")


def _names() -> str:
    return ", ".join(User.objects.order_by("username").values_list("username", flat=True)) or "none yet"
