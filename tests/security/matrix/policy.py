"""Asks the policy itself, without a page: which records does each one see, what may each do?"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser, Permission
from django.db import models

from permissions.grants import guard_models
from permissions.models import Organisation
from permissions.policy import allowed, visible_to
from tests.security.matrix import table
from tests.security.matrix.relations import is_signed_in, to_case, to_office
from tests.security.matrix.tally import Tally
from tests.security.matrix.things import Catalogue, Place, kind_of
from tests.security.world import Subject, World
from workflows.cases.models import Case
from workflows.documents.models import Transmission

OURS = ("permissions", "workflows", "intranet")


def ask_policy(subject: Subject, world: World, catalogue: Catalogue) -> Tally:
    """Every model that says how it is seen, and every object that access is granted on."""
    tally = Tally()
    for model in seen_models():
        _compare_records(tally, subject, world, catalogue, model)
    for guard, wanted in _wanted_powers(subject, catalogue):
        _compare_powers(tally, subject, world, guard, wanted)
    return tally


def missing_rows() -> list[str]:
    """What the table does not speak of: models and permissions, each with what to write."""
    known = table.listed("records", "model") | table.listed("unread", "model")
    unknown = [model.__name__ for model in _our_models() if model.__name__ not in known]
    said = [f"model {name}: write it into tables/records.csv or unread.csv" for name in unknown]
    powers = table.listed("powers", "power")
    return said + [
        f"permission {power}: write it into tables/powers.csv"
        for power in _declared_powers()
        if power not in powers
    ]


def seen_models() -> list[type[models.Model]]:
    """The models whose records are seen by right."""
    return [model for model in _our_models() if hasattr(model, "sights")]


def _our_models() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        ours = model.__module__.startswith(OURS)
        if ours and not model.__name__.startswith("Historical"):
            yield model


def _declared_powers() -> list[str]:
    kinds = [model._meta.model_name for model in guard_models()]
    rows = Permission.objects.filter(content_type__model__in=kinds)
    names = rows.values_list("content_type__app_label", "codename").order_by("pk")
    return [f"{label}.{codename}" for label, codename in names]


def _compare_records(
    tally: Tally, subject: Subject, world: World, catalogue: Catalogue, model: Any
) -> None:
    records = list(model._default_manager.order_by("pk"))
    seen = set(visible_to(_user(subject, world), model._default_manager.all()).values_list("pk"))
    for record in records:
        tally.checks["records, by the policy"] += 1
        there, wanted = (record.pk,) in seen, _sees(subject, catalogue, record)
        if there != wanted:
            kind, says = ("leak", "sees") if there else ("closed door", "does not see")
            place = catalogue.place_of(record).name
            tally.find(kind, f"{subject.name or 'nobody'} {says} {record._meta.label} of {place!r}")


def _sees(subject: Subject, catalogue: Catalogue, record: Any) -> bool:
    place = catalogue.place_of(record)
    readers = table.readers_of(type(record).__name__, kind_of(record), place.state)
    return is_signed_in(subject) and bool(_words(subject, record, place) & readers)


def _words(subject: Subject, record: Any, place: Place) -> set[str]:
    """What `subject` is to the record, in the words of the table."""
    if isinstance(record, Transmission):
        return {to_office(subject, place.facts.court)}
    return {to_case(subject, place.facts)}


def _wanted_powers(
    subject: Subject, catalogue: Catalogue
) -> Iterator[tuple[models.Model, frozenset[str]]]:
    for office in Organisation.objects.order_by("pk"):
        yield office, _powers("organisation", "*", to_office(subject, office.short_name))
    for case in Case.objects.order_by("pk"):
        place = catalogue.places[case.pk]
        yield case, _powers("case", place.state, to_case(subject, place.facts))
    for delivery in Transmission.objects.order_by("pk"):
        relation = to_office(subject, catalogue.place_of(delivery).facts.court)
        yield delivery, _powers("transmission", delivery.state, relation)


def _powers(kind: str, state: str, relation: str) -> frozenset[str]:
    every = table.powers_on(kind)
    return frozenset(one for one in every if relation in table.holders_of(one, kind, state))


def _compare_powers(
    tally: Tally, subject: Subject, world: World, guard: models.Model, wanted: frozenset[str]
) -> None:
    held = allowed(_user(subject, world), guard)
    tally.checks["powers, by the policy"] += len(table.powers_on(guard._meta.model_name or ""))
    who, what = subject.name or "nobody", f"on {guard._meta.model_name} {guard}"
    for power in held - wanted:
        tally.find("leak", f"{who} may {power} {what}")
    for power in wanted - held:
        tally.find("closed door", f"{who} may not {power} {what}")


def _user(subject: Subject, world: World) -> Any:
    return world.users[subject.name] if subject.name else AnonymousUser()
