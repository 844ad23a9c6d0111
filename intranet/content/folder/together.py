"""One act on several things: each by itself under its own guards, none for the others."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from intranet.content.folder.listing import here
from intranet.content.models import Item
from intranet.content.pages import Page
from intranet.portal.keyset import MOST_DIGITS
from permissions.refusal import Refused

# A page shows fifty; whoever asks for more by hand gets as many.
MOST = 200


@dataclass
class Outcome:
    """What was done, and why the rest was not."""

    done: list[Item] = field(default_factory=list)
    refused: list[tuple[Item, str]] = field(default_factory=list)

    def tell(self, request: HttpRequest, words: str) -> None:
        """Say it on the next page, each one that was refused with its reason."""
        if self.done:
            titles = ", ".join(f"«{each}»" for each in self.done)
            messages.success(request, f"{words}: {titles}")
        for item, reason in self.refused:
            messages.warning(request, f"«{item}»: {reason}")
        if not self.done and not self.refused:
            messages.warning(request, _("Nessun contenuto era scelto."))


def each_of(items: Iterable[Item], act: Callable[[Item], object]) -> Outcome:
    outcome = Outcome()
    for item in items:
        try:
            act(item)
        except Refused as refusal:
            outcome.refused.append((item, str(refusal.message)))
        else:
            outcome.done.append(item)
    return outcome


def chosen(page: Page, keys: Sequence[str]) -> list[Item]:
    """Those of the folder that `keys` name and the reader sees, in their order."""
    numbers = [int(key) for key in keys if key.isdecimal() and len(key) <= MOST_DIGITS]
    return list(here(page).filter(pk__in=numbers[:MOST]).select_related("parent").in_order())
