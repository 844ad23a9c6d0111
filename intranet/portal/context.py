"""What the shell around every page shows: who is signed in, from where, and the menu."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from intranet.portal.door.own_password import has_to_choose
from intranet.portal.door.second_factor import is_kept_out
from intranet.portal.navigation import Item, held_on_organisations, menu_of
from intranet.portal.search.sources import open_to
from permissions.models import Membership, User


@dataclass
class Shell:
    """Asks the database only for what a page draws, and once: 2 queries for a whole shell."""

    request: HttpRequest

    @cached_property
    def held(self) -> frozenset[str]:
        return held_on_organisations(self.request.user)

    @property
    def menu(self) -> tuple[Item, ...]:
        return () if self.is_kept_out else menu_of(self.held)

    @cached_property
    def is_kept_out(self) -> bool:
        """Whether nothing is open yet but a page of the door: an own password, a second factor."""
        return self.has_to_choose or is_kept_out(self.request)

    @cached_property
    def has_to_choose(self) -> bool:
        """Whether the password has to be chosen before anything else."""
        return has_to_choose(self.request)

    @property
    def may_search(self) -> bool:
        """Whether there is anything that this user may look through."""
        is_in = self.request.user.is_authenticated and not self.is_kept_out
        return is_in and bool(open_to(self.held))

    @property
    def body(self) -> str:
        """The administration of the user's first membership."""
        first = next(iter(self._memberships), None)
        return (first.organisation.body or first.organisation.name) if first else ""

    @property
    def roles(self) -> str:
        labels = dict.fromkeys(str(one.get_role_display()) for one in self._memberships)
        return ", ".join(labels)

    @property
    def route(self) -> str:
        match = self.request.resolver_match
        return match.view_name if match else ""

    @property
    def is_for_visitors(self) -> bool:
        """Whether it is a page of the site before a visitor, and none of the door's own.

        What is not there looks the same whatever address was asked for.
        """
        of_the_door = self.route.startswith(("account_", "mfa_", "usersessions_"))
        # A request that is refused at the door has no user yet.
        user = getattr(self.request, "user", None)
        return not (user and user.is_authenticated) and not of_the_door

    @cached_property
    def _memberships(self) -> list[Any]:
        if not isinstance(self.request.user, User):
            return []
        current = Membership.objects.current().filter(user=self.request.user)
        return list(current.select_related("organisation").order_by("since", "pk"))


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell` for the frame of the page, `demo` for its banner."""
    return {"shell": Shell(request), "demo": settings.DEMO}
