from django.db import migrations
from django.db.models import F

_KEYS = {
    "Reminders of councils’ actions and statements": "reminders",
    "Collecting from the inspectorate’s site": "collecting",
    "Mail, and news for those who follow a part": "mail",
    "Editions of the public tables": "editions",
    "Reports whose reader died": "stopped_readings",
    "Stored files, compared with their checksums": "verify",
    "Pictures of pages beyond their budget": "pictures",
    "Whole files that nobody asked for": "public_files",
    "Sessions that ended": "sessions",
    "Whatever is kept no longer": "retention",
    "Bytes of removed uploads": "removed_uploads",
    "Used limits that came back": "used_limits",
    "Backup": "backup",
}


def to_keys(apps, _editor):
    """A piece keeps when it last ran; its words for people are no part of its row any longer."""
    _rename(apps, _KEYS)


def to_words(apps, _editor):
    _rename(apps, {key: words for words, key in _KEYS.items()})


def _rename(apps, names):
    """Where a process of the other release made a row of the new name already, the one that began later stays."""
    work = apps.get_model("inspections", "PeriodicWork").objects
    for before, after in names.items():
        both = work.filter(name__in=(before, after))
        kept = both.order_by(F("began_at").desc(nulls_last=True), "-pk").first()
        if kept is not None:
            both.exclude(pk=kept.pk).delete()
            work.filter(pk=kept.pk).update(name=after)


class Migration(migrations.Migration):

    dependencies = [
        ('inspections', '0057_words_of_choices'),
    ]

    operations = [migrations.RunPython(to_keys, to_words)]
