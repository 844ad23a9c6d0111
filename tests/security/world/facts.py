"""What is true of a case, as whoever told its story knows it: no grant is asked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """Who has to do with a case. Offices by their short name, people by their user name.

    `operators` work on it now; `former` did, and it was taken from them.
    """

    service: str
    referrer: str
    court: str
    operators: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
