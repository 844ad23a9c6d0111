"""What an action answers when a rule says no."""

from permissions.refusal import Refused

__all__ = ["Refused"]
