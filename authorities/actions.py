"""Saving a council that a person has changed."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from authorities.models import Authority, FormerSlug


@transaction.atomic
def save_authority(authority: Authority) -> None:
    """Saves a council that a person has changed, and keeps its former slug, so that old addresses still lead to it.

    The caller has checked that no other council has or had the new slug.
    """
    before = Authority.objects.filter(pk=authority.pk).values_list("slug", flat=True).first()
    FormerSlug.objects.filter(authority=authority.pk, slug=authority.slug).delete()
    authority.save()
    if before and before != authority.slug:
        FormerSlug.objects.create(authority=authority, slug=before, until=timezone.now())
