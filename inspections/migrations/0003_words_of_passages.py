"""The index of words that searching goes by: FTS5 on SQLite, a generated tsvector column on PostgreSQL.

On SQLite three triggers keep it in step with the table. Changing the table there makes it anew and drops them, so that
a later migration of Passage has to end with this one's `index_words`, as
tests/inspections/queries/test_passages.py holds.
"""

import string

from django.db import migrations

SQLITE = (
    """CREATE VIRTUAL TABLE inspections_passage_words USING fts5(
        text, content='inspections_passage', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER inspections_passage_added AFTER INSERT ON inspections_passage BEGIN
        INSERT INTO inspections_passage_words(rowid, text) VALUES (new.id, new.text);
    END""",
    """CREATE TRIGGER inspections_passage_removed AFTER DELETE ON inspections_passage BEGIN
        INSERT INTO inspections_passage_words(inspections_passage_words, rowid, text)
        VALUES ('delete', old.id, old.text);
    END""",
    """CREATE TRIGGER inspections_passage_changed AFTER UPDATE ON inspections_passage BEGIN
        INSERT INTO inspections_passage_words(inspections_passage_words, rowid, text)
        VALUES ('delete', old.id, old.text);
        INSERT INTO inspections_passage_words(rowid, text) VALUES (new.id, new.text);
    END""",
    "INSERT INTO inspections_passage_words(inspections_passage_words) VALUES ('rebuild')",
)
SQLITE_BACK = (
    "DROP TRIGGER IF EXISTS inspections_passage_added",
    "DROP TRIGGER IF EXISTS inspections_passage_removed",
    "DROP TRIGGER IF EXISTS inspections_passage_changed",
    "DROP TABLE IF EXISTS inspections_passage_words",
)
# English endings are cut off as on SQLite, and no word is left out as too common: both databases find the same.
# What stands between words is made a space: PostgreSQL would take “leaders/managers” for the name of a file, what follows
# <script> for a program, and where its locale is C a curly quotation mark for a letter.
BETWEEN = string.punctuation + "‘’‚“”„«»‹›–—‐‑−…•·\u00a0\u00ad"
POSTGRESQL = (
    "CREATE TEXT SEARCH DICTIONARY inspections_stem (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION inspections_words (COPY = pg_catalog.english)",
    """ALTER TEXT SEARCH CONFIGURATION inspections_words
        ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH inspections_stem""",
    f"""ALTER TABLE inspections_passage ADD COLUMN words tsvector GENERATED ALWAYS AS (
        to_tsvector('inspections_words', translate(text, $between${BETWEEN}$between$, '{" " * len(BETWEEN)}')))
        STORED""",
    "CREATE INDEX inspections_passage_words ON inspections_passage USING gin (words)",
)
POSTGRESQL_BACK = (
    "DROP INDEX IF EXISTS inspections_passage_words",
    "ALTER TABLE inspections_passage DROP COLUMN IF EXISTS words",
    "DROP TEXT SEARCH CONFIGURATION IF EXISTS inspections_words",
    "DROP TEXT SEARCH DICTIONARY IF EXISTS inspections_stem",
)
FORWARDS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
BACKWARDS = {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}


def index_words(apps, schema_editor):
    for statement in FORWARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def leave_words(apps, schema_editor):
    for statement in BACKWARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("inspections", "0002_passages")]
    operations = [migrations.RunPython(index_words, leave_words, elidable=False)]
