"""The history of a case as one list: the steps that were done and the values that changed.

Two statements, however many tables: one unites the keys of every version and step and cuts the
page, one unites the values of the rows on it, each beside those of the version before.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject
from viewflow.workflow.models import Task
from viewflow.workflow.status import STATUS

from intranet.desk.history.sources import BY_NAME, SOURCES, Kind, Source, values_of
from workflows.cases.models import Case
from workflows.engine.nodes import HumanTask

PAGE = 50
STEP = "step"


@dataclass(frozen=True)
class Wish:
    """What the reader asks of the history."""

    kind: str = ""
    who: int | None = None
    page: int = 1

    @classmethod
    def read(cls, query: Any) -> "Wish":
        kind, who, page = (query.get(name, "") for name in ("tipo", "chi", "pagina"))
        return cls(
            kind=kind if kind in Kind.values else "",
            who=int(who) if who.isdecimal() and len(who) < 19 else None,  # noqa: PLR2004
            page=max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,  # noqa: PLR2004
        )


@dataclass(frozen=True)
class Key:
    """A row of the history, before its values are read."""

    at: datetime
    source: str
    key: int
    who: int | None


@dataclass(frozen=True)
class Values:
    """What a row says now and what the version before it said; `sign` is `+`, `~` or `-`."""

    sign: str
    now: dict[str, Any]
    before: dict[str, Any]


def keys_of(case: Case, wish: Wish) -> list[Key]:
    """The rows of one page and one more, the latest first, in one query."""
    first = (wish.page - 1) * PAGE
    parts = [_keys(rows, name, at, key, who) for name, rows, at, key, who in _rows(case, wish)]
    united = parts[0].union(*parts[1:], all=True).order_by("-at", "-source", "-key")
    return [Key(*row) for row in united[first : first + PAGE + 1]]


def authors_of(case: Case) -> QuerySet[Any]:
    """The keys of all who did anything on `case`."""
    parts = [
        rows.order_by().values(by=F(who)) for _name, rows, _at, _key, who in _rows(case, Wish())
    ]
    return parts[0].union(*parts[1:])


def values_of_page(keys: Sequence[Key], held: AbstractSet[str]) -> dict[tuple[str, int], Values]:
    """The values of the rows, by source and key, in one query; of closed records none."""
    by_source: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        by_source[key.source].append(key.key)
    parts = [
        _step_values(numbers) if name == STEP else _versions(BY_NAME[name], numbers)
        for name, numbers in by_source.items()
        if name == STEP or BY_NAME[name].permission in held
    ]
    if not parts:
        return {}
    rows = parts[0].union(*parts[1:], all=True).order_by()
    return {(name, key): Values(sign, now, before or {}) for name, key, sign, now, before in rows}


def _rows(case: Case, wish: Wish) -> Iterable[tuple[str, QuerySet[Any], str, str, str]]:
    """Each table that the reader asks for: name, rows, and where moment, key and author stand."""
    if wish.kind in {"", Kind.STEP}:
        yield STEP, _mine(_steps(case), "owner_id", wish), "finished", "pk", "owner_id"
    for source in SOURCES:
        if wish.kind in {"", source.kind}:
            rows = _mine(source.versions_of(case), "history_user_id", wish)
            yield source.name, rows, "history_date", "history_id", "history_user_id"


def _steps(case: Case) -> QuerySet[Any]:
    done = Task.objects.filter(process__caseprocess__case=case, status=STATUS.DONE)
    return done.filter(flow_task_type=HumanTask.task_type)


def _mine(rows: QuerySet[Any], column: str, wish: Wish) -> QuerySet[Any]:
    return rows.filter(**{column: wish.who}) if wish.who else rows


def _keys(rows: QuerySet[Any], name: str, at: str, key: str, who: str) -> QuerySet[Any]:
    row = {"at": F(at), "source": _named(name), "key": F(key), "who": F(who)}
    return rows.order_by().annotate(**row).values_list(*row)


def _versions(source: Source, numbers: list[int]) -> QuerySet[Any]:
    history = source.model.history  # type: ignore[attr-defined]
    earlier = history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    before = earlier.order_by("-history_id").values(said=values_of(source.model))[:1]
    return (
        history.filter(history_id__in=numbers)
        .order_by()
        .annotate(now=values_of(source.model), before=Subquery(before))
        .values_list(_named(source.name), "history_id", "history_type", "now", "before")
    )


def _step_values(numbers: list[int]) -> QuerySet[Any]:
    said = JSONObject(
        step=F("flow_task"),
        person=F("process__caseprocess__person__first_name"),
        visitor=F("process__caseprocess__visit__visitor__first_name"),
        visit=F("process__caseprocess__visit__starts_at"),
    )
    return (
        Task.objects.filter(pk__in=numbers)
        .order_by()
        .annotate(now=said, before=JSONObject(step=Value("", output_field=CharField())))
        .values_list(_named(STEP), "pk", Value("", output_field=CharField()), "now", "before")
    )


def _named(name: str) -> Value:
    return Value(name, output_field=CharField())
