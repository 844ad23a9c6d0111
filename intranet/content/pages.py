"""What every page about a thing of the site knows: where it stands, what its reader may do."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.content.models import Item
from intranet.content.publication import Transition, outgoing
from intranet.content.rights.reach import Reach, is_within, reach_of
from permissions.publishing import READ, Standing

VIEW = "content.view_item"
WRITERS = frozenset({Standing.OWNER, Standing.EDITOR, Standing.REVIEWER})
# What is read with a thing, so that a page asks for it once.
RELATED = ("owner", "organisation", "upload", "parent")


@dataclass(frozen=True)
class Crumb:
    """A step of the way down to a thing; without an address where its reader may not go."""

    title: str
    url: str = ""


def way_to(item: Item) -> Crumb:
    """Where it is read, under its name; the whole site has its page for the staff."""
    if item.parent_id is None:
        return Crumb(_("Intranet"), reverse("content:home"))
    return Crumb(item.title, item.get_absolute_url())


@dataclass
class Page:
    """A thing of the site before one reader."""

    item: Item
    reach: Reach

    @cached_property
    def allowed(self) -> frozenset[str]:
        return self.reach.allowed(self.item)

    @cached_property
    def above(self) -> list[Item]:
        """All above it but the first page of the site, in one query."""
        return list(Item.objects.above(self.item).exclude(parent=None))

    @property
    def url(self) -> str:
        return way_to(self.item).url

    @property
    def title(self) -> str:
        return way_to(self.item).title

    @property
    def crumbs(self) -> list[Crumb]:
        """For the staff they begin with the page that all the site hangs from."""
        shows_front = self.reach.member and self.item.parent_id
        front = [Crumb(_("Intranet"), reverse("content:home"))] if shows_front else []
        return [*front, *(self._crumb(each) for each in self.above)]

    @property
    def place_title(self) -> str:
        """Of the folder it stands in; nothing at the top of the site."""
        if not self.above:
            return ""
        return _("In questa cartella") if self._is_hidden(self.above[-1]) else self.above[-1].title

    @property
    def transitions(self) -> list[Transition]:
        return outgoing(self.item.state, self.allowed, self.item.table)

    @property
    def may_edit(self) -> bool:
        return "content.edit_item" in self.allowed

    @property
    def may_place(self) -> bool:
        """Whether it may be moved, renamed and thrown away."""
        return "content.remove_item" in self.allowed and self.item.parent_id is not None

    @property
    def sees_place(self) -> bool:
        """Whether its reader sees the folder it stands in, from which it is moved and copied."""
        return bool(self.item.parent and VIEW in self.reach.allowed(self.item.parent))

    @cached_property
    def writes(self) -> bool:
        """Whether its reader is one of those who write and examine, whatever its state."""
        return bool(self.allowed - READ or self.keeps)

    @cached_property
    def keeps(self) -> bool:
        """Whether its reader writes or examines the thing itself, and so knows who sees it."""
        return bool(self.reach.stands(self.item) & WRITERS)

    def _crumb(self, place: Item) -> Crumb:
        if self._is_hidden(place):
            return Crumb(_("una cartella superiore"))
        return way_to(place) if VIEW in self.reach.allowed(place) else Crumb(place.title)

    def _is_hidden(self, place: Item) -> bool:
        """Whether its reader is not to know how it is called: it is private, or in what is."""
        private = is_within(place.path, self.reach.borders.private)
        return private and VIEW not in self.reach.allowed(place)


def page_of(request: HttpRequest, pk: int, permission: str = VIEW, **which: Any) -> Page:
    """Raises Http404 for what the reader may not see, as for what never was."""
    reach = reach_of(request.user)
    things = Item.objects.filter(**which).select_related(*RELATED)
    return Page(get_object_or_404(reach.visible(things, permission), pk=pk), reach)
