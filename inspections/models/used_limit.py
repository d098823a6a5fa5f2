"""How much of a limit somebody used: counted by inspections.limits, in this table only where it is PostgreSQL's."""

from __future__ import annotations

from django.db import models


class UsedLimit(models.Model):
    """`name`: the limit, and a digest of whom it is counted for. `until`: seconds since 1970 when all has come back."""

    name = models.CharField(max_length=80, primary_key=True)
    until = models.FloatField()

    def __str__(self) -> str:
        return self.name
