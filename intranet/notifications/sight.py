"""What is said of a record is read as long as its reader may see the record."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from intranet.notifications.models import Notice
from permissions.models import User
from permissions.policy import visible_to


@dataclass(frozen=True)
class Shown:
    """A notice as its reader may have it now."""

    notice: Notice
    is_open: bool

    @property
    def words(self) -> str:
        return self.notice.words if self.is_open else _("Avviso su qualcosa che non si vede più.")

    @property
    def leads_on(self) -> bool:
        return self.is_open and bool(self.notice.address or self.notice.about_key)


def shown(reader: User, notices: Sequence[Notice]) -> list[Shown]:
    """In one question of the policy for each kind of record among them, however many they are."""
    open_to = {
        (kind, key) for kind, keys in _keys(notices).items() for key in _visible(reader, kind, keys)
    }
    return [
        Shown(each, each.about_type_id is None or (each.about_type_id, each.about_key) in open_to)
        for each in notices
    ]


def way_on(reader: User, notice: Notice) -> str:
    """Where a notice leads: to its address, or to wherever its record is read by now.

    Empty where it leads nowhere, or its reader may no longer see what it tells of.
    """
    if notice.about_type_id is None:
        return notice.address
    record = _records(reader, notice.about_type_id, [notice.about_key]).first()
    if record is None:
        return ""
    return notice.address or record.get_absolute_url()


def _keys(notices: Iterable[Notice]) -> dict[int, list[int | None]]:
    found: dict[int, list[int | None]] = defaultdict(list)
    for each in notices:
        if each.about_type_id is not None:
            found[each.about_type_id].append(each.about_key)
    return found


def _visible(reader: User, kind: int, keys: list[int | None]) -> QuerySet[Any, Any]:
    return _records(reader, kind, keys).order_by().values_list("pk", flat=True)


def _records(reader: User, kind: int, keys: list[int | None]) -> QuerySet[Any]:
    model: Any = ContentType.objects.get_for_id(kind).model_class()
    return visible_to(reader, model._default_manager.filter(pk__in=keys))
