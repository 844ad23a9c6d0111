"""Names compared without accents and capitals where they stand, in their own column.

What is no business of the index, as the name of a child, is looked for like this.
"""

from typing import Any

from django.db.backends.signals import connection_created
from django.db.models import CharField, Transform

from intranet.portal.search.words import clean, plain

# PostgreSQL knows the pairs one by one: the letters of the languages of Europe.
MARKED = "".join(chr(code) for code in range(0xC0, 0x250) if plain(chr(code)).isascii())
UNMARKED = plain(MARKED)


class Plain(Transform):
    """`first_name__plain__startswith`: as `plain` of the words module, in the database."""

    lookup_name = "plain"
    function = "sn_plain"

    def as_postgresql(self, compiler: Any, connection: Any, **_: Any) -> Any:
        template = "translate(lower(%(expressions)s), %%s, %%s)"
        sql, params = self.as_sql(compiler, connection, template=template)
        return sql, (*params, MARKED, UNMARKED)


def connect() -> None:
    """Teach it to text columns and to SQLite; called once, when the app is ready."""
    CharField.register_lookup(Plain)
    connection_created.connect(_teach, dispatch_uid="search.plain")


def folded(text: str) -> str:
    """What is typed, as the columns are compared."""
    return plain(clean(text))


def _teach(connection: Any, **_: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function("sn_plain", 1, _plain, deterministic=True)


def _plain(text: str | None) -> str | None:
    return None if text is None else plain(text)
