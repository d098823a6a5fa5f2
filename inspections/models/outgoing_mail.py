"""Mail on its way: kept until the mail server has taken it, so that a server that fails loses nothing."""

from __future__ import annotations

from django.db import models


class OutgoingMail(models.Model):
    """One mail to one address. `key` makes it once, however often it is asked for; a sent one keeps only that."""

    key = models.CharField(max_length=120, unique=True)
    to = models.EmailField(max_length=254, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField()
    next_try = models.DateTimeField(db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name_plural = "outgoing emails"

    def __str__(self) -> str:
        return self.subject or self.key
