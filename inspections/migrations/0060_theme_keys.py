"""Each passage names its themes itself, for whoever counts hundreds of thousands of them.

On PostgreSQL the index of words is made anew in any case, and its words stay in their row: ranking reads those of every
passage that is found, and of long ones it fetched them from elsewhere.
"""

from importlib import import_module

from django.db import migrations, models

_STEMS = import_module("inspections.migrations.0042_stems")

_THEMES = "(SELECT theme FROM inspections_passagetheme WHERE passage_id = inspections_passage.id ORDER BY id) own"
_KEYS = {
    "sqlite": f"SELECT group_concat(theme, ' ') FROM {_THEMES}",  # noqa: S608
    "postgresql": f"SELECT string_agg(theme, ' ') FROM {_THEMES}",  # noqa: S608
}
# In one statement, so that the rows are written once, as they are to be kept.
_KEPT_IN_ROWS = {
    "sqlite": _STEMS.SQLITE,
    "postgresql": (f"{_STEMS.POSTGRESQL[0]}, ALTER COLUMN words SET STORAGE MAIN", *_STEMS.POSTGRESQL[1:]),
}


def fill_keys(apps, schema_editor):
    keys = _KEYS[schema_editor.connection.vendor]
    schema_editor.execute(f"UPDATE inspections_passage SET theme_keys = COALESCE(({keys}), '')")  # noqa: S608


def index_words(apps, schema_editor):
    for statement in _KEPT_IN_ROWS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("inspections", "0059_words_of_a_repeat")]
    operations = [
        migrations.RunPython(_STEMS.leave_words, _STEMS.index_words, elidable=False),
        migrations.AddField(
            model_name="passage",
            name="theme_keys",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.RunPython(fill_keys, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(index_words, _STEMS.leave_words, elidable=False),
    ]
