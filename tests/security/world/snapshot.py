"""The rows of the whole database, taken and put back: far quicker than telling it all again."""

from datetime import date, time
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

# What the migrations wrote, in every database of the suite alike.
MIGRATED = {"django_migrations", "django_content_type", "auth_permission"}

Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def copied() -> Rows:
    """Every row that no migration wrote, by table: its columns and values."""
    return {table: _rows(table) for table in _tables()}


def write(rows: Rows) -> None:
    """Put `rows` into tables that are empty."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, values) in rows.items():
            if values:
                cursor.executemany(_insert(table, columns), values)
    _number_on(rows)


def _tables() -> list[str]:
    return sorted(set(connection.introspection.django_table_names(only_existing=True)) - MIGRATED)


def _rows(table: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
        columns = [column[0] for column in cursor.description]
        return columns, [tuple(map(_storable, row)) for row in cursor.fetchall()]


def _storable(value: Any) -> Any:
    """SQLite keeps days and hours as it says them."""
    said = connection.vendor == "sqlite" and isinstance(value, date | time)
    return str(value) if said else value


def _insert(table: str, columns: list[str]) -> str:
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    return f"INSERT INTO {quote(table)} ({names}) VALUES ({', '.join(['%s'] * len(columns))})"  # noqa: S608


def _number_on(rows: Rows) -> None:
    """New rows are numbered after those put back."""
    models = [each for each in apps.get_models() if each._meta.db_table in rows]
    statements = connection.ops.sequence_reset_sql(no_style(), models)
    if statements:
        with connection.cursor() as cursor:
            cursor.execute("".join(statements))
