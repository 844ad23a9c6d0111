"""What is true of a case, as whoever told its story knows it: no grant is asked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """Who has to do with a case. Offices by their short name, people by their user name.

    `operators` work on it now, for themselves or in the place of one who is absent; `former` did,
    and it was taken from them. `emergency` opened it in an emergency, and their time runs.
    `granted` may open its protected address; `called` are interpreters of a visit to come.
    `asked` is the office that a transfer was last offered to; `came_from` the case, by its name,
    that this one goes on with.
    """

    service: str
    referrer: str
    court: str
    operators: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    emergency: frozenset[str] = frozenset()
    granted: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    asked: str = ""
    came_from: str = ""
