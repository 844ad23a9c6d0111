"""The answers to the policy's questions about records of the table."""

from typing import Any

from django.db import models
from django.db.models import Q

from intranet.network.rights.standings import Standings, standings_of
from permissions.coordination import TABLE, Standing, openings, permissions_at_table
from permissions.policy import Person

NOTHING = Q(pk__in=())
EVERYTHING = ~NOTHING


class TableRules:
    """Asked by `permissions.policy` in the place of grants.

    A model says what it is (`guard_kind`), in which field its state stands (`state_field`, "" for
    none), the way to the service it is of (`service_path`, "" for none), the ways to the people it
    names (`person_paths`) and by which permission it is seen (`seen_by`).
    """

    def allowed(self, user: Person, record: Any) -> frozenset[str]:
        standings = standings_of(user)
        return frozenset().union(
            *(
                permissions_at_table(record.guard_kind, record.guard_state, each)
                for each in Standing
                if _stands(standings, each, record)
            )
        )

    def visible[M: models.Model](
        self, user: Person, queryset: models.QuerySet[M], permission: str
    ) -> models.QuerySet[M]:
        model: Any = queryset.model
        return queryset.filter(_condition(standings_of(user), model, permission or model.seen_by))


def _condition(standings: Standings, model: Any, permission: str) -> Q:
    found = NOTHING
    for standing in Standing:
        region = _region(standings, standing, model)
        if region is not None:
            found |= region & _states(model, permission, standing)
    return found


def _states(model: Any, permission: str, standing: Standing) -> Q:
    """The states in which `standing` holds `permission`."""
    named, any_other = openings(model.guard_kind, permission, standing)
    if not model.state_field:
        return EVERYTHING if any_other else NOTHING
    listed = Q(**{f"{model.state_field}__in": sorted(named)})
    if not any_other:
        return listed
    others = set(TABLE[model.guard_kind]) - named - {"*"}
    return ~Q(**{f"{model.state_field}__in": sorted(others)})


def _region(standings: Standings, standing: Standing, model: Any) -> Q | None:
    """To which records one is this, whatever their state; None for to no record at all."""
    match standing:
        case Standing.COORDINATOR:
            return EVERYTHING if standings.coordinates else None
        case Standing.DELEGATE:
            return _of_services(standings.speaks_for, model)
        case Standing.FORMER:
            return _of_services(standings.spoke_for, model)
        case Standing.REPRESENTATIVE:
            return EVERYTHING if standings.is_representative else None
        case Standing.MEMBER:
            return EVERYTHING if standings.is_member else None
        case Standing.PERSON:
            return _of_person(standings, model)


def _of_services(services: frozenset[int], model: Any) -> Q | None:
    if not model.service_path or not services:
        return None
    return Q(**{f"{model.service_path}__in": sorted(services)})


def _of_person(standings: Standings, model: Any) -> Q | None:
    if not standings.is_member or not model.person_paths:
        return None
    found = NOTHING
    for path in model.person_paths:
        found |= _named(model, path, standings)
    return found


def _named(model: Any, path: str, standings: Standings) -> Q:
    """A way over other records may lead to many people: each record is found once."""
    condition = Q(**{path: standings.user})
    if "__" not in path:
        return condition
    return Q(pk__in=model._default_manager.filter(condition).order_by().values("pk"))


def _stands(standings: Standings, standing: Standing, record: Any) -> bool:
    match standing:
        case Standing.COORDINATOR:
            return standings.coordinates
        case Standing.DELEGATE:
            return _is_of(standings.speaks_for, record)
        case Standing.FORMER:
            return _is_of(standings.spoke_for, record)
        case Standing.REPRESENTATIVE:
            return standings.is_representative
        case Standing.MEMBER:
            return standings.is_member
        case Standing.PERSON:
            return standings.is_member and _names(record, standings)


def _is_of(services: frozenset[int], record: Any) -> bool:
    path = record.service_path
    return bool(path) and _key(record, path) in services


def _names(record: Any, standings: Standings) -> bool:
    """Whether `record` names the user; over other records the database is asked."""
    return any(
        _leads_to(record, path, standings)
        if "__" in path
        else getattr(record, f"{path}_id") == standings.user.pk
        for path in record.person_paths
        if standings.user is not None
    )


def _leads_to(record: Any, path: str, standings: Standings) -> bool:
    rows = type(record)._default_manager.filter(Q(**{path: standings.user}), pk=record.pk)
    return bool(rows.exists())


def _key(record: Any, path: str) -> Any:
    """The key of what `path` leads to from `record`; None where the way ends before."""
    *steps, last = path.split("__")
    for step in steps:
        record = getattr(record, step)
        if record is None:
            return None
    return getattr(record, f"{last}_id")
