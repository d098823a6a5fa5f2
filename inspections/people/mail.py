"""Mail to people: in the background, so that the time of an answer does not say whether a mail was sent."""

from __future__ import annotations

import logging
import smtplib
from threading import Thread

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)


def send_mail_to(address: str, *, subject: str, template: str, context: dict[str, object]) -> None:
    """Send the text of a template to an address. What goes wrong is logged: nobody waits for it."""
    body = " ".join(render_to_string(template, context).split(" ")).strip() + "\n"
    message = EmailMessage(subject=subject, body=body, to=[address])
    if settings.MAIL_IN_BACKGROUND:
        Thread(target=_send, args=(message,), daemon=True).start()
    else:
        _send(message)


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except (OSError, smtplib.SMTPException) as error:
        logger.error("An email could not be sent: %s", error)
