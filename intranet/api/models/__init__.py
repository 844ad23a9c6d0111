"""The keys of programs, and the addresses that hear what happens."""

from intranet.api.models.hooks import Delivery, Hook
from intranet.api.models.keys import AccessKey, Scope, digest_of

__all__ = ["AccessKey", "Delivery", "Hook", "Scope", "digest_of"]
