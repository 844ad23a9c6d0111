"""Who comes in by the gate: of age, with a ticket, before it closes."""

CLOSES = 20


class Closed(Exception):
    """The gate is closed."""


def may_enter(age: int, tickets: frozenset[str]) -> bool:
    return age >= 18 and "gate" in tickets


def enter(age: int, tickets: frozenset[str], hour: int, inside: list[int]) -> None:
    """Raises Closed from the hour CLOSES on. Who may not enter stays outside."""
    if hour >= CLOSES:
        raise Closed
    if not may_enter(age, tickets):
        return
    inside.append(age)
