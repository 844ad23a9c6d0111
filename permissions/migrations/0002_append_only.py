"""The audit log only grows: the database itself refuses to change or delete a row."""

from django.db import migrations

SQLITE = [
    f"""
    CREATE TRIGGER audit_no_{verb} BEFORE {verb} ON permissions_auditevent
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
    """
    for verb in ("update", "delete")
]
SQLITE_UNDO = ["DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"]

POSTGRESQL = [
    """
    CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$
    """,
    """
    CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON permissions_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_append_only()
    """,
]
POSTGRESQL_UNDO = [
    "DROP TRIGGER audit_append_only ON permissions_auditevent",
    "DROP FUNCTION audit_append_only",
]


def forwards(apps, schema_editor):
    statements = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL_UNDO if postgresql else SQLITE_UNDO:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("permissions", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
