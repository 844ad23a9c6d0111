"""Somebody before a form: what stands in it, what they had sketched, who else has the pen."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from intranet.content.actions import sketching
from intranet.content.kinds import Kind
from intranet.content.models import Item, Pen, Sketch
from intranet.content.models.tree import step
from intranet.content.pages import Page
from intranet.content.rights.audience import Audience
from intranet.content.rights.ground import ground_of
from intranet.content.writing.forms import FORMS, written_in
from intranet.portal.keyset import MOST_DIGITS
from intranet.portal.sheet import sheet
from permissions.models import User
from workflows.processes.views.found import SignedIn


@dataclass
class Desk:
    """Writing a new thing of `kind` in the folder of `page`, or anew what `page` says."""

    page: Page
    kind: Kind
    user: User
    is_new: bool = False

    @property
    def sketched(self) -> str:
        """The kind by which a sketch is known: none for what is there already."""
        return self.kind if self.is_new else ""

    @cached_property
    def sketch(self) -> Sketch | None:
        return sketching.sketch_of(self.page.item, self.user, self.sketched)

    @cached_property
    def pen(self) -> Pen | None:
        """Who else is writing here now."""
        return None if self.is_new else sketching.pen_of_another(self.page.item, self.user)

    @cached_property
    def token(self) -> str:
        return sketching.token(self.page.item, self.user, self.sketched)

    @cached_property
    def latest(self) -> Any:
        return None if self.is_new else self.page.item.history.latest()

    @cached_property
    def seen_by(self) -> Audience:
        """Who will see what is begun here, until its state is changed. In 5 queries."""
        draft = Item(kind=self.kind, owner=self.user, path=self.page.item.path + step(0))
        return Audience.of(ground_of(draft, self.page.reach.borders))

    def form(self, request: SignedIn) -> Any:
        reach = self.page.reach
        initial = {} if self.is_new else written_in(self.page.item, reach)
        kept = self.sketch.data if self.sketch else {}
        files = request.FILES if request.method == "POST" else None
        values = {"initial": {**initial, **kept}, "reach": reach}
        return sheet(FORMS[self.kind], request, files=files, **values)

    def seen(self, request: SignedIn) -> int:
        """The version that what was typed began from."""
        said = request.POST.get("seen") or (self.sketch.data.get("seen") if self.sketch else "")
        said = str(said or "")
        is_key = said.isdecimal() and len(said) <= MOST_DIGITS
        return int(said) if is_key else self.latest.pk


def mark(request: HttpRequest) -> str:
    """Of the form that was sent, or that sent something by itself."""
    return sketching.mark_of(request.POST.get("token", ""))


def typed(kind: Kind, data: Any) -> dict[str, Any]:
    """Every answer as it was typed, right or wrong; files apart."""
    form = FORMS[kind](data)
    answers = {
        field.name: field.data for field in form if not field.field.widget.needs_multipart_form
    }
    return {**answers, "seen": data.get("seen", "")}
