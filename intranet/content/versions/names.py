"""The names of those and of that which a story speaks of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import CharField, F, Value
from django.utils.translation import gettext as _

from intranet.content.models import Item
from intranet.content.pages import VIEW
from intranet.content.rights.ground import Subject
from intranet.content.rights.network import titled
from intranet.content.rights.reach import Reach
from intranet.content.versions.sources import Row
from permissions.models import Organisation, Unit, User
from permissions.publishing import Standing

PLACES = ("source", "target")
GROUPS = ("unit", "organisation")


@dataclass(frozen=True)
class Names:
    """A place that the reader may not see has no name."""

    people: Mapping[int, Any]
    groups: Mapping[Subject, str]
    places: Mapping[int, str]

    @classmethod
    def of(cls, reach: Reach, rows: Iterable[Row]) -> Self:
        """In a query for the people, one for units and offices, one for places, as they appear."""
        rows = list(rows)
        places = Item.objects.in_bulk(_keys(rows, *PLACES))
        return cls(
            people=User.objects.in_bulk({row.who for row in rows} - {None} | _keys(rows, "user")),
            groups=_groups(rows),
            places={key: str(item) for key, item in places.items() if VIEW in reach.allowed(item)},
        )

    def person(self, key: int | None) -> str:
        return str(self.people.get(key or 0, _("Sistema")))

    def told_by(self, row: Row) -> dict[str, Any]:
        """What the words of an event leave open: whom, what, from where to where, whether."""
        standing = row.data.get("standing")
        return {
            "whom": self._whom(row.data),
            "standing": str(Standing(standing).label) if standing in set(Standing) else "",
            **{name: self._place(row.data.get(name)) for name in PLACES},
            "inherits": row.data.get("inherits", True),
        }

    def _whom(self, data: dict[str, Any]) -> str:
        if "user" in data:
            return self.person(data["user"])
        kind = next((kind for kind in GROUPS if kind in data), "")
        return self.groups.get((kind, data.get(kind, 0)), "")

    def _place(self, key: int | None) -> str:
        name = self.places.get(key or 0)
        return f"«{name}»" if name else _("un’altra cartella")


def _groups(rows: Iterable[Row]) -> dict[Subject, str]:
    """Units and offices by their names."""
    units, offices = _keys(rows, "unit"), _keys(rows, "organisation")
    if not units and not offices:
        return {}
    kinds = [Value(kind, output_field=CharField()) for kind in GROUPS]
    united = (
        Unit.objects.filter(pk__in=units)
        .order_by()
        .annotate(kind=kinds[0], name=F("organisation__short_name"))
        .values_list("kind", "pk", "role", "name")
        .union(
            Organisation.objects.filter(pk__in=offices)
            .order_by()
            .annotate(role=Value("", output_field=CharField()), which=kinds[1])
            .values_list("which", "pk", "role", "name")
        )
    )
    return {(kind, key): titled(role, name) for kind, key, role, name in united}


def _keys(rows: Iterable[Row], *names: str) -> set[int]:
    return {row.data[name] for row in rows for name in names if row.data.get(name)}
