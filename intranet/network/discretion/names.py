"""The people whose names a text holds, among those whom its writer may know of and no others."""

from intranet.network.discretion.looks_like_a_case import Name, folded, runs
from permissions.models import User
from permissions.policy import visible_to
from workflows.cases.models import Person

# Words of a first or of a last name, and what stands between them.
MOST_WORDS = 3
BETWEEN = (" ", "'", "’", "-", "' ")


def names_in(text: str, writer: User) -> frozenset[Name]:
    """The full names that stand in `text`, of people of the cases that `writer` may see.

    A name that the writer could not see is never among them: that it is known would betray it.
    """
    said = list(runs(text))
    if not said:
        return frozenset()
    people = visible_to(writer, Person.objects.order_by())
    rows = people.filter(**_named_by(said)).values_list("first_name", "last_name").distinct()
    return frozenset((folded(first), folded(last)) for first, last in rows)


def _named_by(said: list[str]) -> dict[str, list[str]]:
    """As the columns are compared: a space between two words may be another sign in a name."""
    short = [each for each in said if each.count(" ") < MOST_WORDS]
    forms = sorted({each.replace(" ", sign) for each in short for sign in BETWEEN})
    return {"first_name__plain__in": forms, "last_name__plain__in": forms}
