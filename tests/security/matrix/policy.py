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
from tests.security.matrix.catalogue import Catalogue
from tests.security.matrix.network_rules import compared_at_table
from tests.security.matrix.relations import is_signed_in, to_office
from tests.security.matrix.rights import may_see
from tests.security.matrix.rules import compared
from tests.security.matrix.tally import Tally
from tests.security.world import Subject, World
from workflows.cases.models import Visit

OURS = ("permissions", "workflows", "intranet")
# What has powers by its own state, and not by that of its case.
OF_THEIR_OWN = {"transmission", "transfer", "transferoffer"}


def ask_policy(subject: Subject, world: World, catalogue: Catalogue) -> Tally:
    """Every model that says how it is seen, and every object that access is granted on."""
    examiner = _Examiner(subject, world, catalogue)
    for model in seen_models():
        examiner.compare_records(model)
    for model in guard_models():
        if model is Organisation:
            examiner.compare_offices()
        elif model is Visit:
            examiner.compare_slots()
        else:
            examiner.compare_powers(model)
    examiner.compare_site()
    return examiner.tally


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
    """The models whose records of a case are seen by right."""
    spoken_of = table.listed("records", "model")
    return [model for model in _our_models() if model.__name__ in spoken_of]


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


class _Examiner:
    """Compares what one sees and may with what the table says."""

    def __init__(self, subject: Subject, world: World, catalogue: Catalogue) -> None:
        self.subject, self.catalogue = subject, catalogue
        self.who = subject.name or "nobody"
        self.user: Any = world.users[subject.name] if subject.name else AnonymousUser()
        self.tally = Tally()

    def compare_records(self, model: Any) -> None:
        rows = visible_to(self.user, model._default_manager.all())
        seen = set(rows.values_list("pk", flat=True))
        for thing in self.catalogue.records(model):
            wanted = is_signed_in(self.subject) and may_see(self.subject, thing)
            what = f"{thing.model} {thing.kind} of {thing.place.name!r}"
            self._compare("records, by the policy", thing.key in seen, wanted, f"sees {what}")

    def compare_offices(self) -> None:
        for office in Organisation.objects.order_by("pk"):
            words = frozenset({to_office(self.subject, office.short_name)})
            self._compare_held(office, "organisation", "*", words)

    def compare_powers(self, model: Any) -> None:
        kind = str(model._meta.model_name)
        guards = model._default_manager.in_bulk()
        for thing in self.catalogue.records(model):
            state = thing.state if kind in OF_THEIR_OWN else thing.place.state
            self._compare_held(guards[thing.key], kind, state, thing.words(self.subject))

    def compare_slots(self) -> None:
        """The visits whose hour and place one may know without knowing the case."""
        seen = set(visible_to(self.user, Visit.objects.all(), "cases.view_slot").values_list("pk"))
        for thing in self.catalogue.by_key("visit").values():
            holders = table.holders_of("cases.view_slot", "visit", thing.state)
            wanted = thing.owner == self.who and bool(thing.words(self.subject) & holders)
            self._compare("powers, by the policy", (thing.key,) in seen, wanted, "sees a slot")

    def compare_site(self) -> None:
        for row in compared(self.user, self.subject, self.catalogue.site):
            self._compare(*row)
        for row in compared_at_table(self.user, self.subject, self.catalogue.agenda):
            self._compare(*row)

    def _compare_held(self, guard: Any, kind: str, state: str, words: frozenset[str]) -> None:
        held = allowed(self.user, guard)
        for power in table.powers_on(kind) | held:
            wanted = bool(words & table.holders_of(power, kind, state))
            says = f"may {power} on {kind} {guard}"
            self._compare("powers, by the policy", power in held, wanted, says)

    def _compare(self, what: str, there: bool, wanted: bool, says: str) -> None:
        self.tally.checks[what] += 1
        if there and not wanted:
            self.tally.find("leak", f"{self.who} {says}")
        elif wanted and not there:
            self.tally.find("closed door", f"{self.who} not: {says}")
