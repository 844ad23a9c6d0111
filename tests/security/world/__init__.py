"""The populated world of the security tests: every state of a case, every kind of reader.

It is told through the real actions and flows, and every free text of it is a canary of its own.
"""

from tests.security.world.canaries import Canary
from tests.security.world.cast import Subject
from tests.security.world.facts import Facts
from tests.security.world.world import World

__all__ = ["Canary", "Facts", "Subject", "World"]
