"""The things of the site, found by their words: those that one may see, and no others."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.signals import post_save
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.models.tree import within
from intranet.portal.search.actions import Sheet, put
from intranet.portal.search.index import matching
from intranet.portal.search.sources import Choices, Hit, Source, Wanted
from permissions.models import User
from permissions.policy import visible_to
from permissions.publishing import State

CONTENT = "contenuti"
# Digits; a key has fewer.
LONGEST_KEY = 19


class Content(Source):
    """Pages, news, events and files: by title first, then by what they say, the latest first."""

    types: Mapping[str, str | Promise] = {
        CONTENT: _("Contenuti del sito"),
        **{str(kind): kind.label for kind in Kind},
    }
    model = Item
    order = ("-rank", "-changed_at", "-pk")
    position = 20
    share = 15
    states: Choices = tuple((str(state), state.label) for state in State)
    has_since = True
    hint = _("I contenuti del sito si trovano per le parole del titolo e del testo.")

    def found(self, user: User, wanted: Wanted) -> QuerySet[Any]:
        seen = visible_to(user, Item.objects.all())
        items = seen.defer("text")
        if wanted.type in Kind.values:
            items = items.filter(kind=wanted.type)
        if wanted.state:
            items = items.filter(state=wanted.state)
        if wanted.since:
            items = items.filter(changed_at__date__gte=wanted.since)
        if wanted.place:
            items = items.filter(_below(seen, wanted.place))
        return matching(items, wanted.typed)

    def drawn(self, user: User, rows: Sequence[Any]) -> list[Hit]:
        return [
            Hit(
                title=item.title,
                address=item.get_absolute_url(),
                line=f"{item.get_kind_display()} · {item.get_state_display()}",
                quoted=item.pk,
            )
            for item in rows
        ]

    def places(self, user: User) -> Choices:
        """The sections of the site: the folders of its first page."""
        sections = visible_to(user, Item.objects.folders().filter(parent__parent=None))
        return [
            (str(pk), title)
            for pk, title in sections.exclude(parent=None)
            .order_by("position")
            .values_list("pk", "title")
        ]

    def sheets(self) -> Iterable[Sheet]:
        every = Item.objects.annotate(words=F("upload__words")).order_by("pk")
        return (_sheet(item, item.words or "") for item in every.iterator())


def _below(seen: QuerySet[Item], place: str) -> Q:
    """What lies in a folder among those `seen`; nothing, in any other."""
    key = int(place) if place.isdecimal() and len(place) < LONGEST_KEY else 0
    paths = seen.filter(pk=key, kind=Kind.FOLDER).values_list("path", flat=True)
    return within(paths[0]) if paths else Q(pk__in=())


def connect() -> None:
    """Keep what is found in step with what is saved; called once, when the app is ready."""
    post_save.connect(_on_item, sender=Item, dispatch_uid="content.finding")


def _on_item(instance: Item, **_kwargs: Any) -> None:
    put(*_sheet(instance, instance.upload.words if instance.upload else ""))


def _sheet(item: Item, words: str) -> Sheet:
    # A tag parts two words where it ends a line or a cell.
    text = strip_tags(item.text.replace("<", " <"))
    return item, item.title, "\n".join(filter(None, (item.summary, text, item.venue, words)))
