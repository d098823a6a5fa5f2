"""The template that a council keeps for its committee papers."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from inspections.models import PaperTemplate


@dataclass(frozen=True)
class TemplateFacts:
    name: str
    kept_at: datetime.datetime
    kept_by: str


def template_facts(council: int) -> TemplateFacts | None:
    """What is told of it, without its bytes."""
    row = PaperTemplate.objects.filter(authority=council).defer("content").select_related("kept_by").first()
    if row is None:
        return None
    return TemplateFacts(row.name, row.kept_at, row.kept_by.get_full_name() or row.kept_by.get_username())


def template_content(council: int) -> bytes | None:
    content = PaperTemplate.objects.filter(authority=council).values_list("content", flat=True).first()
    return bytes(content) if content is not None else None
