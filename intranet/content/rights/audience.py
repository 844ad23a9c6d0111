"""Who sees a thing of the site, in words and numbers, and who may change and examine it."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.content.rights.ground import Ground, Thing
from intranet.content.rights.reach import at_work
from permissions.models import User
from permissions.publishing import Standing

VIEW, EDIT = "content.view_item", "content.edit_item"
# Beyond these, people are counted and not named.
NAMED = 12


@dataclass(frozen=True)
class People:
    """Some people, each counted once; the first NAMED of them by surname."""

    number: int
    names: tuple[str, ...]

    def __str__(self) -> str:
        more = self.number - len(self.names)
        rest = ngettext("e un’altra", "e altre %(more)s", more) % {"more": more} if more else ""
        return f"{', '.join(self.names)} {rest}".strip()


@dataclass(frozen=True)
class Audience:
    """Who sees one thing. `others` are those who see it without being its author, nor of the
    staff where all the staff does; editors and examiners are named whatever else they are.
    """

    anybody: bool
    staff: int
    offices: int
    author: str
    others: People
    editors: People
    examiners: People

    @classmethod
    def of(cls, ground: Ground) -> Self:
        """In one query, besides those of the ground."""
        thing = Thing.of(ground.place)
        viewers, writers = ground.who(VIEW, thing), ground.who(EDIT, thing)
        examiners = ground.standing(Standing.REVIEWER, thing)
        all_staff = ground.is_open(VIEW, thing, Standing.MEMBER)
        known = ground.staff if all_staff else frozenset()
        others = viewers - known - {thing.owner}
        named = named_of(others | writers | examiners | {thing.owner})
        author = named.get(thing.owner, "") if thing.owner in viewers else ""
        return cls(
            anybody=ground.is_open(VIEW, thing, Standing.ANYBODY),
            staff=len(ground.staff) if all_staff else 0,
            offices=ground.offices,
            author=author,
            others=people(others, named),
            editors=people(writers, named),
            examiners=people(examiners, named),
        )

    def __str__(self) -> str:
        if self.anybody:
            return _("Chiunque, anche fuori dalla rete dei servizi.")
        if self.staff:
            return f"{self._all_the_staff()}{self._besides()}."
        if self.author:
            return f"{_('Solo l’autore, %(name)s') % {'name': self.author}}{self._besides()}."
        return _("Solo %(people)s.") % {"people": _counted(self.others)}

    def _all_the_staff(self) -> str:
        words = ngettext(
            "Tutto il personale: %(people)s persone di %(offices)s organizzazione",
            "Tutto il personale: %(people)s persone di %(offices)s organizzazioni",
            self.offices,
        )
        return words % {"people": self.staff, "offices": self.offices}

    def _besides(self) -> str:
        return _(", e %(people)s") % {"people": _counted(self.others)} if self.others.number else ""


def _counted(some: People) -> str:
    words = ngettext("%(number)s persona", "%(number)s persone", some.number)
    counted = words % {"number": some.number}
    return f"{counted}: {some}" if some.number else counted


def named_of(keys: Set[int]) -> dict[int, str]:
    """Their names, by surname, in one query. Who may not sign in or has left is not among them."""
    found = User.objects.filter(at_work(), pk__in=keys, is_active=True)
    return {user.pk: str(user) for user in found.order_by("last_name", "first_name", "pk")}


def people(keys: Iterable[int], named: dict[int, str]) -> People:
    wanted = {*keys}
    names = [name for key, name in named.items() if key in wanted]
    return People(len(names), tuple(names[:NAMED]))
