"""The database behind DATABASE_URL: SQLite made safe for concurrent writers, or PostgreSQL."""

from typing import Any

import dj_database_url

SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"


def database(url: str) -> dict[str, Any]:
    """Django's settings for the database at `url`.

    SQLite begins every transaction as IMMEDIATE, so that writers queue (20 seconds at most) and
    never fail half-way; each commit is synced to disk before it counts.
    """
    config = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = {
            "init_command": SQLITE_PRAGMAS,
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        }
    return config
