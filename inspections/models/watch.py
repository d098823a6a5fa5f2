"""Who follows what by mail. Nothing is kept of anybody but the address, and that while something is followed."""

from __future__ import annotations

from django.db import models


class Watcher(models.Model):
    """An address that somebody gave. `secret` is part of the links in its mails; the last ended at `told_until`."""

    class Every(models.TextChoices):
        DAY = "day", "once a day"
        WEEK = "week", "once a week"

    email = models.EmailField(max_length=254, unique=True)
    secret = models.CharField(max_length=40)
    every = models.CharField(max_length=4, choices=Every, default=Every.DAY)
    made_at = models.DateTimeField()
    told_until = models.DateTimeField(null=True, blank=True, help_text="Blank: nothing is confirmed yet.")
    links_sent = models.PositiveSmallIntegerField(default=0, help_text="Links to confirm sent since the day below.")
    links_since = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"watcher {self.pk}"


class Watch(models.Model):
    """One thing that an address follows; nothing is told of it until whoever reads that mail has confirmed it."""

    class Kind(models.TextChoices):
        EVERYTHING = "everything", "everything"
        COUNCIL = "council", "a council"
        NEIGHBOURS = "neighbours", "a council’s statistical neighbours"
        REGION = "region", "a region"
        FRAMEWORK = "framework", "a framework"
        THEME = "theme", "a theme"
        QUEUE = "queue", "the queue of reports"

    watcher = models.ForeignKey(Watcher, on_delete=models.CASCADE, related_name="watches")
    kind = models.CharField(max_length=10, choices=Kind)
    value = models.CharField(max_length=80, blank=True, help_text="A slug, a name or a key; blank: everything.")
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    network = models.GenericIPAddressField(
        null=True, blank=True, help_text="Where it was asked for, until it is confirmed."
    )

    class Meta:
        ordering = ("kind", "value")
        verbose_name_plural = "watches"
        constraints = [models.UniqueConstraint(fields=("watcher", "kind", "value"), name="watch_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"
