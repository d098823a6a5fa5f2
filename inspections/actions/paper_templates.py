"""Keeping and removing a council's own template for committee papers."""

from __future__ import annotations

from pathlib import PurePath

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from inspections.models import PaperTemplate


@transaction.atomic
def keep_template(*, council: int, name: str, content: bytes, by: User) -> PaperTemplate:
    """Keep a template that was looked at and filled, in place of the one before."""
    values = {
        "name": PurePath(name.replace("\\", "/")).name[:120] or "template.docx",
        "content": content,
        "size": len(content),
        "kept_at": timezone.now(),
        "kept_by": by,
    }
    return PaperTemplate.objects.update_or_create(authority_id=council, defaults=values)[0]


def remove_template(*, council: int) -> bool:
    """Whether there was one."""
    return bool(PaperTemplate.objects.filter(authority_id=council).delete()[0])
