"""The entries, and the index of each database, which its triggers keep in step."""

from django.db import migrations, models

SQLITE = (
    """
    CREATE VIRTUAL TABLE search_index USING fts5(
        title_words, body_words, content='search_entry', content_rowid='id',
        tokenize="ascii tokenchars '/'", detail='column', columnsize=0
    )
    """,
    """
    CREATE TRIGGER search_entry_put AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_index (rowid, title_words, body_words)
        VALUES (new.id, new.title_words, new.body_words);
    END
    """,
    """
    CREATE TRIGGER search_entry_dropped AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_index (search_index, rowid, title_words, body_words)
        VALUES ('delete', old.id, old.title_words, old.body_words);
    END
    """,
    """
    CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
        INSERT INTO search_index (search_index, rowid, title_words, body_words)
        VALUES ('delete', old.id, old.title_words, old.body_words);
        INSERT INTO search_index (rowid, title_words, body_words)
        VALUES (new.id, new.title_words, new.body_words);
    END
    """,
)
SQLITE_BACK = (
    "DROP TRIGGER search_entry_put",
    "DROP TRIGGER search_entry_dropped",
    "DROP TRIGGER search_entry_changed",
    "DROP TABLE search_index",
)
POSTGRESQL = (
    "ALTER TABLE search_entry ADD COLUMN title_vector tsvector, ADD COLUMN words_vector tsvector",
    """
    CREATE FUNCTION search_entry_vectors() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        titled text[] := array_remove(string_to_array(NEW.title_words, ' '), '');
    BEGIN
        NEW.title_vector := array_to_tsvector(titled);
        NEW.words_vector := array_to_tsvector(
            titled || array_remove(string_to_array(NEW.body_words, ' '), '')
        );
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER search_entry_vectors BEFORE INSERT OR UPDATE ON search_entry
    FOR EACH ROW EXECUTE FUNCTION search_entry_vectors()
    """,
    "CREATE INDEX search_entry_title ON search_entry USING gin (title_vector)",
    "CREATE INDEX search_entry_words ON search_entry USING gin (words_vector)",
)
POSTGRESQL_BACK = (
    "DROP TRIGGER search_entry_vectors ON search_entry",
    "DROP FUNCTION search_entry_vectors()",
    "ALTER TABLE search_entry DROP COLUMN title_vector, DROP COLUMN words_vector",
)


def make(apps, schema_editor):
    for statement in _of(schema_editor, SQLITE, POSTGRESQL):
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    for statement in _of(schema_editor, SQLITE_BACK, POSTGRESQL_BACK):
        schema_editor.execute(statement)


def _of(schema_editor, sqlite, postgresql):
    return postgresql if schema_editor.connection.vendor == "postgresql" else sqlite


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("key", models.PositiveBigIntegerField()),
                ("title", models.TextField()),
                ("text", models.TextField(blank=True)),
                ("title_words", models.TextField()),
                ("body_words", models.TextField(blank=True)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "key"), name="one_entry_a_record")
                ],
            },
        ),
        migrations.RunPython(make, unmake),
    ]
