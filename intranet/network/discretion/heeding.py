"""The warning before anything that looks like a case is posted."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from intranet.network.discretion.findings import Finding
from intranet.network.discretion.looks_like_a_case import looks_like_a_case
from intranet.network.discretion.names import names_in
from permissions.audit import note
from permissions.models import User
from permissions.refusal import Refused


class LooksLikeACase(Refused):
    """What one wants to post may let somebody be recognised.

    `offer` holds the findings; `seal` confirms exactly these, empty where some are sure and have
    to go first.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.seal = "" if any(each.is_sure for each in findings) else seal_of(findings)
        words = (
            _("Il testo non si può pubblicare finché dice per certo di chi si parla.")
            if not self.seal
            else _("Il testo potrebbe far riconoscere qualcuno: va riletto prima di pubblicarlo.")
        )
        super().__init__(words, offer=tuple(findings))


def heed(by: User, confirmed: str, *texts: str) -> None:
    """Let pass what looks like no case, or what `by` has read again and confirmed.

    Called within an action: of what was confirmed its event keeps kinds and counts, never words.
    Raises LooksLikeACase; `confirmed` is the `seal` of an earlier one, good for the same phrases.
    """
    found = [finding for text in texts for finding in findings_in(text, by)]
    if not found:
        return
    if any(each.is_sure for each in found) or confirmed != seal_of(found):
        raise LooksLikeACase(found)
    note(confirmed=dict(Counter(str(each.kind) for each in found)))


def findings_in(text: str, writer: User) -> list[Finding]:
    """What `looks_like_a_case` finds, with the names that `writer` may know."""
    return looks_like_a_case(text, names_in(text, writer))


def seal_of(findings: Sequence[Finding]) -> str:
    """A sign that is good for these phrases and no others, whatever stands around them."""
    said = sorted(f"{each.kind}:{each.phrase}" for each in findings)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:32]
