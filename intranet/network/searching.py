"""The records of the coordination table, found by their words: those that one may see."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.db.models.signals import post_save
from django.utils.functional import Promise

from intranet.portal.search.actions import Sheet, put
from intranet.portal.search.index import matching
from intranet.portal.search.sources import Hit, Source, Wanted, register
from permissions.models import User
from permissions.policy import visible_to

CHUNK = 500


class Records(Source):
    """One kind of records of the table."""

    opens = frozenset({"use_intranet"})
    order: Sequence[str] = ("-rank", "-pk")
    # What one of them is called, under its title.
    name: str | Promise
    # The moment that "since" is asked of; none where they are of no day.
    moment: ClassVar[str] = ""

    @abstractmethod
    def sheet(self, record: Any) -> Sheet:
        """Its title and its text, of what all who see it see."""

    def records(self) -> QuerySet[Any]:
        """All of them, with what their sheets are made of."""
        return self.model._default_manager.all()

    def title(self, record: Any) -> str:
        return str(record)

    def line(self, record: Any) -> str:
        return f"{self.name} · {record.get_state_display()}"

    def found(self, user: User, wanted: Wanted) -> QuerySet[Any]:
        seen = visible_to(user, self.model._default_manager.all())
        if wanted.state:
            seen = seen.filter(state=wanted.state)
        if wanted.since:
            seen = seen.filter(**{f"{self.moment}__date__gte": wanted.since})
        return matching(seen, wanted.typed)

    def drawn(self, user: User, rows: Sequence[Any]) -> list[Hit]:
        return [
            Hit(self.title(row), row.get_absolute_url(), self.line(row), quoted=row.pk)
            for row in rows
        ]

    def sheets(self) -> Iterable[Sheet]:
        return map(self.sheet, self.records().order_by("pk").iterator(chunk_size=CHUNK))

    def follow(self) -> None:
        """Offer them, and keep what is found in step; called once, when their app is ready."""
        uid = f"search.{self.model._meta.label_lower}"
        post_save.connect(self._on_saved, sender=self.model, dispatch_uid=uid, weak=False)
        register(self)

    def renew(self, **chosen: Any) -> None:
        """Let those chosen be found by what they say now."""
        for record in self.records().filter(**chosen):
            put(*self.sheet(record))

    def _on_saved(self, instance: Any, **_kwargs: Any) -> None:
        self.renew(pk=instance.pk)
