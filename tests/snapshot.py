"""The rows of the whole database, taken and put back: far quicker than telling it all again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from itertools import batched, chain
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, transaction

from permissions import names

# What the migrations wrote. It is numbered anew whenever a test has emptied the database.
NUMBERED = ("django_content_type", "auth_permission")
UNTOLD = {"django_migrations", *NUMBERED}
# Put back in the end: once they are there, the database lets nothing be added to them.
SEALING = {"meetings_minutes"}
# Rows that one statement takes or puts back.
TOGETHER = 200


@dataclass(frozen=True)
class Table:
    """The rows of one table by their key, and the names of their columns."""

    columns: tuple[str, ...]
    rows: dict[Any, tuple[Any, ...]]


Rows = dict[str, Table]


@dataclass(frozen=True)
class Change:
    """What has to go and what has to come for one state of the database to be another."""

    gone: dict[str, list[Any]]
    come: Rows


def copied() -> Rows:
    """Every row of every table but the migrations' own."""
    return _copied(_tables())


def numbering() -> Rows:
    """The rows by whose numbers kinds and permissions are known."""
    return _copied(NUMBERED)


def put_back(rows: Rows, numbers: Rows) -> None:
    """Put `rows`, taken where `numbers` held, into a database that is empty."""
    if numbering() != numbers:
        _number_as(numbers)
    apply(Change({}, rows))


def change(before: Rows, after: Rows) -> Change:
    """What makes `after` of `before`."""
    gone = {name: list(each.rows.keys() - after[name].rows) for name, each in before.items()}
    come = {name: Table(each.columns, _new(each, before[name])) for name, each in after.items()}
    return Change(
        {name: keys for name, keys in gone.items() if keys},
        {name: each for name, each in come.items() if each.rows},
    )


def apply(difference: Change) -> None:
    """Make the change to the database as it stands."""
    with transaction.atomic(), connection.cursor() as cursor:
        for name, keys in difference.gone.items():
            for some in batched(keys, TOGETHER, strict=False):
                cursor.execute(_delete(name, len(some)), some)
        for name, table in difference.come.items():
            for rows in batched(table.rows.values(), TOGETHER, strict=False):
                cursor.execute(_put(name, table.columns, len(rows)), [*chain.from_iterable(rows)])
    _number_on(difference.come)


def _new(table: Table, before: Table) -> dict[Any, tuple[Any, ...]]:
    return {key: row for key, row in table.rows.items() if before.rows.get(key) != row}


@cache
def _tables() -> list[str]:
    found = set(connection.introspection.django_table_names(only_existing=True)) - UNTOLD
    return sorted(found, key=lambda name: (name in SEALING, name))


def _copied(tables: Collection[str]) -> Rows:
    with connection.cursor() as cursor:
        return {table: _read(cursor, table) for table in tables}


def _read(cursor: Any, name: str) -> Table:
    quote = connection.ops.quote_name
    columns = _columns()[name]
    cursor.execute(f"SELECT {', '.join(map(quote, columns))} FROM {quote(name)}")  # noqa: S608
    key = columns.index(_keys()[name])
    rows = (tuple(map(_storable, row)) for row in cursor.fetchall())
    return Table(columns, {row[key]: row for row in rows})


def _storable(value: Any) -> Any:
    """SQLite keeps days and hours as it says them."""
    said = connection.vendor == "sqlite" and isinstance(value, date | time)
    return str(value) if said else value


@cache
def _columns() -> dict[str, tuple[str, ...]]:
    """The columns of each table that are written: the database works out the others itself."""
    models = apps.get_models(include_auto_created=True)
    return {
        model._meta.db_table: tuple(
            str(each.column) for each in model._meta.local_concrete_fields if not each.generated
        )
        for model in models
    }


@cache
def _keys() -> dict[str, str]:
    """The column that is the key of each table."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: str(model._meta.pk.column) for model in models}


@cache
def _put(name: str, columns: tuple[str, ...], count: int) -> str:
    quote = connection.ops.quote_name
    listed, key = ", ".join(map(quote, columns)), quote(_keys()[name])
    row = f"({', '.join(['%s'] * len(columns))})"
    values = ", ".join(f"{quote(column)} = excluded.{quote(column)}" for column in columns)
    return (
        f"INSERT INTO {quote(name)} ({listed}) VALUES {', '.join([row] * count)}"  # noqa: S608
        f" ON CONFLICT ({key}) DO UPDATE SET {values}"
    )


def _delete(name: str, count: int) -> str:
    quote = connection.ops.quote_name
    marks = ", ".join(["%s"] * count)
    return f"DELETE FROM {quote(name)} WHERE {quote(_keys()[name])} IN ({marks})"  # noqa: S608


def _number_as(numbers: Rows) -> None:
    """Number kinds and permissions as where the rows were taken."""
    with transaction.atomic():
        apply(Change({name: list(each.rows) for name, each in numbering().items()}, {}))
        apply(Change({}, numbers))
    forget_numbers()


def forget_numbers() -> None:
    """Nobody may remember how kinds and permissions were numbered."""
    ContentType.objects.clear_cache()
    names.forget()


def _number_on(rows: Rows) -> None:
    """New rows are numbered after those put back."""
    models = [each for each in apps.get_models() if each._meta.db_table in rows]
    statements = connection.ops.sequence_reset_sql(no_style(), models)
    if statements:
        with connection.cursor() as cursor:
            cursor.execute("".join(statements))
