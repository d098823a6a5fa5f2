"""The index of words is of the stems of the passages, which are made alike for both databases.

On SQLite a change of the table of passages makes it anew and drops its triggers, so that a later migration of Passage
has to take the index down before and to build it after, as this one does.
"""

from importlib import import_module

from django.db import migrations

import inspections.stems

_TEXTS = import_module("inspections.migrations.0003_words_of_passages")
_AT_ONCE = 1_000

SQLITE = tuple(
    statement.replace("'porter unicode61 remove_diacritics 2'", "'ascii'")
    .replace(" text,", " stems,")
    .replace("rowid, text)", "rowid, stems)")
    .replace("new.text", "new.stems")
    .replace("old.text", "old.stems")
    for statement in _TEXTS.SQLITE
)
POSTGRESQL = (
    """ALTER TABLE inspections_passage ADD COLUMN words tsvector
        GENERATED ALWAYS AS (to_tsvector('pg_catalog.simple'::regconfig, stems)) STORED""",
    "CREATE INDEX inspections_passage_words ON inspections_passage USING gin (words)",
)
POSTGRESQL_BACK = (
    "DROP INDEX IF EXISTS inspections_passage_words",
    "ALTER TABLE inspections_passage DROP COLUMN IF EXISTS words",
)
FORWARDS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
BACKWARDS = {"sqlite": _TEXTS.SQLITE_BACK, "postgresql": POSTGRESQL_BACK}


def index_words(apps, schema_editor):
    for statement in FORWARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def leave_words(apps, schema_editor):
    for statement in BACKWARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def fill_stems(apps, schema_editor):
    """The field makes them itself for whatever is saved from now on; what is there needs them once."""
    passages = apps.get_model("inspections", "Passage").objects
    last = 0
    while rows := list(passages.filter(pk__gt=last).order_by("pk")[:_AT_ONCE]):
        passages.bulk_update(_with_stems(rows), ["stems"])
        last = rows[-1].pk


def _with_stems(rows):
    for row in rows:
        row.stems = inspections.stems.stems_of(row.text)
    return rows


class Migration(migrations.Migration):
    dependencies = [("inspections", "0041_received_zips")]
    operations = [
        migrations.RunPython(_TEXTS.leave_words, _TEXTS.index_words, elidable=False),
        migrations.AddField(
            model_name="passage",
            name="stems",
            field=inspections.stems.StemsField(default="", editable=False),
        ),
        migrations.RunPython(fill_stems, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(index_words, leave_words, elidable=False),
    ]
