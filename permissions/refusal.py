"""What an action answers when a rule says no."""

from typing import Any


class Refused(Exception):
    """An action may not happen. `message` tells a person why; `field` names what to change.

    `offer` may carry what the person can do instead.
    """

    def __init__(self, message: Any, field: str | None = None, offer: Any = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.offer = offer
