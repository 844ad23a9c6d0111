"""What a row of the history says: the step or record, and each value before and after."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from django.db import models
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from viewflow.workflow.fields import import_task_by_ref

from intranet.desk.history.entries import STEP, Key, Values
from intranet.desk.history.sources import BY_NAME, Kind, fields_of, label_of
from intranet.portal.words import day_of_year, moment

VERBS = {
    "+": gettext_lazy("aggiunto"),
    "~": gettext_lazy("cambiato"),
    "-": gettext_lazy("tolto"),
    "": gettext_lazy("concluso"),
}


@dataclass(frozen=True)
class Change:
    """A value of a record: what it was and what it became, empty where there was nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """A row of the history, as it is read."""

    at: datetime
    who: str
    kind: Any
    title: str
    verb: Any = ""
    changes: list[Change] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        """Whether it tells of a record that was not there before."""
        return self.verb == VERBS["+"]


def entry_of(key: Key, values: Values | None, who: str, *, names_people: bool) -> Entry:
    """The row in words; without `values` it says what changed and not how."""
    if key.source == STEP:
        assert values is not None
        title = _step_title(values.now, names_people=names_people)
        return Entry(key.at, who, Kind.STEP.label, title, VERBS[""])
    source = BY_NAME[key.source]
    if values is None:
        return Entry(key.at, who, source.kind.label, source.title)
    changes = list(_changes(source.model, values))
    return Entry(key.at, who, source.kind.label, source.title, VERBS[values.sign], changes)


def _step_title(said: dict[str, Any], *, names_people: bool) -> str:
    title = str(import_task_by_ref(said["step"]).task_title)
    about = said["person"] or said["visitor"] if names_people else ""
    at = _moment(said["visit"]) if said["visit"] else ""
    return " · ".join(filter(None, [title, at, about]))


def _changes(model: type[models.Model], values: Values) -> Iterator[Change]:
    for each in fields_of(model):
        before = _said(each, values.before.get(each.name))
        after = _said(each, values.now.get(each.name))
        if before != after:
            yield Change(capfirst(label_of(each)), before, after)


def _said(of: models.Field[Any, Any], value: Any) -> str:
    """A stored value in words, as either database writes it into JSON."""
    if value is None or value == "":
        return ""
    if of.flatchoices:
        return str(dict(of.flatchoices).get(value, value))
    reads = (read for kind, read in READERS if isinstance(of, kind))
    return next(reads, _text)(value)


def _yes_or_no(value: Any) -> str:
    return _("sì") if value else _("no")


def _text(value: Any) -> str:
    return str(value).strip()


def _moment(value: str) -> str:
    at = _parsed(parse_datetime(value))
    return moment(at if at.tzinfo else at.replace(tzinfo=UTC))


def _day(value: str) -> str:
    return day_of_year(_parsed(parse_date(value)))


def _hour(value: str) -> str:
    return f"{_parsed(parse_time(value)):%H:%M}"


def _parsed[T: (date, datetime, time)](value: T | None) -> T:
    assert value is not None
    return value


# The first that fits: a field of date and time is one of date too.
READERS: tuple[tuple[type[models.Field[Any, Any]], Callable[[Any], str]], ...] = (
    (models.BooleanField, _yes_or_no),
    (models.DateTimeField, _moment),
    (models.DateField, _day),
    (models.TimeField, _hour),
)
