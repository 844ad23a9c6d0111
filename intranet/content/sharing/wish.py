"""What somebody wants to change of the shares of a place, as their form says it.

A box is sent with what it was when the page was drawn: what another changed meanwhile stays.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from django.http import QueryDict

from intranet.content.actions.sharing import Subject as Whom
from intranet.content.rights.ground import Ground, Held, Subject
from intranet.content.rights.network import called, known
from permissions.publishing import SHARED, Standing

BOX = re.compile(r"(user|unit|organisation)-([0-9]{1,18})-([a-z]+)")
Box = tuple[Subject, Standing]


@dataclass(frozen=True)
class Line:
    """A change in words: `who` gets or loses `what`."""

    who: str
    what: Any
    is_given: bool


@dataclass(frozen=True)
class Wish:
    """Boxes ticked and unticked; `inherits` is None where it stays as it is."""

    given: tuple[Box, ...]
    taken: tuple[Box, ...]
    inherits: bool | None
    people: dict[Subject, Any]

    @classmethod
    def read(cls, sent: QueryDict) -> Self:
        """What does not speak of the network is left out. In up to 3 queries."""
        now, before = set(_boxes(sent.getlist("box"))), set(_boxes(sent.getlist("had")))
        people = known({subject for subject, _standing in now ^ before})
        inherits = "inherits" in sent
        return cls(
            given=_sorted(box for box in now - before if box[0] in people),
            taken=_sorted(box for box in before - now if box[0] in people),
            inherits=inherits if inherits != ("inherited" in sent) else None,
            people=people,
        )

    @property
    def is_empty(self) -> bool:
        return not self.given and not self.taken and self.inherits is None

    @property
    def lines(self) -> list[Line]:
        boxes = [*((box, True) for box in self.given), *((box, False) for box in self.taken)]
        return [
            Line(called(self.people[subject]), standing.label, is_given)
            for (subject, standing), is_given in boxes
        ]

    def applied(self, ground: Ground) -> Ground:
        """The ground as it would be."""
        path = ground.place.path
        given = (Held(path, *box) for box in self.given)
        return ground.changed(
            given, (Held(path, *box) for box in self.taken), inherits=self.inherits
        )

    def as_asked(self) -> dict[str, Any]:
        """What `actions.sharing.rearrange` is asked for."""
        given, taken = self._named(self.given), self._named(self.taken)
        return {"given": given, "taken": taken, "inherits": self.inherits}

    def _named(self, boxes: Iterable[Box]) -> list[tuple[Whom, Standing]]:
        return [(self.people[subject], standing) for subject, standing in boxes]


def _boxes(values: Iterable[str]) -> Iterable[Box]:
    for value in values:
        if (found := BOX.fullmatch(value)) and found[3] in set(SHARED):
            yield (found[1], int(found[2])), Standing(found[3])


def _sorted(boxes: Iterable[Box]) -> tuple[Box, ...]:
    return tuple(sorted(boxes, key=lambda box: (box[0], SHARED.index(box[1]))))
