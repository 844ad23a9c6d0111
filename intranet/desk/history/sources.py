"""Where the history of a case is kept: one table of versions for each kind of record."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import CharField, F, QuerySet, TextChoices, Value
from django.db.models.functions import Concat, JSONObject
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from permissions.models import Organisation, User
from workflows.cases.models import (
    Agreement,
    AgreementSignature,
    Case,
    CourtOrder,
    Hearing,
    OrderPerson,
    Person,
    PlanReview,
    ReferrerMeeting,
    Relationship,
    RiskSheet,
    Room,
    Visit,
    VisitPlan,
    VisitRecord,
)
from workflows.documents.models import Paper, Report, Transmission


class Kind(TextChoices):
    STEP = "passi", _("Passi del percorso")
    CASE = "fascicolo", _("Fascicolo e provvedimenti")
    PEOPLE = "persone", _("Persone")
    VISITS = "incontri", _("Incontri")
    NOTES = "note", _("Colloqui, verbali e altre note")
    PAPERS = "documenti", _("Documenti e relazioni")


@dataclass(frozen=True)
class Source:
    """The versions of one model; `path` leads from a version to the case.

    Whoever may see the history sees that a record changed; `permission` opens its values.
    """

    model: type[models.Model]
    kind: Kind
    permission: str
    path: str = "case"

    @property
    def name(self) -> str:
        return self.model._meta.model_name or ""

    @property
    def title(self) -> str:
        """What a record of this kind is called."""
        return capfirst(str(TITLES.get(self.model, self.model._meta.verbose_name)))

    def versions_of(self, case: Case) -> QuerySet[Any]:
        history: QuerySet[Any] = self.model.history.filter(**{self.path: case.pk})  # type: ignore[attr-defined]
        return history


NOTES = "cases.view_notes"
SOURCES = (
    Source(Case, Kind.CASE, "cases.view_case", "id"),
    Source(CourtOrder, Kind.CASE, "cases.view_orders"),
    Source(OrderPerson, Kind.CASE, "cases.view_orders", "order__case"),
    Source(Person, Kind.PEOPLE, "cases.view_people"),
    Source(Relationship, Kind.PEOPLE, "cases.view_people", "child__case"),
    Source(VisitPlan, Kind.VISITS, "cases.view_calendar"),
    Source(Visit, Kind.VISITS, "cases.view_calendar"),
    Source(ReferrerMeeting, Kind.NOTES, NOTES),
    Source(Hearing, Kind.NOTES, NOTES),
    Source(RiskSheet, Kind.NOTES, NOTES),
    Source(Agreement, Kind.NOTES, NOTES),
    Source(AgreementSignature, Kind.NOTES, NOTES, "agreement__case"),
    Source(VisitRecord, Kind.NOTES, NOTES, "visit__case"),
    Source(PlanReview, Kind.NOTES, NOTES),
    Source(Paper, Kind.PAPERS, "cases.view_papers"),
    Source(Report, Kind.PAPERS, "cases.view_reports"),
    Source(Transmission, Kind.PAPERS, "cases.view_reports", "report__case"),
)
BY_NAME = {source.name: source for source in SOURCES}

# Who wrote and when stand on the entry itself; addresses of files say nothing to a reader.
SILENT = {
    *("author", "added_by", "added_at", "written_at", "decided_at", "decided_by"),
    *("validated_at", "signed_at", "received_at", "path", "size", "sha256"),
}
# How a record that another one names is called.
NAMES: dict[type[models.Model], tuple[str, ...]] = {
    User: ("first_name", "last_name"),
    Person: ("first_name", "last_name"),
    Organisation: ("short_name",),
    Room: ("name",),
}
TITLES: dict[type[models.Model], Any] = {
    OrderPerson: _("posizione nel provvedimento"),
    Relationship: _("legame"),
    AgreementSignature: _("firma del patto"),
}
LABELS = {
    "adult": _("adulto"),
    "child": _("minore"),
    "kind": _("tipo"),
    "person": _("persona"),
    "service": _("servizio"),
    "signer": _("firmata da"),
    "validator": _("convalida di"),
    "visitor": _("persona incontrante"),
}


def fields_of(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    """The fields that a reader follows, in the order of the model."""
    for field in model._meta.concrete_fields:
        told = field.related_model is None or field.related_model in NAMES
        if told and not field.primary_key and field.name not in SILENT:
            yield field


def values_of(model: type[models.Model]) -> JSONObject:
    """The values of a version as one object, with the names of what it refers to."""
    return JSONObject(**{field.name: _value(field) for field in fields_of(model)})


def label_of(field: models.Field[Any, Any]) -> str:
    return str(LABELS.get(field.name, field.verbose_name))


def _value(field: models.Field[Any, Any]) -> Any:
    if field.related_model is None:
        return F(field.name)
    parts: list[Any] = []
    for name in NAMES[field.related_model]:
        parts += [F(f"{field.name}__{name}"), Value(" ")]
    return Concat(*parts, output_field=CharField())
