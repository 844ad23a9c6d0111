"""One permission in the place of another: such that some role gains by it or loses."""

from collections.abc import Iterator, Mapping
from functools import cache


@cache
def holders() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Kind of object → permission → the roles that hold it in any state."""
    from permissions.matrix import MATRIX  # not before it is known what runs at loading

    found: dict[str, dict[str, frozenset[str]]] = {}
    for kind, states in MATRIX.items():
        rights = found.setdefault(kind, {})
        for roles in states.values():
            for role, names in roles.items():
                for name in names:
                    rights[name] = rights.get(name, frozenset()) | {role}
    return found


def instead_of(name: str) -> Iterator[str]:
    """For each role without the permission `name`, one that it has: the fewest others have it.

    A name without its app, as pages use them, is answered without.
    """
    for rights in holders().values():
        if name in rights:
            yield from _others(name, rights)
            return
    bare = {full.partition(".")[2]: full for rights in holders().values() for full in rights}
    if name in bare:
        yield from (each.partition(".")[2] for each in instead_of(bare[name]))


def _others(name: str, rights: Mapping[str, frozenset[str]]) -> list[str]:
    mine = rights[name]
    roles = frozenset().union(*rights.values()) - mine
    theirs = (
        min((q for q in sorted(rights) if role in rights[q]), key=lambda q: len(rights[q] & mine))
        for role in sorted(roles)
    )
    # Where every role has it: one that fewer have.
    fewer = [q for q in sorted(rights) if rights[q] < mine][:1]
    return list(dict.fromkeys([*theirs, *fewer]))
