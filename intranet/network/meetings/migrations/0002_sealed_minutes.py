"""Approved minutes never change: the database itself refuses it."""

from django.db import migrations

SEALED = "('approved', 'published')"
# Put together of what stands here alone.
OF_MINUTES = f"(SELECT state FROM meetings_minutes WHERE id = {{row}}.minutes_id) IN {SEALED}"  # nosec B608
CHANGED = f"""
    OLD.state IN {SEALED} AND (
        NEW.text <> OLD.text OR NEW.meeting_id <> OLD.meeting_id OR NEW.state NOT IN {SEALED}
        OR (OLD.state = 'published' AND NEW.state = 'approved')
    )
"""
# Table, verb, when it is refused.
RULES = (
    ("meetings_minutes", "UPDATE", CHANGED),
    ("meetings_minutes", "DELETE", f"OLD.state IN {SEALED}"),
    ("meetings_wording", "INSERT", OF_MINUTES.format(row="NEW")),
    (
        "meetings_wording",
        "UPDATE",
        f"{OF_MINUTES.format(row='NEW')} OR {OF_MINUTES.format(row='OLD')}",
    ),
    ("meetings_wording", "DELETE", OF_MINUTES.format(row="OLD")),
)


def _name(table, verb):
    return f"{table}_sealed_{verb.lower()}"


def _sqlite(table, verb, when):
    yield f"""
    CREATE TRIGGER {_name(table, verb)} BEFORE {verb} ON {table} WHEN {when}
    BEGIN SELECT RAISE(ABORT, 'approved minutes never change'); END
    """


def _postgresql(table, verb, when):
    """A condition of a trigger may ask no other table there: the function does."""
    name = _name(table, verb)
    row = "OLD" if verb == "DELETE" else "NEW"
    yield f"""
    CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF {when} THEN RAISE EXCEPTION 'approved minutes never change'; END IF;
        RETURN {row};
    END $$
    """
    yield f"""
    CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()
    """


def forwards(apps, schema_editor):
    made = _postgresql if schema_editor.connection.vendor == "postgresql" else _sqlite
    for rule in RULES:
        for statement in made(*rule):
            schema_editor.execute(statement)


def backwards(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table, verb, _when in RULES:
        name = _name(table, verb)
        schema_editor.execute(f"DROP TRIGGER {name}{f' ON {table}' if postgresql else ''}")
        if postgresql:
            schema_editor.execute(f"DROP FUNCTION {name}")


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
