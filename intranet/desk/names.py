"""How a case, its children and their visitors are called by those who may know them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from permissions.models import User
from permissions.policy import visible_to
from workflows.cases.models import Person


def together(names: Sequence[str]) -> str:
    """`Giulia, Marco e Anna`."""
    if len(names) < 2:  # noqa: PLR2004  (one name stands alone)
        return "".join(names)
    return _("%(first)s e %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def siblings(children: Iterable[Person]) -> str:
    """`Giulia e Marco R.`: first names, and the surname by its initial."""
    initials: dict[str, list[str]] = defaultdict(list)
    for child in children:
        initials[child.last_name[:1]].append(child.first_name)
    return together(
        [
            f"{together(names)} {initial}." if initial else together(names)
            for initial, names in initials.items()
        ]
    )


def children_of(user: User, cases: Iterable[Any]) -> dict[int, str]:
    """The children of each case by its key, where `user` may know them, in one query."""
    children = Person.objects.children().filter(case__in=list(cases))
    by_case: dict[int, list[Person]] = defaultdict(list)
    for child in visible_to(user, children):
        by_case[child.case_id].append(child)
    return {case: siblings(people) for case, people in by_case.items()}
