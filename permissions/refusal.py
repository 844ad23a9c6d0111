"""What an action answers when a rule says no."""

from collections.abc import Iterable, Sequence
from typing import Any


class Refused(Exception):
    """An action may not happen. `message` tells a person why; `field` names what to change.

    `offer` may carry what the person can do instead; `others` what is wrong besides.
    """

    others: Sequence["Refused"] = ()

    def __init__(self, message: Any, field: str | None = None, offer: Any = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.offer = offer


def refuse_if_any(refusals: Iterable[Refused]) -> None:
    """Tell all that is wrong at once. Raises the first, with the others beside it."""
    found = list(refusals)
    if found:
        found[0].others = found[1:]
        raise found[0]
