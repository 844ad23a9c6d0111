"""What is found is kept in the transaction of what it is found by."""

from collections.abc import Iterable, Iterator
from itertools import batched

from django.db import models, transaction

from intranet.portal.search.models import Entry, kind_of
from intranet.portal.search.words import clean, indexed

# How much of a text is quoted from, in characters; all of it is found.
QUOTED = 50_000
BATCH = 500
KEPT = ["title", "text", "title_words", "body_words"]

# A record with the title and the text by which it is found.
Sheet = tuple[models.Model, str, str]


def put(record: models.Model, title: str, text: str = "") -> None:
    """Let `record` be found by the words of its title and of its text, and by no others.

    Called by the action that changes the record: what is found changes with it, or not at all.
    """
    _keep([_entry(record, title, text)])


def drop(record: models.Model) -> None:
    """Let `record` be found no more."""
    Entry.objects.filter(kind=kind_of(type(record)), key=record.pk).delete()


def rebuild(model: type[models.Model], sheets: Iterable[Sheet]) -> Iterator[int]:
    """Keep every one of `sheets` anew, BATCH at a time: how many are done, after each batch.

    They come by rising keys. Entries that none of them is for go; those of records that came
    in the meantime stay.
    """
    entries = Entry.objects.filter(kind=kind_of(model))
    done, last = 0, 0
    for batch in batched(sheets, BATCH, strict=False):
        kept = [_entry(*sheet) for sheet in batch]
        keys = [entry.key for entry in kept]
        with transaction.atomic():
            entries.filter(key__gt=last, key__lte=keys[-1]).exclude(key__in=keys).delete()
            _keep(kept)
        done, last = done + len(kept), keys[-1]
        yield done
    entries.filter(key__gt=last).exclude(key__in=model._default_manager.values("pk")).delete()


def _entry(record: models.Model, title: str, text: str) -> Entry:
    title, text = clean(title), clean(text)
    return Entry(
        kind=kind_of(type(record)),
        key=record.pk,
        title=title,
        text=text[:QUOTED],
        title_words=indexed(title),
        body_words=indexed(text),
    )


def _keep(entries: list[Entry]) -> None:
    Entry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["kind", "key"], update_fields=KEPT
    )
